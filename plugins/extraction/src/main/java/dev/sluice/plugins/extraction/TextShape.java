package dev.sluice.plugins.extraction;

import java.util.Locale;

/** Simple measures of a line of text. Stateless, thread-safe. */
final class TextShape {
    /** A line with this many words and the end of a sentence is a paragraph. */
    private static final int PROSE_WORDS = 9;

    /** A line with this many words is a paragraph even without the end of a sentence. */
    private static final int LONG_WORDS = 25;

    private static final char LAST_ASCII = 0x7e;

    private static final String SENTENCE_ENDS = ".!?…。！？؟।:;";
    private static final String CLOSERS = "\"'”’»)]›“」』";

    private TextShape() {}

    /** Returns the text with each run of white space as one space; zero-width and soft characters are gone. */
    static String normalize(String text) {
        char[] chars = text.toCharArray();
        int length = 0;
        boolean space = false;
        for (char c : chars) {
            boolean isPlain = c > ' ' && c <= LAST_ASCII;
            if (!isPlain && (c == '\u200B' || c == '\u00AD' || c == '\uFEFF' || c == '\u2060')) {
                continue;
            }
            if (!isPlain && CharacterKind.isSpace(c)) {
                space = true;
            } else {
                // never more characters than were read
                if (space && length > 0) {
                    chars[length++] = ' ';
                }
                space = false;
                chars[length++] = c;
            }
        }
        return new String(chars, 0, length);
    }

    /** Returns the number of words; in scripts without spaces two characters count as one word. */
    static int words(String text) {
        int words = 0;
        int ideographs = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSmallLetter(c)) {
                words += inWord ? 0 : 1;
                inWord = true;
            } else if (c == ' ') {
                inWord = false;
            } else if (isUnspaced(c)) {
                ideographs++;
                inWord = false;
            } else if (CharacterKind.isLetterOrDigit(c)) {
                words += inWord ? 0 : 1;
                inWord = true;
            } else if (c != '\'' && c != '’' && c != '-') {
                inWord = false;
            }
        }
        return words + ideographs / 2;
    }

    /** Most characters of most pages are these, and are told first. */
    static boolean isSmallLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isUnspaced(char c) {
        return CharacterKind.isUnspaced(c);
    }

    /** Says whether the text ends as a sentence does, be it behind closing quotation marks. */
    static boolean endsSentence(String text) {
        int end = text.length();
        while (end > 0 && CLOSERS.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0 && SENTENCE_ENDS.indexOf(text.charAt(end - 1)) >= 0;
    }

    /** Says whether the text is a paragraph of running text rather than a heading, a label or a list of words. */
    static boolean isProse(String text) {
        return isProse(text, words(text));
    }

    /** Says the same of a text of which the number of words is known. */
    static boolean isProse(String text, int words) {
        return words >= LONG_WORDS || (words >= PROSE_WORDS && (endsSentence(text) || hasSentenceEndWithin(text)));
    }

    /** Says whether the text was cut off, as announcements of other articles are. */
    static boolean isTruncated(String text) {
        return text.endsWith("...") || text.endsWith("…") || text.endsWith("[…]") || text.endsWith("[...]");
    }

    static boolean hasLetterOrDigit(String text) {
        return text.chars().anyMatch(Character::isLetterOrDigit);
    }

    /** Returns what is left of two texts when only their letters and digits count. */
    static String key(String text) {
        return keyOfLowerCase(text.toLowerCase(Locale.ROOT));
    }

    /** Returns the {@link #key} of a text that is in lower case. */
    static String keyOfLowerCase(String text) {
        char[] key = text.toCharArray();
        int length = 0;
        for (int i = 0; i < key.length; i++) {
            char c = key[i];
            if (c <= LAST_ASCII) {
                if (isSmallLetter(c) || (c >= '0' && c <= '9')) {
                    key[length++] = c;
                }
            } else if (i + 1 < key.length && Character.isSurrogatePair(c, key[i + 1])) {
                if (Character.isLetterOrDigit(Character.codePointAt(key, i))) {
                    key[length++] = c;
                    key[length++] = key[i + 1];
                }
                i++;
            } else if (CharacterKind.isLetterOrDigit(c)) {
                key[length++] = c;
            }
        }
        return new String(key, 0, length);
    }

    private static boolean hasSentenceEndWithin(String text) {
        for (int i = 1; i + 2 < text.length(); i++) {
            if (".!?".indexOf(text.charAt(i)) >= 0
                    && text.charAt(i + 1) == ' '
                    && CharacterKind.isUpperCase(text.charAt(i + 2))
                    && CharacterKind.isLowerCase(text.charAt(i - 1))) {
                return true;
            }
        }
        return false;
    }
}
