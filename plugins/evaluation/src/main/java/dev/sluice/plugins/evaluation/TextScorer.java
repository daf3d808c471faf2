package dev.sluice.plugins.evaluation;

import dev.sluice.plugins.evaluation.Pages.Found;
import dev.sluice.plugins.evaluation.Pages.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the texts of articles by runs of four words, after the article extraction benchmark: precision and recall
 * of each page, and the mean of each over the pages.
 */
final class TextScorer {
    private static final int RUN = 4;

    /** How good the text of one page is. */
    private record PageScore(String key, double precision, double recall) {
        private static final Comparator<PageScore> WORST_FIRST = Comparator.comparingDouble(
                        (PageScore score) -> Math.min(score.precision, score.recall))
                .thenComparingDouble(PageScore::precision)
                .thenComparingDouble(PageScore::recall)
                .thenComparing(PageScore::key, Pages.BY_CODE_POINT);
    }

    private final List<PageScore> scores = new ArrayList<>();
    private double precisions;
    private long said;
    private double recalls;
    private long wanted;
    private long exact;

    private TextScorer() {}

    static Evaluation score(Evaluate.Files files, Disagreements shown) throws IOException {
        List<Page<String>> pages = Pages.read(files, ".html", item -> new Found<>(item.optional("text")));
        TextScorer scorer = new TextScorer();
        for (Page<String> page : pages) {
            String body = page.gold().optional("articleBody");
            scorer.add(page.key(), Words.of(body == null ? "" : body), words(page));
        }
        return scorer.evaluation(shown);
    }

    private static List<String> words(Page<String> page) {
        String text = page.answer();
        return Words.of(text == null ? "" : text);
    }

    private void add(String key, List<String> gold, List<String> system) {
        Map<List<String>, Integer> one = runs(gold);
        Map<List<String>, Integer> other = runs(system);
        long right = 0;
        for (Map.Entry<List<String>, Integer> entry : one.entrySet()) {
            right += Math.min(entry.getValue(), other.getOrDefault(entry.getKey(), 0));
        }
        long all = sum(one);
        long found = sum(other);
        boolean isSame = right == all && right == found;
        double precision = isSame ? 1 : right == 0 ? 0 : (double) right / found;
        double recall = isSame ? 1 : right == 0 ? 0 : (double) right / all;
        if (found > 0) {
            precisions += precision;
            said++;
        }
        if (all > 0) {
            recalls += recall;
            wanted++;
        }
        exact += gold.equals(system) ? 1 : 0;
        scores.add(new PageScore(key, precision, recall));
    }

    private static Map<List<String>, Integer> runs(List<String> words) {
        Map<List<String>, Integer> runs = new HashMap<>();
        if (words.isEmpty()) {
            return runs;
        }
        for (int i = 0; i < Math.max(1, words.size() - RUN + 1); i++) {
            runs.merge(words.subList(i, Math.min(i + RUN, words.size())), 1, Integer::sum);
        }
        return runs;
    }

    private static long sum(Map<List<String>, Integer> runs) {
        return runs.values().stream().mapToLong(Integer::longValue).sum();
    }

    private Evaluation evaluation(Disagreements shown) {
        scores.stream()
                .sorted(PageScore.WORST_FIRST)
                .limit(shown.limit())
                .forEach(score -> shown.add(() -> score.key() + " P " + Measure.fixed(score.precision(), 2) + " R "
                        + Measure.fixed(score.recall(), 2)));
        Measure measure = Measure.of(precisions / Math.max(1, said), recalls / Math.max(1, wanted));
        double identical = (double) exact / scores.size();
        String line = "extract    F1 " + Measure.fixed(measure.f1(), 3) + "  P " + Measure.fixed(measure.precision(), 3)
                + "  R " + Measure.fixed(measure.recall(), 3) + "  exact " + Measure.fixed(identical, 3) + "  of "
                + scores.size() + " pages";
        Map<String, Object> figures = new LinkedHashMap<>(measure.tree());
        figures.put("exact", identical);
        figures.put("pages", scores.size());
        return new Evaluation(shown.lines(), List.of(line), figures, measure.f1());
    }
}
