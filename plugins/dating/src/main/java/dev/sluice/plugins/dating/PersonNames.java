package dev.sluice.plugins.dating;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The form in which names of people are compared: small Latin letters without marks, without initials and additions. Pure. */
final class PersonNames {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Set<String> ADDITIONS = Set.of("jr", "sr", "ii", "iii", "iv", "dr", "mr", "mrs", "ms");
    private static final int MOST_WORDS = 5;

    private PersonNames() {}

    /** Returns a name in the form for comparison, its words divided by one blank; empty where nothing is left. */
    static String key(String name) {
        List<String> words = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length()
                    || !(Character.isLetter(name.charAt(i)) || name.charAt(i) == '\'' || isMark(name, i))) {
                if (i > begin) {
                    String word = word(name.substring(begin, i));
                    if (isTelling(word)) {
                        words.add(word);
                    }
                }
                begin = i + 1;
            }
        }
        return String.join(" ", words);
    }

    private static boolean isMark(String name, int at) {
        return Character.getType(name.charAt(at)) == Character.NON_SPACING_MARK;
    }

    /** Returns one word in the form for comparison. */
    static String word(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            if (lower.charAt(i) > 0x7f) {
                return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD))
                        .replaceAll("")
                        .replace("ø", "o")
                        .replace("ł", "l")
                        .replace("ß", "ss")
                        .replace("æ", "ae");
            }
        }
        return lower;
    }

    /** Returns whether a word in the form for comparison is more than an initial or an addition. */
    static boolean isTelling(String word) {
        return word.length() > 1 && !ADDITIONS.contains(word);
    }

    /** Returns whether a name in the form for comparison has more words than one and is written in Latin letters. */
    static boolean isFullName(String key) {
        int words = 1;
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            words += c == ' ' ? 1 : 0;
            if (c != ' ' && c != '\'' && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return words >= 2 && words <= MOST_WORDS;
    }
}
