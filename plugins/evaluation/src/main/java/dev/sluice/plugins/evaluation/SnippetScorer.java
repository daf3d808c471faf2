package dev.sluice.plugins.evaluation;

import dev.sluice.plugins.evaluation.Pages.Found;
import dev.sluice.plugins.evaluation.Pages.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures the texts of articles by pieces that must be in them and pieces that must not, after the evaluation of
 * trafilatura; blanks of whatever kind are alike.
 */
final class SnippetScorer {
    /** How many pieces of one page are where they should not be. */
    private record PageFaults(String file, long missing, long kept) {
        private static final Comparator<PageFaults> WORST_FIRST = Comparator.comparingLong(
                        (PageFaults faults) -> faults.missing + faults.kept)
                .thenComparingLong(PageFaults::missing)
                .thenComparingLong(PageFaults::kept)
                .thenComparing(PageFaults::file, Pages.BY_CODE_POINT)
                .reversed();
    }

    private SnippetScorer() {}

    static Evaluation score(Evaluate.Files files, Disagreements shown) throws IOException {
        List<Page<String>> pages = Pages.read(files, "", item -> new Found<>(squashed(item.optional("text"))));
        List<PageFaults> all = new ArrayList<>();
        long wanted = 0;
        long unwanted = 0;
        for (Page<String> page : pages) {
            String text = squashed(page.answer());
            List<String> with = page.gold().texts("with");
            List<String> without = page.gold().texts("without");
            long missing = with.stream()
                    .filter(piece -> !text.contains(Words.squash(piece)))
                    .count();
            long kept = without.stream()
                    .filter(piece -> text.contains(Words.squash(piece)))
                    .count();
            wanted += with.size();
            unwanted += without.size();
            all.add(new PageFaults(page.file(), missing, kept));
        }
        all.stream()
                .sorted(PageFaults.WORST_FIRST)
                .limit(shown.limit())
                .forEach(page -> shown.add(
                        () -> page.file() + " wanted missing " + page.missing() + ", unwanted kept " + page.kept()));
        long missing = all.stream().mapToLong(PageFaults::missing).sum();
        long kept = all.stream().mapToLong(PageFaults::kept).sum();
        Measure measure = Measure.of(wanted - missing, wanted - missing + kept, wanted);
        double accuracy = (double) (wanted - missing + unwanted - kept) / Math.max(1, wanted + unwanted);
        String line = "snippets   F1 " + Measure.fixed(measure.f1(), 3) + "  P " + Measure.fixed(measure.precision(), 3)
                + "  R " + Measure.fixed(measure.recall(), 3) + "  accuracy " + Measure.fixed(accuracy, 3) + "  of "
                + pages.size() + " pages";
        Map<String, Object> figures = new LinkedHashMap<>(measure.tree());
        figures.put("accuracy", accuracy);
        figures.put("pages", pages.size());
        return new Evaluation(shown.lines(), List.of(line), figures, measure.f1());
    }

    private static String squashed(@Nullable String text) {
        return text == null ? "" : Words.squash(text);
    }
}
