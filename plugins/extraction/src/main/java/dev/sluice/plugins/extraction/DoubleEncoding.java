package dev.sluice.plugins.extraction;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Undoes what happens to a text that is written in UTF-8, read as ISO-8859-1 and written in UTF-8 again: "’" comes out as
 * "â" and two control characters. Those control characters (C1) are in no text, so that they give it away. Stateless.
 */
final class DoubleEncoding {
    private static final int FIRST_C1 = 0x80;
    private static final int LAST_C1 = 0x9f;

    /** Next line, a C1 control that old mainframe texts have. */
    private static final int NEXT_LINE = 0x85;

    private static final int LAST_LATIN_1 = 0xff;

    private DoubleEncoding() {}

    /** Returns the text as it was before, or as it is if not every control character can be accounted for so. */
    static String undone(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        while (from < text.length()) {
            int to = from;
            while (to < text.length() && text.charAt(to) >= FIRST_C1 && text.charAt(to) <= LAST_LATIN_1) {
                to++;
            }
            if (to > from) {
                out.append(decoded(text.substring(from, to)));
                from = to;
            } else {
                out.append(text.charAt(from));
                from++;
            }
        }
        String repaired = out.toString();
        return hasC1(repaired) ? text : repaired;
    }

    private static boolean hasC1(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST_C1 && c <= LAST_C1 && c != NEXT_LINE) {
                return true;
            }
        }
        return false;
    }

    private static String decoded(String run) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(run.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return run;
        }
    }
}
