package dev.sluice.plugins.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares texts by their runs of four words, as benchmarks of extraction do. */
final class TextScore {
    private static final int RUN = 4;

    private TextScore() {}

    /** Returns the F1 of the runs of four words of a text against those that are wanted. */
    static float f1(String wanted, String text) {
        Map<String, Integer> left = runs(wanted);
        int all = left.values().stream().mapToInt(Integer::intValue).sum();
        int found = 0;
        int count = 0;
        for (Map.Entry<String, Integer> run : runs(text).entrySet()) {
            count += run.getValue();
            found += Math.min(run.getValue(), left.getOrDefault(run.getKey(), 0));
        }
        return all + count == 0 ? 1 : 2f * found / (all + count);
    }

    private static Map<String, Integer> runs(String text) {
        List<String> words = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean isWord = i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_');
            if (isWord) {
                from = from < 0 ? i : from;
            } else if (from >= 0) {
                words.add(text.substring(from, i));
                from = -1;
            }
        }
        Map<String, Integer> runs = new HashMap<>();
        for (int i = 0; i < Math.max(1, words.size() - RUN + 1); i++) {
            runs.merge(String.join(" ", words.subList(i, Math.min(words.size(), i + RUN))), 1, Integer::sum);
        }
        return runs;
    }
}
