package dev.sluice.plugins.dating;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a text of history from a report. History names many years that are not the document's own, and few days counted from
 * the writing. Pure.
 */
final class Narrative {
    private static final int FEWEST_YEARS = 4;

    /** A year this far outside the middle of those named is an aside. */
    private static final int LEAST_REACH = 10;

    private Narrative() {}

    /** The years that a story is about, both inside. */
    record Years(int first, int last) {
        /** All years there are. */
        static final Years ALL = new Years(Integer.MIN_VALUE, Integer.MAX_VALUE);

        boolean contain(int year) {
            return year >= first && year <= last;
        }
    }

    /** Returns whether times without a year are counted from the last year mentioned. */
    static boolean isNarrative(List<Parser.Match> matches, @Nullable Integer ownYear) {
        int past = 0;
        int pointing = 0;
        for (Parser.Match match : matches) {
            Frame frame = match.frame();
            if (frame.has(Feature.YEAR)) {
                past += ownYear == null || frame.number(Feature.YEAR, 0) < ownYear - 1 ? 1 : 0;
            } else if (isPointing(frame)) {
                pointing++;
            }
        }
        return past >= FEWEST_YEARS && past > 3 * pointing;
    }

    /** Returns whether some times are counted from the writing, such as "Friday" and "last week". */
    static boolean pointsToTheWriting(List<Parser.Match> matches) {
        return matches.stream().anyMatch(match -> isPointing(match.frame()));
    }

    private static boolean isPointing(Frame frame) {
        boolean points = frame.is(Feature.OP, "dayname") || frame.is(Feature.OP, "deictic");
        return (points && !frame.has(Feature.ANCHOR)) || (frame.has(Feature.WEEKDAY) && !frame.has(Feature.MONTH));
    }

    /** Returns the years of a text without those that lie far away from most of them. */
    static Years storyYears(List<Parser.Match> matches) {
        List<Integer> years = new ArrayList<>();
        for (Parser.Match match : matches) {
            int year = match.frame().number(Feature.YEAR, 0);
            if (year > 0 && !match.frame().has(Feature.ERA) && !match.frame().has(Feature.BORROW)) {
                years.add(year);
            }
        }
        if (years.size() < 2 * FEWEST_YEARS) {
            return Years.ALL;
        }
        years.sort(null);
        int low = years.get(years.size() / 5);
        int high = years.get(years.size() * 4 / 5);
        int reach = Math.max(LEAST_REACH, high - low);
        return new Years(low - reach, high + reach);
    }
}
