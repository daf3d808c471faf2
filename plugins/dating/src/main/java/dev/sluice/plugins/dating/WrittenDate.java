package dev.sluice.plugins.dating;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A full date in a line of text. Immutable.
 *
 * @param day the day; where the order of day and month is open, the one with the day first
 * @param swapped the day with the month first, or null where the order is not open
 * @param time the time of day as ISO 8601, such as {@code T10:30}; empty where there is none
 * @param begin first UTF-16 unit inside
 * @param end first UTF-16 unit after, the time not counted
 */
record WrittenDate(LocalDate day, @Nullable LocalDate swapped, String time, int begin, int end) {
    /** Returns the day in an order of day and month, or null where that is open and the order not known. */
    @Nullable
    LocalDate in(DayOrder order) {
        LocalDate other = swapped;
        if (other == null) {
            return day;
        }
        return switch (order) {
            case DAY_FIRST -> day;
            case MONTH_FIRST -> other;
            case UNKNOWN -> null;
        };
    }
}
