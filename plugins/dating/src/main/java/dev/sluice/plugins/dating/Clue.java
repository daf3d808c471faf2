package dev.sluice.plugins.dating;

import dev.sluice.api.Evidence;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one expression or name of a text tells about the day it was written: most often a distance in time to something that it
 * speaks of, and how likely texts are at each distance. Immutable.
 *
 * @param rule the name of the rule
 * @param surface the words it rests on
 * @param bound the day or the range that it speaks of, in EDTF; empty where there are several
 * @param weighing how likely each day is
 */
record Clue(String rule, String surface, String bound, Weight weighing) {
    private static final int FIRST_YEAR = 1899;
    private static final int YEARS = 152;
    private static final double DAYS_OF_YEAR = 365.2425;
    private static final int MOST_RANGES = 3;

    /** Days in general are those from 1960 to 2029, every 37th of them so that no season is missed. */
    private static final int SAMPLE_FIRST = (int) LocalDate.of(1960, 1, 1).toEpochDay();

    private static final int SAMPLE_LAST = (int) LocalDate.of(2029, 12, 31).toEpochDay();
    private static final int SAMPLE_STEP = 37;

    /** Where the day of the week does not fit, the distance is this one. */
    private static final int WRONG_YEAR = 500;

    /** How likely a day is by one clue alone. */
    interface Weight {
        /** Returns the logarithm of the likelihood of a day, up to a constant. */
        double at(int epochDay);
    }

    /** How far a day lies away from what a text speaks of. */
    interface Distance {
        /** Returns the distance in days, negative before it, 0 inside. */
        int of(int epochDay);
    }

    /** The weight of a distance. */
    record Weighed(Kernel kernel, Distance distance) implements Weight {
        @Override
        public double at(int epochDay) {
            return kernel.at(distance.of(epochDay));
        }
    }

    /** A range of days, both inside; the ends may lie outside of all that a document can be of. */
    record Range(int first, int last) {
        static Range of(LocalDate first, LocalDate last) {
            return new Range((int) first.toEpochDay(), (int) last.toEpochDay());
        }

        /** Returns the range in EDTF, open where it ends after all days a document can be of. */
        String edtf() {
            LocalDate end = LocalDate.ofEpochDay(last);
            return LocalDate.ofEpochDay(first) + "/" + (end.isAfter(DaySolver.LAST) ? ".." : end);
        }
    }

    /** Returns a clue from the distance to a day. */
    static Clue since(String rule, String surface, String kernel, LocalDate day) {
        int anchor = (int) day.toEpochDay();
        return new Clue(rule, surface, day.toString(), new Weighed(Kernel.named(kernel), d -> d - anchor));
    }

    /** Returns a clue from ranges of days, of which the nearest counts. */
    static Clue within(String rule, String surface, String kernel, List<Range> ranges) {
        List<Range> all = List.copyOf(ranges);
        return new Clue(
                rule,
                surface,
                all.stream().limit(MOST_RANGES).map(Range::edtf).collect(Collectors.joining(", ")),
                new Weighed(Kernel.named(kernel), d -> nearest(all, d)));
    }

    private static int nearest(List<Range> ranges, int day) {
        int best = Integer.MAX_VALUE;
        for (Range range : ranges) {
            int distance = day < range.first() ? day - range.first() : Math.max(0, day - range.last());
            if (Math.abs((long) distance) < Math.abs((long) best)) {
                best = distance;
            }
        }
        return best;
    }

    /**
     * Returns a clue from a day of every year, of which the nearest counts.
     *
     * @param weekday the day of the week it has in the year meant, 1 for Monday, or 0 where that is not told
     */
    static Clue yearly(String rule, String surface, String kernel, MonthDay day, int weekday) {
        int[] anchors = new int[YEARS];
        boolean[] fits = new boolean[YEARS];
        for (int i = 0; i < YEARS; i++) {
            LocalDate then = day.atYear(FIRST_YEAR + i);
            anchors[i] = (int) then.toEpochDay();
            fits[i] = weekday == 0 || then.getDayOfWeek().getValue() == weekday;
        }
        Distance nearest = d -> {
            int year = (int) ((d - anchors[0]) / DAYS_OF_YEAR);
            int best = WRONG_YEAR;
            for (int i = Math.max(0, year - 1); i <= Math.min(YEARS - 1, year + 1); i++) {
                int distance = d - anchors[i];
                if (fits[i] && Math.abs(distance) < Math.abs(best)) {
                    best = distance;
                }
            }
            return best;
        };
        return new Clue(rule, surface, "", new Weighed(Kernel.named(kernel), nearest));
    }

    /** Returns a clue that is weighed already. */
    static Clue weighed(String rule, String surface, String bound, Weight weight) {
        return new Clue(rule, surface, bound, weight);
    }

    /** Returns the logarithm of the likelihood of a day, up to a constant. */
    double weight(int epochDay) {
        return weighing.at(epochDay);
    }

    /** Returns how much more likely it makes a day than days in general, as a logarithm. */
    double information(int epochDay) {
        double sum = 0;
        int count = 0;
        for (int day = SAMPLE_FIRST; day <= SAMPLE_LAST; day += SAMPLE_STEP) {
            sum += weight(day);
            count++;
        }
        return weight(epochDay) - sum / count;
    }

    /** Returns what it tells as evidence. */
    Evidence evidence() {
        return new Evidence(bound.isEmpty() ? rule : rule + " " + bound, surface);
    }
}
