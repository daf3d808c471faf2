package dev.sluice.plugins.dating;

/**
 * A piece of text: a word, a number shape, a sign, or a break between blocks. Immutable.
 *
 * @param begin first UTF-16 unit inside
 * @param end first UTF-16 unit after
 * @param norm the words in lower case (root locale), straight apostrophes; a line feed for a break
 * @param kind what it is
 * @param joint how it is joined to the token before
 * @param capital whether it begins with a capital letter
 * @param allCapitals whether all its letters are capitals
 * @param initial whether it begins a sentence
 */
record Token(
        int begin,
        int end,
        String norm,
        Kind kind,
        Joint joint,
        boolean capital,
        boolean allCapitals,
        boolean initial) {
    /** What a token is. */
    enum Kind {
        /** Letters. */
        WORD,
        /** Something that begins with a digit. */
        NUMBER,
        /** Any other single character. */
        SIGN,
        /** An empty line: no expression goes across. */
        BREAK
    }

    /** What stands between a token and the one before. */
    enum Joint {
        /** Nothing. */
        NONE,
        /** White space. */
        SPACE,
        /** A hyphen between letters or digits. */
        HYPHEN
    }
}
