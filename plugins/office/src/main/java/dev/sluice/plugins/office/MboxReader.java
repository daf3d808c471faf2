package dev.sluice.plugins.office;

import dev.sluice.api.Document;
import dev.sluice.api.Input;
import dev.sluice.api.StepException;
import dev.sluice.api.StepException.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a mailbox into its messages, each of which is a part. Stateless, thread-safe. */
final class MboxReader {
    /** The line that begins a message ends with when it came, in the manner of the function asctime of C. */
    private static final Pattern STAMPED =
            Pattern.compile("From .{1,200}\\d{1,2}:\\d{2}(?::\\d{2})?.{0,20}\\d{4}.{0,10}", Pattern.DOTALL);

    private static final Pattern HEADER = Pattern.compile("[!-9;-~]{1,80}:.*|>From .*", Pattern.DOTALL);

    private MboxReader() {}

    static List<Input> read(Document seed, byte[] content) throws StepException {
        List<Input> messages = new ArrayList<>();
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        boolean inMessage = false;
        boolean afterBlank = true;
        int at = 0;
        while (at < content.length) {
            int end = endOfLine(content, at);
            if (afterBlank && startsWith(content, at, "From ") && (isStamped(content, at) || isHeader(content, end))) {
                add(messages, message, inMessage);
                inMessage = true;
            } else {
                write(message, content, at, end);
            }
            afterBlank = isBlank(content, at, end);
            at = end;
        }
        add(messages, message, inMessage);
        if (messages.isEmpty()) {
            throw new StepException(Kind.EMPTY, seed.id() + " is a mailbox without a message");
        }
        return messages;
    }

    private static void add(List<Input> messages, ByteArrayOutputStream message, boolean inMessage) {
        if (inMessage && message.size() > 0) {
            String name = "message-" + (messages.size() + 1) + ".eml";
            messages.add(Input.part(name, "message/rfc822", message.toByteArray()));
        }
        message.reset();
    }

    /** A line that would look like the beginning of a message was given a mark, which is taken away. */
    private static void write(ByteArrayOutputStream message, byte[] content, int at, int end) {
        int marks = at;
        while (marks < end && content[marks] == '>') {
            marks++;
        }
        int from = marks > at && startsWith(content, marks, "From ") ? at + 1 : at;
        message.write(content, from, end - from);
    }

    private static int endOfLine(byte[] content, int at) {
        int end = at;
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        return Math.min(content.length, end + 1);
    }

    private static boolean isBlank(byte[] content, int at, int end) {
        return end - at <= 2 && new String(content, at, end - at, StandardCharsets.ISO_8859_1).isBlank();
    }

    private static boolean isStamped(byte[] content, int at) {
        return STAMPED.matcher(line(content, at)).matches();
    }

    private static boolean isHeader(byte[] content, int at) {
        return HEADER.matcher(line(content, at)).matches();
    }

    private static String line(byte[] content, int at) {
        int length = at < content.length ? Math.min(endOfLine(content, at) - at, 300) : 0;
        return new String(content, Math.min(at, content.length), length, StandardCharsets.ISO_8859_1);
    }

    private static boolean startsWith(byte[] content, int at, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= content.length || content[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
