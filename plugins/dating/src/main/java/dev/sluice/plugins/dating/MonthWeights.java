package dev.sluice.plugins.dating;

import java.time.LocalDate;
import java.util.Arrays;

/** How likely each month is, in so few numbers that it can be kept for every document of a corpus. Immutable. */
final class MonthWeights {
    /** All months there are. */
    static final int COUNT = (DaySolver.LAST.getYear() - DaySolver.FIRST.getYear() + 1) * 12;

    /** What is known about nothing. */
    static final MonthWeights UNKNOWN = new MonthWeights(0, new float[0]);

    /** Less than this share of a month is left out at the ends. */
    private static final double NEGLIGIBLE = 1e-6;

    private static final short[] OF_DAY = ofDay();

    private final int first;
    private final float[] weights;

    /** Keeps the weights from a month on. */
    private MonthWeights(int first, float[] weights) {
        this.first = first;
        this.weights = weights;
    }

    private static short[] ofDay() {
        short[] months = new short[(int) (DaySolver.LAST.toEpochDay() - DaySolver.FIRST.toEpochDay()) + 1];
        for (int i = 0; i < months.length; i++) {
            LocalDate day = DaySolver.FIRST.plusDays(i);
            months[i] = (short) ((day.getYear() - DaySolver.FIRST.getYear()) * 12 + day.getMonthValue() - 1);
        }
        return months;
    }

    /** Returns the number of the month of a day. */
    static int month(int epochDay) {
        return OF_DAY[epochDay - (int) DaySolver.FIRST.toEpochDay()];
    }

    /** Returns the weights of the months of some days. */
    static MonthWeights of(Posterior posterior) {
        double[] sums = new double[COUNT];
        for (int i = 0; i < posterior.size(); i++) {
            sums[month(posterior.day(i))] += posterior.weight(i);
        }
        return of(sums);
    }

    /** Returns weights scaled to add up to 1. */
    static MonthWeights of(double[] sums) {
        double total = Arrays.stream(sums).sum();
        if (!(total > 0)) {
            return UNKNOWN;
        }
        int first = 0;
        int last = sums.length - 1;
        while (sums[first] < NEGLIGIBLE * total) {
            first++;
        }
        while (sums[last] < NEGLIGIBLE * total) {
            last--;
        }
        float[] weights = new float[last - first + 1];
        for (int i = first; i <= last; i++) {
            weights[i - first] = (float) (sums[i] / total);
        }
        return new MonthWeights(first, weights);
    }

    /** Returns whether anything is known. */
    boolean isKnown() {
        return weights.length > 0;
    }

    /** Adds the weights, each multiplied by the factor of its month and all scaled to add up to a mass, to sums. */
    void addTo(double[] sums, double[] factors, double mass) {
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            total += weights[i] * factors[first + i];
        }
        if (total > 0) {
            for (int i = 0; i < weights.length; i++) {
                sums[first + i] += mass * weights[i] * factors[first + i] / total;
            }
        }
    }

    /** Returns sums smeared over the months around each, the nearest most. */
    static double[] smeared(double[] sums, int reach) {
        double[] out = new double[sums.length];
        double all = (reach + 1.0) * (reach + 1);
        for (int i = 0; i < sums.length; i++) {
            for (int away = -reach; away <= reach && sums[i] > 0; away++) {
                int to = i + away;
                if (to >= 0 && to < out.length) {
                    out[to] += sums[i] * (reach + 1 - Math.abs(away)) / all;
                }
            }
        }
        return out;
    }
}
