package dev.sluice.plugins.extraction;

import java.nio.charset.Charset;

/**
 * A text with the charset it was read by. Immutable.
 *
 * @param text the characters, without byte order mark
 * @param charset the charset that was used
 * @param damage the share of characters that no text has: replacement, control and unassigned characters, from 0 to 1
 */
record Decoded(String text, Charset charset, double damage) {
    /** Above this share the bytes are no text in that charset; real pages with broken parts stay below 1 %. */
    private static final double LIMIT = 0.05;

    static Decoded of(String text, Charset charset) {
        String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int bad = 0;
        for (int i = 0; i < clean.length(); ) {
            char unit = clean.charAt(i);
            if (unit >= ' ' && unit < 0x7f) {
                i++;
                continue;
            }
            int c = clean.codePointAt(i);
            i += Character.charCount(c);
            if (c == 0xFFFD || !Character.isDefined(c) || (Character.isISOControl(c) && !isLayout(c))) {
                bad++;
            }
        }
        return new Decoded(clean, charset, clean.isEmpty() ? 0 : (double) bad / clean.length());
    }

    boolean isGarbled() {
        return damage > LIMIT;
    }

    private static boolean isLayout(int c) {
        return c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0x85 || c == 0x1b;
    }
}
