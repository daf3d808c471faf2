package dev.sluice.plugins.dating;

import java.time.LocalDate;

/** How likely each day is. Immutable; it keeps the arrays it is made of. */
final class Posterior {
    /** From one day to the next, weights of one step of a kernel differ by less than this factor. */
    private static final double EVEN = 0.95;

    /** A range is widened by no more than its length divided by this. */
    private static final int REACH = 10;

    private final int[] days;
    private final double[] weights;

    /**
     * Keeps how likely some days are.
     *
     * @param days days since 1970-01-01, ascending; those left out are not likely at all
     * @param weights their weights, not negative
     */
    Posterior(int[] days, double[] weights) {
        this.days = days;
        this.weights = weights;
    }

    /** Returns how many days are likely at all. */
    int size() {
        return days.length;
    }

    /** Returns a day, by its place. */
    int day(int at) {
        return days[at];
    }

    /** Returns the weight of a day, by its place. */
    double weight(int at) {
        return weights[at];
    }

    /**
     * A range of days with its weight.
     *
     * @param first its first day
     * @param last its last day
     * @param mass the share of all weight inside
     */
    record Range(LocalDate first, LocalDate last, double mass) {}

    /** Returns the weight of all days together. */
    double total() {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        return total;
    }

    /** Returns the likeliest day, the earliest of several. */
    int mode() {
        int best = 0;
        for (int i = 1; i < days.length; i++) {
            best = weights[i] > weights[best] ? i : best;
        }
        return days[best];
    }

    /** Returns the shortest range that holds a share of the weight, the earliest of several. */
    Range shortest(double share) {
        double total = total();
        double wanted = total * share;
        double mass = 0;
        int bestFirst = 0;
        int bestLast = days.length - 1;
        double bestMass = total;
        int first = 0;
        for (int last = 0; last < days.length; last++) {
            mass += weights[last];
            while (mass - weights[first] >= wanted) {
                mass -= weights[first++];
            }
            if (mass >= wanted && days[last] - days[first] < days[bestLast] - days[bestFirst]) {
                bestFirst = first;
                bestLast = last;
                bestMass = mass;
            }
        }
        return widened(bestFirst, bestLast, total, bestMass);
    }

    /** Where the weight goes on as before, it is chance where the range ends: it then ends where the weight falls. */
    private Range widened(int bestFirst, int bestLast, double total, double bestMass) {
        int first = bestFirst;
        int last = bestLast;
        double mass = bestMass;
        int reach = 1 + (days[last] - days[first]) / REACH;
        int earliest = days[first] - reach;
        int latest = days[last] + reach;
        while (first > 0
                && days[first] > earliest
                && days[first - 1] == days[first] - 1
                && weights[first - 1] >= EVEN * weights[first]) {
            mass += weights[--first];
        }
        while (last + 1 < days.length
                && days[last] < latest
                && days[last + 1] == days[last] + 1
                && weights[last + 1] >= EVEN * weights[last]) {
            mass += weights[++last];
        }
        return new Range(LocalDate.ofEpochDay(days[first]), LocalDate.ofEpochDay(days[last]), mass / total);
    }
}
