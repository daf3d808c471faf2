package dev.sluice.plugins.dating;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a text of history from a report. History names many years that are not the document's own, and few days counted from
 * the writing. Pure.
 */
final class Narrative {
    private static final int FEWEST_YEARS = 4;

    private Narrative() {}

    /** Returns whether times without a year are counted from the last year mentioned. */
    static boolean isNarrative(List<Parser.Match> matches, @Nullable LocalDate anchor) {
        int past = 0;
        int pointing = 0;
        for (Parser.Match match : matches) {
            Frame frame = match.frame();
            if (frame.has(Feature.YEAR)) {
                past += anchor == null || frame.number(Feature.YEAR, 0) < anchor.getYear() - 1 ? 1 : 0;
            } else if (frame.is(Feature.OP, "dayname")
                    || (frame.is(Feature.OP, "deictic") && !frame.has(Feature.ANCHOR))
                    || (frame.has(Feature.WEEKDAY) && !frame.has(Feature.MONTH))) {
                pointing++;
            }
        }
        return past >= FEWEST_YEARS && past > 2 * pointing;
    }
}
