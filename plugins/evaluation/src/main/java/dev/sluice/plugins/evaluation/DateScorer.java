package dev.sluice.plugins.evaluation;

import dev.sluice.plugins.evaluation.Pages.Found;
import dev.sluice.plugins.evaluation.Pages.Page;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures on which day pages were published. An answer that names no day, such as a month, counts as none: it costs
 * recall and not precision, after the evaluation of htmldate.
 */
final class DateScorer {
    private static final int DAY_LENGTH = "2020-01-10".length();

    private DateScorer() {}

    static Evaluation score(Evaluate.Files files, Disagreements shown) throws IOException {
        List<Page<String>> pages = Pages.read(files, "", DateScorer::day);
        long right = 0;
        long wrong = 0;
        long near = 0;
        for (Page<String> page : pages) {
            String wanted = page.gold().optional("date");
            String day = page.answer();
            if (day != null && day.equals(wanted)) {
                right++;
            } else {
                wrong += day == null ? 0 : 1;
                near += isNextDay(day, wanted) ? 1 : 0;
                if (day != null || wanted != null) {
                    shown.add(() -> page.file() + ": gold " + (wanted == null ? "None" : wanted) + " got "
                            + (day == null ? "None" : day) + "  " + page.key());
                }
            }
        }
        return evaluation(right, wrong, near, pages.size(), shown);
    }

    private static Found<String> day(JsonItem item) {
        String value = item.object("dates").object("published").optional("value");
        return new Found<>(value == null || value.length() < DAY_LENGTH ? null : value.substring(0, DAY_LENGTH));
    }

    private static boolean isNextDay(@Nullable String day, @Nullable String wanted) {
        if (day == null || wanted == null) {
            return false;
        }
        try {
            return Math.abs(ChronoUnit.DAYS.between(LocalDate.parse(day), LocalDate.parse(wanted))) == 1;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Evaluation evaluation(long right, long wrong, long near, long all, Disagreements shown) {
        long silent = all - right - wrong;
        double precision = right + wrong == 0 ? 0 : (double) right / (right + wrong);
        double recall = right + silent == 0 ? 0 : (double) right / (right + silent);
        double accuracy = (double) right / all;
        double f1 = right == 0 ? 0 : 2.0 * right / (2 * right + wrong + silent);
        String line = "dates      P " + Measure.fixed(precision, 3) + "  R " + Measure.fixed(recall, 3) + "  accuracy "
                + Measure.fixed(accuracy, 3) + "  F1 " + Measure.fixed(f1, 3) + "   (" + right + " right, " + wrong
                + " wrong of which " + near + " by one day, " + silent + " without answer, of " + all + ")";
        Map<String, Object> figures = new LinkedHashMap<>(new Measure(precision, recall, f1).tree());
        figures.put("accuracy", accuracy);
        figures.put("right", right);
        figures.put("wrong", wrong);
        figures.put("wrongByOneDay", near);
        figures.put("withoutAnswer", silent);
        figures.put("pages", all);
        return new Evaluation(shown.lines(), List.of(line), figures, f1);
    }
}
