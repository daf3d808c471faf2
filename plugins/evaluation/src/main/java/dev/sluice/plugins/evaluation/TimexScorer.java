package dev.sluice.plugins.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Measures temporal expressions, after TempEval-3: a gold expression and one of the system are a pair if they
 * overlap, identical ones first, then by the size of the overlap; of the pairs count those with the same span, the
 * same type, the same value.
 */
final class TimexScorer {
    /** What is compared of an expression. */
    private record Expression(
            TextSpan span,
            @Nullable String surface,
            @Nullable String type,
            @Nullable String value) {
        static Expression of(JsonItem item) {
            return new Expression(
                    TextSpan.of(item), item.optional("surface"), item.optional("type"), item.optional("value"));
        }
    }

    private record Answer(@Nullable String text, List<Expression> expressions) {
        static Answer of(JsonItem item) {
            return new Answer(
                    item.optional("text"),
                    item.list("timex").stream().map(Expression::of).toList());
        }
    }

    /** A gold expression and the one of the system that answers it, by their places in their lists. */
    private record Pair(int gold, int system, boolean isSame, int overlap) {
        private static final Comparator<Pair> ORDER = Comparator.comparing((Pair pair) -> !pair.isSame)
                .thenComparing(Comparator.comparingInt(Pair::overlap).reversed())
                .thenComparingInt(Pair::gold)
                .thenComparingInt(Pair::system);
    }

    private final Disagreements shown;
    private int gold;
    private int system;
    private int strict;
    private int relaxed;
    private int type;
    private int value;
    private int documents;
    private int missing;
    private String firstMissing = "";

    private TimexScorer(Disagreements shown) {
        this.shown = shown;
    }

    static Evaluation score(Evaluate.Files files, Disagreements shown) throws IOException {
        Map<String, Answer> answers = files.systemFile().byId(Answer::of);
        TimexScorer scorer = new TimexScorer(shown);
        files.goldFile().eachLine(item -> scorer.add(item, answers.get(item.text("id"))));
        files.tellMissing(scorer.missing, scorer.documents, scorer.firstMissing);
        return scorer.evaluation();
    }

    private void add(JsonItem item, @Nullable Answer answer) {
        String id = item.text("id");
        documents++;
        if (answer == null) {
            missing++;
            firstMissing = firstMissing.isEmpty() ? id : firstMissing;
        } else if (answer.text() != null && !answer.text().equals(item.text("text"))) {
            throw new IllegalArgumentException(
                    item.place() + ": the text of '" + id + "' was changed, so that offsets cannot be compared");
        }
        List<Expression> wanted =
                item.list("timex").stream().map(Expression::of).toList();
        List<Expression> found = answer == null ? List.of() : answer.expressions();
        gold += wanted.size();
        system += found.size();
        boolean[] isFound = new boolean[wanted.size()];
        boolean[] isUsed = new boolean[found.size()];
        for (Pair pair : pairs(wanted, found)) {
            if (!isFound[pair.gold()] && !isUsed[pair.system()]) {
                isFound[pair.gold()] = true;
                isUsed[pair.system()] = true;
                count(item, wanted.get(pair.gold()), found.get(pair.system()), pair.isSame());
            }
        }
        for (int i = 0; i < isFound.length; i++) {
            Expression one = wanted.get(i);
            if (!isFound[i]) {
                shown.add(() -> id + " missed " + Words.quote(one.surface()) + " " + shown(one.value()));
            }
        }
        for (int i = 0; i < isUsed.length; i++) {
            Expression one = found.get(i);
            if (!isUsed[i]) {
                shown.add(() -> id + " spurious " + Words.quote(one.surface()) + " " + shown(one.value()));
            }
        }
    }

    private static List<Pair> pairs(List<Expression> wanted, List<Expression> found) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            for (int j = 0; j < found.size(); j++) {
                TextSpan one = wanted.get(i).span();
                TextSpan other = found.get(j).span();
                if (one.overlap(other) > 0) {
                    pairs.add(new Pair(i, j, one.equals(other), one.overlap(other)));
                }
            }
        }
        pairs.sort(Pair.ORDER);
        return pairs;
    }

    private void count(JsonItem item, Expression wanted, Expression found, boolean isSame) {
        relaxed++;
        strict += isSame ? 1 : 0;
        type += Objects.equals(wanted.type(), found.type()) ? 1 : 0;
        if (Objects.equals(wanted.value(), found.value())) {
            value++;
        } else {
            shown.add(() -> item.text("id") + " [" + shown(item.optional("date")) + "] " + Words.quote(wanted.surface())
                    + ": gold " + shown(wanted.value()) + "  got " + shown(found.value()) + " ("
                    + Words.quote(found.surface()) + ")");
        }
    }

    private static String shown(@Nullable String text) {
        return text == null ? "None" : text;
    }

    private Evaluation evaluation() {
        Map<String, Measure> measures = new LinkedHashMap<>();
        measures.put("strict", Measure.of(strict, system, gold));
        measures.put("relaxed", Measure.of(relaxed, system, gold));
        measures.put("type", Measure.of(type, system, gold));
        Measure values = Measure.of(value, system, gold);
        measures.put("value", values);
        List<String> lines = new ArrayList<>();
        Map<String, Object> figures = new LinkedHashMap<>();
        measures.forEach((name, measure) -> {
            lines.add(measure.line(name));
            figures.put(name, measure.tree());
        });
        lines.add("gold " + gold + " system " + system + " documents missing " + missing);
        figures.put("gold", gold);
        figures.put("system", system);
        figures.put("documentsMissing", missing);
        return new Evaluation(shown.lines(), lines, figures, values.f1());
    }
}
