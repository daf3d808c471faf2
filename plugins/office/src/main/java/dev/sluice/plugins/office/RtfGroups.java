package dev.sluice.plugins.office;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the groups of an RTF document that hold the headers and footers of its pages, which its parser does not tell from
 * the text. Stateless, thread-safe.
 */
final class RtfGroups {
    private static final Pattern EDGE =
            Pattern.compile("\\{\\s*\\\\(?:header|footer)[lrf]?(?![a-z]).*", Pattern.DOTALL);
    private static final Pattern FONTS = Pattern.compile("\\{\\s*\\\\fonttbl.*", Pattern.DOTALL);
    private static final Pattern BINARY = Pattern.compile("\\\\bin(\\d{1,9}) ?.*", Pattern.DOTALL);

    private static final byte[] PARAGRAPH = "\\pard ".getBytes(StandardCharsets.US_ASCII);

    /** A control word is read in this window. */
    private static final int WINDOW = 24;

    /** No header has more bytes, even with a picture in it. */
    private static final int MAX_HEADER = 20_000_000;

    private record Group(int begin, int end) {}

    private RtfGroups() {}

    static boolean isRtf(byte[] content) {
        int length = Math.min(content.length, 64);
        return new String(content, 0, length, StandardCharsets.ISO_8859_1).contains("{\\rtf");
    }

    static byte[] withoutEdges(byte[] content) {
        List<Group> edges = find(content, EDGE);
        if (edges.isEmpty()) {
            return content;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length);
        int at = 0;
        for (Group edge : edges) {
            out.write(content, at, edge.begin() - at);
            at = edge.end();
        }
        out.write(content, at, content.length - at);
        return out.toByteArray();
    }

    /** Returns each header and footer as a document of its own. */
    static List<byte[]> edges(byte[] content) {
        List<byte[]> documents = new ArrayList<>();
        List<Group> fonts = find(content, FONTS);
        int headEnd = 1;
        while (headEnd < content.length && content[headEnd] != '{' && headEnd < 2_000) {
            headEnd++;
        }
        for (Group edge : find(content, EDGE)) {
            if (edge.end() - edge.begin() < MAX_HEADER) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                out.write(content, 0, headEnd);
                if (!fonts.isEmpty()) {
                    Group font = fonts.get(0);
                    out.write(content, font.begin(), font.end() - font.begin());
                }
                // a paragraph begins, and with it the text
                out.write(PARAGRAPH, 0, PARAGRAPH.length);
                String group =
                        new String(content, edge.begin(), edge.end() - edge.begin(), StandardCharsets.ISO_8859_1);
                String words = group.replaceFirst("^\\{\\s*\\\\(?:header|footer)[lrf]?", "{");
                byte[] bytes = words.getBytes(StandardCharsets.ISO_8859_1);
                out.write(bytes, 0, bytes.length);
                out.write('}');
                documents.add(out.toByteArray());
            }
        }
        return documents;
    }

    /** Returns the outermost groups that begin so, in order. */
    private static List<Group> find(byte[] content, Pattern beginning) {
        List<Group> found = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        int inside = -1;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\\') {
                i = behindControl(content, i);
            } else if (content[i] == '{') {
                open.push(i);
                boolean isControl = i + 1 < content.length && content[i + 1] <= '\\';
                if (inside < 0
                        && isControl
                        && beginning.matcher(window(content, i)).matches()) {
                    inside = open.size();
                }
            } else if (content[i] == '}' && !open.isEmpty()) {
                int begin = open.pop();
                if (inside == open.size() + 1) {
                    found.add(new Group(begin, i + 1));
                    inside = -1;
                }
            }
        }
        return found;
    }

    /** Returns the last position that belongs to a control: an escaped brace is none, and binary data has none. */
    private static int behindControl(byte[] content, int at) {
        if (at + 1 < content.length && content[at + 1] == 'b') {
            Matcher binary = BINARY.matcher(window(content, at));
            if (binary.matches()) {
                return (int) Math.min(content.length, (long) at + binary.end(1) + Integer.parseInt(binary.group(1)));
            }
        }
        return at + 1;
    }

    private static String window(byte[] content, int at) {
        return new String(content, at, Math.min(WINDOW, content.length - at), StandardCharsets.ISO_8859_1);
    }
}
