package dev.sluice.plugins.dating;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weighs the clues of one document: the logarithms of their likelihoods are added for every day. Clues of one rule are not
 * independent, so that many of them count as fewer. Pure.
 */
final class DaySolver {
    /** The first day that a document can be of here. */
    static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    /** The last one; an answer that comes near it is open. */
    static final LocalDate LAST = LocalDate.of(2049, 12, 31);

    private static final int WEEK = 7;
    private static final int WEEKS = (int) (LAST.toEpochDay() - FIRST.toEpochDay()) / WEEK;

    /** What is this much less likely than the best week is left out. */
    private static final double NEGLIGIBLE = 12;

    /** Documents that can be read by machine become rarer towards the past, a year. */
    private static final double RARER = 0.04;

    private static final int COMMON_SINCE = 1995;

    /** The last year that the tables know of; the more years after it, the less likely they are still in use. */
    static final int KNOWN_UNTIL = 2026;

    private static final double UNTOLD = 0.2;

    /** So many clues of one rule count as that number to the power of 1 less this. */
    private static final double OF_OTHERS = 0.5;

    /** Terms of different people are more independent. */
    private static final double OF_TERMS = 0.25;

    /** How likely each day is before anything is known, as a logarithm. */
    private static final double[] PRIOR = prior();

    /** The words of a text and the other documents of its corpus are not independent. */
    private static final double BESIDE_OTHERS = 0.85;

    private DaySolver() {}

    /**
     * Returns how likely each day is.
     *
     * @param clues what the words tell
     * @param lent what is known besides, already weighed, such as what other documents tell
     * @param limit the last day it can be of
     */
    static Posterior solve(List<Clue> clues, List<Clue> lent, LocalDate limit) {
        Map<String, List<Clue>> rules = new LinkedHashMap<>();
        clues.forEach(clue ->
                rules.computeIfAbsent(clue.rule(), k -> new ArrayList<>()).add(clue));
        double[] weeks = new double[WEEKS];
        int first = (int) FIRST.toEpochDay();
        int last = (int) limit.toEpochDay();
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < WEEKS; i++) {
            int day = first + i * WEEK + WEEK / 2;
            weeks[i] = day - WEEK / 2 > last ? Double.NEGATIVE_INFINITY : weight(rules, lent, day);
            best = Math.max(best, weeks[i]);
        }
        int[] days = new int[WEEKS * WEEK];
        double[] weights = new double[days.length];
        int size = 0;
        for (int i = 0; i < WEEKS; i++) {
            if (weeks[i] > best - NEGLIGIBLE) {
                for (int day = first + i * WEEK; day < first + (i + 1) * WEEK && day <= last; day++) {
                    days[size] = day;
                    weights[size++] = StrictMath.exp(weight(rules, lent, day) - best);
                }
            }
        }
        return new Posterior(Arrays.copyOf(days, size), Arrays.copyOf(weights, size));
    }

    private static double weight(Map<String, List<Clue>> rules, List<Clue> lent, int day) {
        double sum = 0;
        for (List<Clue> clues : rules.values()) {
            double dependence = clues.get(0).rule().equals(NameClues.TERM) ? OF_TERMS : OF_OTHERS;
            double ofRule = 0;
            for (Clue clue : clues) {
                ofRule += clue.weight(day);
            }
            sum += ofRule * StrictMath.pow(clues.size(), -dependence);
        }
        if (!lent.isEmpty()) {
            sum *= BESIDE_OTHERS;
        }
        for (Clue clue : lent) {
            sum += clue.weight(day);
        }
        return sum + PRIOR[day - (int) FIRST.toEpochDay()];
    }

    private static double[] prior() {
        double[] prior = new double[(int) (LAST.toEpochDay() - FIRST.toEpochDay()) + 1];
        for (int i = 0; i < prior.length; i++) {
            int year = FIRST.plusDays(i).getYear();
            prior[i] = -RARER * Math.max(0, COMMON_SINCE - year) - UNTOLD * Math.max(0, year - KNOWN_UNTIL);
        }
        return prior;
    }
}
