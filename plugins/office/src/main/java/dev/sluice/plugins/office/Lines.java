package dev.sluice.plugins.office;

import java.util.Locale;

/** Simple measures of a line of text. Stateless, thread-safe. */
final class Lines {
    private static final String SENTENCE_ENDS = ".!?…。！？؟।:;";
    private static final String CLOSERS = "\"'”’»)]›“」』";
    private static final String SIGNS = "•▪◦‣·●○■□\uF0B7\uF0A7\u2756\u27A2";
    private static final String BULLETS = SIGNS + "–—-*";

    private Lines() {}

    /** Returns the text with each run of white space as one space; zero-width and soft characters are gone. */
    static String normalize(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u200B' || c == '\u00AD' || c == '\uFEFF' || c == '\u2060') {
                continue;
            }
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = true;
            } else {
                if (space && out.length() > 0) {
                    out.append(' ');
                }
                space = false;
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Returns the number of words that spaces part. */
    static int words(String text) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean isSpace = Character.isWhitespace(text.charAt(i));
            words += !isSpace && !inWord ? 1 : 0;
            inWord = !isSpace;
        }
        return words;
    }

    /** Says whether the text ends as a sentence does, be it behind closing quotation marks. */
    static boolean endsSentence(String text) {
        int end = text.length();
        while (end > 0 && CLOSERS.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0 && SENTENCE_ENDS.indexOf(text.charAt(end - 1)) >= 0;
    }

    /** Says whether a line begins as the items of lists do: with a bullet, a number or a letter and a bracket. */
    static boolean startsItem(String line) {
        if (line.length() > 1 && BULLETS.indexOf(line.charAt(0)) >= 0) {
            return line.charAt(1) == ' ';
        }
        int i = line.startsWith("(") ? 1 : 0;
        int start = i;
        while (i < line.length() && i - start < 3 && Character.isDigit(line.charAt(i))) {
            i++;
        }
        if (i == start && i < line.length() && Character.isLetter(line.charAt(i))) {
            i++;
        }
        boolean isMarked = i > start && i + 1 < line.length() && line.charAt(i + 1) == ' ';
        // a letter with a full stop is an initial more often than the mark of an item
        return isMarked && (line.charAt(i) == ')' || (line.charAt(i) == '.' && Character.isDigit(line.charAt(i - 1))));
    }

    /** Returns an item without the sign that is drawn before it; numbers and hyphens belong to the words. */
    static String withoutBullet(String line) {
        boolean isMarked = line.length() > 2 && SIGNS.indexOf(line.charAt(0)) >= 0 && line.charAt(1) == ' ';
        return isMarked ? line.substring(2) : line;
    }

    static boolean hasLetter(String text) {
        return text.chars().anyMatch(Character::isLetter);
    }

    /** Returns what is left of two texts when only their letters and digits count. */
    static String key(String text) {
        StringBuilder key = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
