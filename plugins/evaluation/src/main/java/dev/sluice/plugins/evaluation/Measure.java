package dev.sluice.plugins.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Precision, recall and their harmonic mean, each from 0 to 1; 0 where there is nothing to divide by. Immutable.
 *
 * @param precision how much of what was said is right
 * @param recall how much of what is right was said
 * @param f1 the harmonic mean of both
 */
record Measure(double precision, double recall, double f1) {
    private static final int NAME_WIDTH = 10;
    private static final int FIGURE_WIDTH = 6;

    static Measure of(double precision, double recall) {
        double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new Measure(precision, recall, f1);
    }

    /** Returns the measure for so many that are right, of so many that were said and so many that are to be said. */
    static Measure of(long right, long said, long wanted) {
        return of(said == 0 ? 0 : (double) right / said, wanted == 0 ? 0 : (double) right / wanted);
    }

    /** Returns the line for people, in percent. */
    String line(String name) {
        return name + " ".repeat(Math.max(0, NAME_WIDTH - name.length())) + " P " + percent(precision) + "  R "
                + percent(recall) + "  F1 " + percent(f1);
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("precision", precision);
        tree.put("recall", recall);
        tree.put("f1", f1);
        return tree;
    }

    /** Returns a share in percent with two digits after the point, at least six characters wide. */
    static String percent(double share) {
        String figure = fixed(100 * share, 2);
        return " ".repeat(Math.max(0, FIGURE_WIDTH - figure.length())) + figure;
    }

    /**
     * Returns a number with so many digits after the point. The value of the double itself is rounded, half to even:
     * {@code String.format} rounds its shortest decimal form, half up, which is another digit now and then.
     */
    static String fixed(double number, int digits) {
        return new BigDecimal(number).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }
}
