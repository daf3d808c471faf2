package dev.sluice.plugins.linking;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Words of names in Arabic letters, which leave short vowels out, in Latin ones, and which Latin spellings they may stand for. Pure
 * functions.
 */
final class ArabicSpelling {
    /** What ends a word that was written without its short vowels. */
    static final char BARE = '_';

    private static final String LETTERS = "arabic.txt";
    private static final String ARTICLE = "ال";
    private static final String SERVANT = "عبدال";
    private static final String SERVANT_OF_GOD = "عبدالل";
    private static final char AIN = 'ع';
    private static final char WAW = 'و';
    private static final char ALEF = 'ا';
    private static final String LONG_VOWELS = "AIUY";

    /** Persian writes two vowels in the same way at the end. */
    private static final String LAST_YEH = "Y";

    private static final String VOWELS = "aeiou";

    /** What is left of a word without the article is a word. */
    private static final int SHORTEST = 3;

    /** The most vowels of a Latin spelling between two consonants. */
    private static final int MOST_VOWELS = 3;

    /** Letters that Persian has and Arabic has not. */
    private static final String PERSIAN_LETTERS = "پچژگکی";

    private static final String YEHS = "يیى";
    private static final Map<Character, String> LATIN = letters(1);
    private static final Map<Character, String> PERSIAN = letters(2);

    private ArabicSpelling() {}

    private static Map<Character, String> letters(int column) {
        Map<Character, String> letters = new HashMap<>();
        for (String line : Words.lines(LETTERS)) {
            String[] columns = line.split("\t", -1);
            letters.put(columns[0].charAt(0), columns.length == 1 ? "" : columns[Math.min(column, columns.length - 1)]);
        }
        return Map.copyOf(letters);
    }

    /** Returns whether a word is written in Arabic letters. */
    static boolean isArabic(String word) {
        return !word.isEmpty() && LATIN.containsKey(word.charAt(0));
    }

    /** Returns whether a name is written as in Persian. */
    static boolean isPersian(String name) {
        return name.chars().anyMatch(c -> PERSIAN_LETTERS.indexOf(c) >= 0);
    }

    /** Returns whether a word is the servant-of prefix with what follows. */
    static boolean isServant(String word) {
        return word.startsWith(SERVANT)
                && !word.startsWith(SERVANT_OF_GOD)
                && word.length() >= SERVANT.length() + SHORTEST;
    }

    /** Returns what follows the servant-of prefix in the same word. */
    static String served(String word) {
        return word.substring(SERVANT.length());
    }

    /**
     * Returns a word in Latin letters: consonants as they sound, long vowels as capitals, except at its beginning, and {@link #BARE} at
     * its end.
     *
     * @param first whether it is the first word of the name, which has no article
     * @param persian whether the name is written as in Persian, which has no article either
     */
    static String latin(String word, boolean first, boolean persian) {
        boolean article =
                !first && !persian && word.startsWith(ARTICLE) && word.length() >= ARTICLE.length() + SHORTEST;
        String bare = article ? word.substring(ARTICLE.length()) : word;
        StringBuilder out = new StringBuilder();
        String before = "";
        for (int i = 0; i < bare.length(); i++) {
            boolean yehAtEnd = persian && i > 0 && i == bare.length() - 1 && YEHS.indexOf(bare.charAt(i)) >= 0;
            String sound = yehAtEnd ? LAST_YEH : sound(bare, i, persian ? PERSIAN : LATIN);
            if (out.length() == 0) {
                out.append(sound.toLowerCase(Locale.ROOT));
            } else if (!sound.equals(before)) {
                out.append(sound);
            }
            before = sound;
        }
        return out.append(BARE).toString();
    }

    private static String sound(String word, int at, Map<Character, String> letters) {
        char c = word.charAt(at);
        if (c == WAW && isConsonant(word, at)) {
            return "v";
        }
        return at == 0 && c == AIN ? "a" : letters.getOrDefault(c, "");
    }

    /** Returns whether a waw is a consonant: at the beginning, beside an alef, and in endings such as that of "Alawi". */
    private static boolean isConsonant(String word, int at) {
        boolean besideAlef = (at > 0 && word.charAt(at - 1) == ALEF) || is(word, at + 1, ALEF);
        boolean beforeYeh = at > 1 && at + 1 < word.length() && YEHS.indexOf(word.charAt(at + 1)) >= 0;
        return at == 0 || besideAlef || (beforeYeh && (at + 2 == word.length() || is(word, at + 2, ALEF)));
    }

    private static boolean is(String word, int at, char letter) {
        return at < word.length() && word.charAt(at) == letter;
    }

    /** Returns whether a part of a name is known by its consonants and long vowels alone. */
    static boolean isBare(String part) {
        return !part.isEmpty() && part.charAt(part.length() - 1) == BARE;
    }

    /** Returns whether two parts of names, one of which at least is bare, may be spellings of one. */
    static boolean similar(String left, String right) {
        if (isBare(left) && isBare(right)) {
            // the last letter of names of women is written in two ways
            return left.replace("h_", "A_").equals(right.replace("h_", "A_"));
        }
        return isBare(left) ? fits(left, right) : fits(right, left);
    }

    /** Returns whether a word of which only the consonants and long vowels are known may be one that is spelled as it sounds. */
    private static boolean fits(String bare, String spelled) {
        int at = 0;
        int other = 0;
        int end = bare.length() - 1;
        int last = spelled.endsWith("h") ? spelled.length() - 1 : spelled.length();
        if (at < end && other < last && VOWELS.indexOf(bare.charAt(0)) >= 0) {
            if (VOWELS.indexOf(spelled.charAt(0)) < 0) {
                return false;
            }
            at = vowelsEnd(bare, 1, end);
            other = vowelsEnd(spelled, 1, last);
        }
        while (at < end || other < last) {
            int longEnd = vowelsEnd(bare, at, end);
            int vowelsEnd = vowelsEnd(spelled, other, last);
            boolean isEnd = vowelsEnd == last;
            boolean silent = isEnd && longEnd < end && bare.charAt(longEnd) == 'h' && longEnd + 1 == end;
            if (!agree(bare.substring(at, longEnd), spelled.substring(other, vowelsEnd), isEnd && !silent)) {
                return false;
            }
            at = silent ? end : longEnd;
            other = vowelsEnd;
            if (at == end || other == last) {
                return at == end && other == last;
            }
            if (!same(bare.charAt(at), spelled.charAt(other))) {
                return false;
            }
            at++;
            other++;
        }
        return true;
    }

    /** Returns whether vowels may stand for the long ones that are written; at the end all are. */
    private static boolean agree(String written, String vowels, boolean isEnd) {
        if (written.isEmpty()) {
            return vowels.isEmpty() || (!isEnd && vowels.length() <= MOST_VOWELS);
        }
        boolean found = false;
        for (int i = 0; i < written.length(); i++) {
            String sounds = switch (written.charAt(i)) {
                case 'A' -> "aeou";
                case 'I' -> "ie";
                case 'Y' -> "iea";
                default -> "uo";
            };
            found |= vowels.chars().anyMatch(v -> sounds.indexOf(v) >= 0);
        }
        return found;
    }

    private static boolean same(char bare, char spelled) {
        return bare == spelled || (bare == 'k' && spelled == 'g');
    }

    private static int vowelsEnd(String word, int from, int end) {
        int at = from;
        while (at < end && (VOWELS.indexOf(word.charAt(at)) >= 0 || LONG_VOWELS.indexOf(word.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }
}
