package dev.sluice.plugins.extraction;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The groups of words of the resource {@code block-words.tsv}. Stateless, thread-safe. */
final class WordGroups {
    private static final int LONGEST = 24;
    private static final Map<String, Integer> GROUPS = new HashMap<>();
    private static final int COUNT;

    static {
        List<String> lines = Resources.lines("block-words.tsv");
        for (int group = 0; group < lines.size(); group++) {
            String words = lines.get(group).substring(lines.get(group).indexOf('\t') + 1);
            for (String word : Arrays.asList(words.split(" ", -1))) {
                int bits = 1 << group;
                GROUPS.merge(word, bits, (known, more) -> known | more);
            }
        }
        COUNT = lines.size();
    }

    private WordGroups() {}

    /** Writes for each group how many of its words are in a line, divided by the root of the number of words. */
    static void fill(String text, int words, float[] row, int from) {
        int[] counts = new int[COUNT];
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            boolean isUnspaced = TextShape.isUnspaced(c);
            if (!isUnspaced && (Character.isLetterOrDigit(c) || c == '-')) {
                start = start < 0 ? i : start;
                continue;
            }
            if (start >= 0 && i - start <= LONGEST) {
                count(text.substring(start, i).toLowerCase(Locale.ROOT), counts);
            }
            if (isUnspaced && i + 1 < text.length()) {
                count(text.substring(i, i + 2), counts);
            }
            start = -1;
        }
        for (int group = 0; group < COUNT; group++) {
            row[from + group] = (float) (counts[group] / Math.sqrt(Math.max(1, words)));
        }
    }

    private static void count(String word, int[] counts) {
        int bits = GROUPS.getOrDefault(word, 0);
        while (bits != 0) {
            counts[Integer.numberOfTrailingZeros(bits)]++;
            bits &= bits - 1;
        }
    }
}
