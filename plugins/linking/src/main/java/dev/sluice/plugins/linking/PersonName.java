package dev.sluice.plugins.linking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a name of a person, in a form in which the usual ways of writing one name in Latin letters look alike,
 * in Cyrillic and in Arabic ones: articles are dropped, the servant-of prefix is one part with what follows, each part is spelled roughly as it sounds.
 * Immutable.
 *
 * @param parts the parts, roughly as they sound
 */
record PersonName(List<String> parts) {
    /** The last vowels that tell given names of women from those of men, as in Simona and Simone. */
    private static final String GENDERED_ENDINGS = "aeio";

    /** The last vowels that tell family names of women from those of men, as in Kowalska and Kowalski. */
    private static final String GENDERED_FAMILY_ENDINGS = "aio";

    private static final Set<String> ARTICLES =
            Set.of("al", "el", "ul", "ol", "as", "ash", "ad", "ar", "an", "at", "az", "es", "er");
    private static final Set<String> SERVANTS = Set.of("abd", "abdul", "abdel", "abdal", "abdol", "abdool", "abdu");
    private static final String SERVANT = "abd";
    /** The servant-of prefix and what follows in one word, but for "Abdullah", which is seldom parted. */
    private static final Pattern SERVANT_JOINED =
            Pattern.compile("abd[aeou](?:l(?!l?ah)|([rsntdz])(?=\\1))(\\p{L}{3,})");

    private static final String VOWELS = "aeiouAIUY";
    private static final int MIN_SIMILAR_LENGTH = 4;
    private static final Map<Character, String> CYRILLIC = Map.copyOf(cyrillic());

    PersonName {
        parts = List.copyOf(parts);
    }

    /** Returns the parts of a folded name. */
    static PersonName of(String folded) {
        String[] words = folded.split(" ", -1);
        List<String> parts = new ArrayList<>(words.length);
        String prefix = "";
        boolean persian = ArabicSpelling.isPersian(folded);
        for (int i = 0; i < words.length; i++) {
            boolean last = i == words.length - 1;
            String word = inLatin(words[i]);
            String served = served(word);
            if (served != null) {
                prefix = SERVANT;
                word = served;
            }
            boolean arabic = ArabicSpelling.isArabic(word);
            String part = arabic ? ArabicSpelling.latin(word, i == 0, persian) : sound(word);
            String bare = arabic ? part.substring(0, part.length() - 1) : word;
            if (SERVANTS.contains(bare) && !last) {
                prefix = SERVANT;
            } else if (!(ARTICLES.contains(bare) && !last) && !bare.isEmpty()) {
                // what was an initial stays one
                parts.add(prefix + (words[i].length() == 1 ? part.substring(0, 1) : part));
                prefix = "";
            }
        }
        return new PersonName(parts);
    }

    /** Returns what follows the servant-of prefix in one word with it; null if it has none. */
    private static @Nullable String served(String word) {
        if (ArabicSpelling.isServant(word)) {
            return ArabicSpelling.served(word);
        }
        Matcher servant = SERVANT_JOINED.matcher(word);
        return servant.matches() ? servant.group(2) : null;
    }

    /** Returns a folded name with Latin letters in place of Cyrillic ones. */
    private static String inLatin(String folded) {
        if (folded.chars().noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC)) {
            return folded;
        }
        StringBuilder out = new StringBuilder();
        folded.chars().forEach(c -> out.append(CYRILLIC.getOrDefault((char) c, String.valueOf((char) c))));
        return out.toString();
    }

    private static Map<Character, String> cyrillic() {
        Map<Character, String> letters = new HashMap<>();
        for (String line : Words.lines("cyrillic.txt")) {
            letters.put(line.charAt(0), line.substring(1).strip());
        }
        return letters;
    }

    /** Returns the consonants of all parts, by which names that may be the same are found. */
    String skeleton() {
        StringBuilder out = new StringBuilder();
        for (String part : parts) {
            out.append(consonants(part)).append(' ');
        }
        return out.toString().trim();
    }

    /** Returns whether each part of the other name is, in order, a likely spelling of the same part of this one. */
    boolean sameAs(PersonName other) {
        if (parts.size() != other.parts.size()) {
            return false;
        }
        int family = parts.size() - 1;
        for (int i = 0; i < parts.size(); i++) {
            String gendered = i == family && family > 0 ? GENDERED_FAMILY_ENDINGS : GENDERED_ENDINGS;
            if (!similar(parts.get(i), other.parts.get(i), gendered)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether both names have one part, and these differ by a letter at most as they sound. */
    boolean isNear(PersonName other) {
        return parts.size() == 1 && other.parts.size() == 1 && distance(parts.get(0), other.parts.get(0)) <= 1;
    }

    /** Returns whether this name is the end of the longer one, such as a family name, with or without article. */
    boolean endsOf(PersonName longer) {
        int offset = longer.parts.size() - parts.size();
        if (offset <= 0 || parts.isEmpty()) {
            return false;
        }
        return new PersonName(longer.parts.subList(offset, longer.parts.size())).sameAs(this);
    }

    /** Returns whether two parts are likely spellings of one. */
    static boolean similar(String left, String right) {
        return similar(left, right, GENDERED_ENDINGS);
    }

    private static boolean similar(String left, String right, String gendered) {
        if (left.equals(right)) {
            return true;
        }
        if (ArabicSpelling.isBare(left) || ArabicSpelling.isBare(right)) {
            return ArabicSpelling.similar(left, right);
        }
        if (left.length() == 1 || right.length() == 1 || differInGender(left, right, gendered)) {
            return false;
        }
        if (consonants(left).equals(consonants(right))) {
            return Math.min(left.length(), right.length()) >= 2
                    && Math.abs(left.length() - right.length()) <= 2
                    && distance(left, right) <= 2;
        }
        return Math.min(left.length(), right.length()) > MIN_SIMILAR_LENGTH
                && left.charAt(0) == right.charAt(0)
                && distance(left, right) <= 1;
    }

    /** Returns whether two parts differ by the last vowel as the names of a woman and a man do. */
    private static boolean differInGender(String left, String right, String gendered) {
        char one = left.charAt(left.length() - 1);
        char other = right.charAt(right.length() - 1);
        return one != other
                && (one == 'a' || other == 'a')
                && gendered.indexOf(one) >= 0
                && gendered.indexOf(other) >= 0;
    }

    /** Returns a word roughly as it sounds: one sign for what Latin spellings of one foreign sound share. */
    private static String sound(String word) {
        String spelled = word.replace("ough", "of")
                .replace("ck", "k")
                .replace("ph", "f")
                .replace("kh", "h")
                .replace("gh", "k")
                .replace("dh", "d")
                .replace("dj", "j")
                .replace("ou", "u")
                .replace("oo", "u")
                .replace("ee", "i")
                .replace("ei", "i")
                .replace("ai", "i")
                .replace("ay", "i")
                .replace("ey", "i")
                .replace("iy", "i")
                .replace("yy", "y")
                .replace("x", "ks")
                .replace('q', 'k')
                .replace('w', 'v');
        StringBuilder out = new StringBuilder(spelled.length());
        for (int i = 0; i < spelled.length(); i++) {
            char c = spelled.charAt(i);
            if (c == 'y') {
                c = 'i';
            }
            if (out.length() == 0 || out.charAt(out.length() - 1) != c) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Returns the consonants of a part, with one sign for those that are spelled in several ways. */
    static String consonants(String part) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            boolean vowel = VOWELS.indexOf(c) >= 0;
            if (vowel && i == 0) {
                out.append('a');
            } else if (!vowel && c != ArabicSpelling.BARE && (c != 'h' || i == 0)) {
                if (out.length() == 0 || out.charAt(out.length() - 1) != c) {
                    out.append(c == 'g' ? 'k' : c);
                }
            }
        }
        return out.toString();
    }

    /** Returns how many letters must be put in, taken out or changed to make one part of the other. */
    static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
