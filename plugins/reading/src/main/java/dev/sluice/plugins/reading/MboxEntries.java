package dev.sluice.plugins.reading;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a mailbox in the formats mboxo and mboxrd (RFC 4155 and its relatives), in their order and called by
 * their numbers. Used by one thread.
 */
final class MboxEntries implements Entries {
    private static final String MEDIA_TYPE = "message/rfc822";

    /** Longer lines cannot begin a message, and are passed on as they come. */
    private static final int LONGEST_LINE = 8192;

    /** A sender, and a time of day: a sentence that begins with the word holds no such thing as a rule. */
    private static final Pattern SEPARATOR = Pattern.compile("From \\S.{0,500}\\d{1,2}:\\d{2}.{0,200}\\s*");

    private static final Pattern HEADER = Pattern.compile("(?s)[!-9;-~]{1,100}[ \\t]*:.*|>?From .*");
    private static final Pattern QUOTED = Pattern.compile("(?s)>+From .*");

    private final String name;
    private final long maxBytes;
    private final BufferedInputStream in;
    private @Nullable String separator;
    private @Nullable String header;
    private long number;

    MboxEntries(String name, InputStream in, long maxBytes) throws IOException {
        this.name = name;
        this.maxBytes = maxBytes;
        this.in = new BufferedInputStream(in, 1 << 16);
        String first = line();
        while (first != null && first.isBlank()) {
            first = line();
        }
        if (first != null && !first.startsWith("From ")) {
            throw UnreadableException.broken(name + " is not a mailbox: it does not begin with a line 'From …'");
        }
        this.separator = first;
        this.header = first == null ? null : line();
    }

    @Override
    public @Nullable Entry next() throws IOException {
        if (separator == null) {
            return null;
        }
        number++;
        Message message = new Message();
        separator = null;
        for (String line = takeHeader(); line != null; line = line()) {
            if (message.endsBlank && SEPARATOR.matcher(line).matches()) {
                String next = line();
                if (next == null || HEADER.matcher(next).matches()) {
                    separator = line;
                    header = next;
                    break;
                }
                message.add(line);
                line = next;
            }
            message.add(QUOTED.matcher(line).matches() ? line.substring(1) : line);
        }
        return new Entry(
                String.valueOf(number),
                message::open,
                seed -> seed.withSource(seed.source().withMediaType(MEDIA_TYPE)));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private @Nullable String takeHeader() throws IOException {
        String first = header;
        header = null;
        return first == null ? line() : first;
    }

    /** Returns the next line with its end, or a piece of one that is very long; each character is a byte. */
    private @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.append((char) b);
            if (b == '\n' || line.length() == LONGEST_LINE) {
                break;
            }
        }
        return line.length() == 0 ? null : line.toString();
    }

    /** A message that is being gathered, up to the limit. */
    private final class Message {
        private final String id = name + "#" + number;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long length;
        private boolean endsBlank;

        void add(String line) {
            length += line.length();
            endsBlank = line.equals("\n") || line.equals("\r\n");
            if (length <= maxBytes) {
                bytes.writeBytes(line.getBytes(StandardCharsets.ISO_8859_1));
            }
        }

        InputStream open() throws IOException {
            if (length > maxBytes) {
                throw BoundedStream.tooLong(id, maxBytes);
            }
            return new ByteArrayInputStream(bytes.toByteArray());
        }
    }
}
