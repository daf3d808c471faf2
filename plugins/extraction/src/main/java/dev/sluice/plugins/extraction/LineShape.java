package dev.sluice.plugins.extraction;

/**
 * Counts over the characters of a line, made in one go. Immutable.
 *
 * @param words the number of words; in scripts without spaces two characters are one
 * @param letters the number of letters and digits
 * @param upper how many of them are upper-case letters
 * @param digits how many of them are digits
 * @param unspaced how many of them belong to scripts without spaces
 * @param capitalized the number of words that begin with an upper-case letter
 * @param commas the number of commas of any script
 * @param separators the number of signs that stand between entries rather than in sentences
 * @param sentences the number of ends of sentences within the line and at its end
 * @param hasAddress whether it holds a URL or an e-mail address
 * @param hasYear whether it holds a number of four digits from 1900 to 2099
 */
record LineShape(
        int words,
        int letters,
        int upper,
        int digits,
        int unspaced,
        int capitalized,
        int commas,
        int separators,
        int sentences,
        boolean hasAddress,
        boolean hasYear) {
    private static final String COMMAS = ",，、،;；";
    private static final String SEPARATORS = "|•·»«›‹/>→←▶►–—+*#&";
    private static final String ENDS = ".!?…。！？؟।";

    static LineShape of(String text) {
        int words = 0;
        int letters = 0;
        int upper = 0;
        int digits = 0;
        int unspaced = 0;
        int capitalized = 0;
        int commas = 0;
        int separators = 0;
        int sentences = 0;
        int number = 0;
        int numberLength = 0;
        boolean hasYear = false;
        boolean inWord = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c >= '0' && c <= '9') {
                number = numberLength < 5 ? number * 10 + (c - '0') : number;
                numberLength++;
            } else if (numberLength > 0) {
                hasYear |= numberLength == 4 && number >= 1900 && number < 2100;
                number = 0;
                numberLength = 0;
            }
            if (Character.isLetterOrDigit(c)) {
                letters++;
                boolean isUpper = Character.isUpperCase(c);
                upper += isUpper ? 1 : 0;
                digits += Character.isDigit(c) ? 1 : 0;
                if (TextShape.isUnspaced(c)) {
                    unspaced++;
                    inWord = false;
                } else {
                    words += inWord ? 0 : 1;
                    capitalized += !inWord && isUpper ? 1 : 0;
                    inWord = true;
                }
            } else if (c != '\'' && c != '’' && c != '-') {
                inWord = false;
                commas += COMMAS.indexOf(c) >= 0 ? 1 : 0;
                separators += SEPARATORS.indexOf(c) >= 0 ? 1 : 0;
                boolean ends =
                        ENDS.indexOf(c) >= 0 && (i + 1 >= text.length() || c > '\u2fff' || text.charAt(i + 1) == ' ');
                sentences += ends ? 1 : 0;
            }
        }
        boolean hasAddress = text.contains("://") || text.contains("www.") || text.indexOf('@') >= 0;
        return new LineShape(
                words + unspaced / 2,
                letters,
                upper,
                digits,
                unspaced,
                capitalized,
                commas,
                separators,
                sentences,
                hasAddress,
                hasYear);
    }

    /** Returns the share of one count in another, 0 if there is none. */
    static float share(long part, long whole) {
        return share((double) part, (double) whole);
    }

    static float share(double part, double whole) {
        return whole <= 0 ? 0 : (float) (part / whole);
    }
}
