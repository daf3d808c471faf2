package dev.sluice.plugins.linking;

/**
 * A word of a text. Immutable.
 *
 * @param begin where it begins, in UTF-16 units
 * @param end where it ends, without a possessive ending
 * @param folded its folded form without a possessive ending
 * @param full its folded form with the possessive ending, if it has one
 * @param gap what stands between the word before and this one
 * @param shape how it is written
 * @param start whether a capital may only show that a sentence begins here
 * @param headline whether it stands in a line in which nearly every word has a capital
 */
record Token(int begin, int end, String folded, String full, Gap gap, Shape shape, boolean start, boolean headline) {
    /** What stands between two words. */
    enum Gap {
        /** White space on one line, or the dot of an abbreviation and white space. */
        SPACE,
        /** A hyphen alone. */
        HYPHEN,
        /** An ampersand. */
        AMPERSAND,
        /** A comma and white space. */
        COMMA,
        /** Anything else, such as the end of a sentence or a line. */
        BREAK
    }

    /** How a word is written. */
    enum Shape {
        /** It has a small first letter. */
        LOWER,
        /** It has a capital first letter. */
        CAPITAL,
        /** It has capitals and digits alone, at least two of them, and begins with a capital. */
        UPPER,
        /** It is one capital, possibly with a dot. */
        INITIAL,
        /** It begins with a digit or a letter without case. */
        OTHER
    }

    /** Returns whether it begins with a capital. */
    boolean isCapital() {
        return shape == Shape.CAPITAL || shape == Shape.UPPER || shape == Shape.INITIAL;
    }

    /** Returns whether it has a possessive ending. */
    boolean isPossessive() {
        return full.length() > folded.length();
    }

    /** Returns whether it is joined to the word before as the words of one name are. */
    boolean isJoined() {
        return gap == Gap.SPACE || gap == Gap.HYPHEN || gap == Gap.AMPERSAND;
    }

    Token with(boolean newStart, boolean newHeadline) {
        return new Token(begin, end, folded, full, gap, shape, newStart, newHeadline);
    }
}
