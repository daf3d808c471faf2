package dev.sluice.plugins.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the words of a line by the groups of the resource {@code line-words.tsv}. Stateless, thread-safe. */
final class LineWords {
    /** Prefixes are looked up by their first characters. */
    private static final int PREFIX = 3;

    private static final List<String> GROUPS = new ArrayList<>();
    private static final Map<String, Integer> WORDS = new HashMap<>();
    private static final Map<String, List<String>> PREFIXES = new HashMap<>();
    private static final Map<String, Integer> PREFIX_GROUPS = new HashMap<>();

    /** Marks the {@link #beginning} of every word and prefix, which most words of a page do not share. */
    private static final boolean[] BEGINNINGS = new boolean[1 << 14];

    private static final Map<Character, List<String>> UNSPACED = new HashMap<>();

    static {
        for (String line : Resources.lines("line-words.tsv")) {
            String[] fields = line.split("\t", -1);
            GROUPS.add(fields[0]);
            for (String word : fields[1].split(" ", -1)) {
                add(word, GROUPS.size() - 1);
            }
        }
    }

    private LineWords() {}

    private static void add(String word, int group) {
        BEGINNINGS[beginning(word, 0, word.length())] = true;
        if (TextShape.isUnspaced(word.charAt(0))) {
            WORDS.putIfAbsent(word, group);
            UNSPACED.computeIfAbsent(word.charAt(0), c -> new ArrayList<>()).add(word);
        } else if (word.endsWith("*")) {
            String prefix = word.substring(0, word.length() - 1);
            PREFIX_GROUPS.putIfAbsent(prefix, group);
            PREFIXES.computeIfAbsent(prefix.substring(0, PREFIX), p -> new ArrayList<>())
                    .add(prefix);
        } else {
            WORDS.putIfAbsent(word, group);
        }
    }

    static List<String> groups() {
        return List.copyOf(GROUPS);
    }

    /** Returns how many words of each group a line holds, which is given in lower case. */
    static int[] counts(String lower) {
        int[] counts = new int[GROUPS.size()];
        int begin = 0;
        for (int i = 0; i <= lower.length(); i++) {
            char c = i < lower.length() ? lower.charAt(i) : ' ';
            if (TextShape.isSmallLetter(c)) {
                continue;
            }
            boolean isUnspaced = TextShape.isUnspaced(c);
            if (!isUnspaced && (CharacterKind.isLetterOrDigit(c) || c == '-' || c == '©')) {
                continue;
            }
            if (i > begin && BEGINNINGS[beginning(lower, begin, i)]) {
                count(lower.substring(begin, i), counts);
            }
            begin = i + 1;
            if (isUnspaced) {
                for (String word : UNSPACED.getOrDefault(c, List.of())) {
                    counts[WORDS.getOrDefault(word, 0)] += lower.startsWith(word, i) ? 1 : 0;
                }
            }
        }
        return counts;
    }

    /** Returns a number for the first characters of a word; it depends on no others, and on the end of a shorter word. */
    private static int beginning(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < from + PREFIX; i++) {
            number = number * 31 + (i < to ? text.charAt(i) : 0);
        }
        return number & (BEGINNINGS.length - 1);
    }

    private static void count(String word, int[] counts) {
        Integer group = WORDS.get(word);
        if (group != null) {
            counts[group]++;
        } else if (word.length() >= PREFIX) {
            for (String prefix : PREFIXES.getOrDefault(word.substring(0, PREFIX), List.of())) {
                if (word.startsWith(prefix)) {
                    counts[PREFIX_GROUPS.getOrDefault(prefix, 0)]++;
                    return;
                }
            }
        }
    }
}
