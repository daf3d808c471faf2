package dev.sluice.plugins.extraction;

import java.nio.charset.Charset;

/**
 * A text with the charset it was read by. Immutable.
 *
 * @param text the characters, without byte order mark
 * @param charset the charset that was used
 * @param damage the share of characters that no text has: replacement, control and unassigned characters, from 0 to 1
 * @param replacements the replacement characters, other than one at the end, where a last character may have been cut
 * @param hasC1 whether there are control characters from U+0080 to U+009F other than U+0085 (next line)
 */
record Decoded(String text, Charset charset, double damage, int replacements, boolean hasC1) {
    /** Above this share the bytes are no text in that charset; real pages with broken parts stay below 1 %. */
    private static final double LIMIT = 0.05;

    private static final char NEXT_LINE = '\u0085';
    private static final char LAST_C1 = '\u009F';
    private static final char FIRST_UNASSIGNED = '\u0378';
    private static final char REPLACEMENT = '\uFFFD';

    static Decoded of(String text, Charset charset) {
        String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
        // an array is walked several times as fast as a string
        char[] chars = clean.toCharArray();
        int bad = 0;
        int replacements = 0;
        boolean hasC1 = false;
        for (int i = 0; i < chars.length; i++) {
            char unit = chars[i];
            boolean isAscii = unit >= ' ' && unit < 0x7f;
            boolean isAlphabetic = unit > LAST_C1 && unit < FIRST_UNASSIGNED;
            if (isAscii || isAlphabetic) {
                continue;
            }
            int c = unit;
            if (Character.isHighSurrogate(unit)) {
                c = Character.codePointAt(chars, i);
                i += Character.charCount(c) - 1;
            }
            if (c == REPLACEMENT) {
                bad++;
                replacements += i < chars.length - 1 ? 1 : 0;
            } else if (c <= LAST_C1) {
                bad += isLayout(c) ? 0 : 1;
                hasC1 |= c > 0x7f && c != NEXT_LINE;
            } else if (!Character.isDefined(c)) {
                bad++;
            }
        }
        double damage = chars.length == 0 ? 0 : (double) bad / chars.length;
        return new Decoded(clean, charset, damage, replacements, hasC1);
    }

    boolean isGarbled() {
        return damage > LIMIT;
    }

    private static boolean isLayout(int c) {
        return c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == NEXT_LINE || c == 0x1b;
    }
}
