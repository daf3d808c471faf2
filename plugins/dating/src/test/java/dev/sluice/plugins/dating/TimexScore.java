package dev.sluice.plugins.dating;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Counts how far temporal expressions agree with those of annotators, as task A of TempEval-3 does: one to one, equal spans
 * first, then those that overlap most. Not safe for use by several threads.
 */
final class TimexScore {
    private int gold;
    private int system;
    private int relaxed;
    private int strict;
    private int type;
    private int value;

    /**
     * A temporal expression.
     *
     * @param begin UTF-16 offset of its first character
     * @param end UTF-16 offset after its last character
     * @param type the TIMEX3 type
     * @param value the TIMEX3 value
     */
    record Expression(int begin, int end, String type, String value) {
        private int overlap(Expression other) {
            return Math.min(end, other.end) - Math.max(begin, other.begin);
        }

        private boolean covers(Expression other) {
            return begin == other.begin && end == other.end;
        }
    }

    private record Pair(int gold, int system, boolean same, int overlap) {}

    /** Counts a document. */
    void add(List<Expression> wanted, List<Expression> found) {
        gold += wanted.size();
        system += found.size();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            for (int j = 0; j < found.size(); j++) {
                int overlap = wanted.get(i).overlap(found.get(j));
                if (overlap > 0) {
                    pairs.add(new Pair(i, j, wanted.get(i).covers(found.get(j)), overlap));
                }
            }
        }
        pairs.sort(Comparator.comparing(Pair::same)
                .reversed()
                .thenComparing(Pair::overlap, Comparator.reverseOrder())
                .thenComparing(Pair::gold)
                .thenComparing(Pair::system));
        boolean[] takenGold = new boolean[wanted.size()];
        boolean[] takenSystem = new boolean[found.size()];
        for (Pair pair : pairs) {
            if (!takenGold[pair.gold()] && !takenSystem[pair.system()]) {
                takenGold[pair.gold()] = true;
                takenSystem[pair.system()] = true;
                count(pair, wanted.get(pair.gold()), found.get(pair.system()));
            }
        }
    }

    private void count(Pair pair, Expression wanted, Expression found) {
        relaxed++;
        strict += pair.same() ? 1 : 0;
        type += wanted.type().equals(found.type()) ? 1 : 0;
        value += wanted.value().equals(found.value()) ? 1 : 0;
    }

    /** Returns the F1 of strict and relaxed recognition, of type and of value, in percent. */
    List<Double> figures() {
        return List.of(f1(strict), f1(relaxed), f1(type), f1(value));
    }

    /** Returns the figures with one digit behind the point, divided by strokes. */
    String shown() {
        return figures().stream()
                .map(figure -> String.format(Locale.ROOT, "%.1f", figure))
                .reduce((a, b) -> a + " / " + b)
                .orElse("");
    }

    private double f1(int right) {
        return gold + system == 0 ? 0 : 200.0 * right / (gold + system);
    }
}
