package dev.sluice.plugins.extraction;

/**
 * What kind of character a UTF-16 unit is, as {@link Character} tells it. The answers stand in a table, since every character of
 * a page is asked about several times. Stateless, thread-safe.
 */
final class CharacterKind {
    private static final int LETTER = 1;
    private static final int DIGIT = 2;
    private static final int UPPER = 4;
    private static final int LOWER = 8;
    private static final int SPACE = 16;
    private static final int UNSPACED = 32;

    private static final byte[] KINDS = new byte[Character.MAX_VALUE + 1];

    static {
        for (int i = 0; i < KINDS.length; i++) {
            char c = (char) i;
            int kind = 0;
            kind |= Character.isLetter(c) ? LETTER : 0;
            kind |= Character.isDigit(c) ? DIGIT : 0;
            kind |= Character.isUpperCase(c) ? UPPER : 0;
            kind |= Character.isLowerCase(c) ? LOWER : 0;
            kind |= Character.isWhitespace(c) || Character.isSpaceChar(c) ? SPACE : 0;
            kind |= isOfScriptWithoutSpaces(c) ? UNSPACED : 0;
            KINDS[i] = (byte) kind;
        }
    }

    private CharacterKind() {}

    private static boolean isOfScriptWithoutSpaces(char c) {
        boolean isEastAsian = c >= '\u2E80' && (Character.isIdeographic(c) || (c >= '\u3040' && c <= '\u30FF'));
        return isEastAsian || (c >= '\u0E00' && c <= '\u0E7F');
    }

    static boolean isLetter(char c) {
        return (KINDS[c] & LETTER) != 0;
    }

    static boolean isDigit(char c) {
        return (KINDS[c] & DIGIT) != 0;
    }

    static boolean isLetterOrDigit(char c) {
        return (KINDS[c] & (LETTER | DIGIT)) != 0;
    }

    static boolean isUpperCase(char c) {
        return (KINDS[c] & UPPER) != 0;
    }

    static boolean isLowerCase(char c) {
        return (KINDS[c] & LOWER) != 0;
    }

    /** Says whether it is white space, also such as must not be broken. */
    static boolean isSpace(char c) {
        return (KINDS[c] & SPACE) != 0;
    }

    /** Says whether it is of a script in which no spaces stand between words. */
    static boolean isUnspaced(char c) {
        return (KINDS[c] & UNSPACED) != 0;
    }
}
