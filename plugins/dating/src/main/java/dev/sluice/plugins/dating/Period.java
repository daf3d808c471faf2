package dev.sluice.plugins.dating;

import dev.sluice.api.DateInterval;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * A place in the calendar: the period of a grain that begins on a day. Weeks are those of ISO 8601. Immutable.
 *
 * @param grain what kind of period
 * @param start its first day
 */
record Period(Grain grain, LocalDate start) {
    private static final String SEASONS = "WISPSUFA";

    /** Returns the period of a grain that a day lies in; for a weekend, that of the day's week. */
    static Period containing(Grain grain, LocalDate day) {
        LocalDate start = switch (grain) {
            case CENTURY -> LocalDate.of(Math.floorDiv(day.getYear(), 100) * 100, 1, 1);
            case DECADE -> LocalDate.of(Math.floorDiv(day.getYear(), 10) * 10, 1, 1);
            case YEAR -> day.withDayOfYear(1);
            case HALF -> LocalDate.of(day.getYear(), day.getMonthValue() < 7 ? 1 : 7, 1);
            case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
            case SEASON -> day.withDayOfMonth(1).minusMonths(day.getMonthValue() % 3);
            case MONTH -> day.withDayOfMonth(1);
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case WEEKEND ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusDays(5);
            case DAY -> day;
        };
        return new Period(grain, start);
    }

    /** Returns a season of a year, by its TIMEX3 name. Winter is that which ends in the year. */
    static Period season(int year, String name) {
        int index = Math.max(0, SEASONS.indexOf(name)) / 2;
        return new Period(Grain.SEASON, LocalDate.of(year, 3, 1).plusMonths(3L * (index - 1)));
    }

    /** Returns the day, month or year that an ISO 8601 value names, or null where it names none. */
    static @Nullable Period named(String value) {
        try {
            return switch (value.length()) {
                case 4 -> new Period(Grain.YEAR, LocalDate.parse(value + "-01-01"));
                case 7 -> new Period(Grain.MONTH, LocalDate.parse(value + "-01"));
                case 10 -> new Period(Grain.DAY, LocalDate.parse(value));
                default -> null;
            };
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns the period some steps later, or earlier where the number is negative. */
    Period shift(long steps) {
        LocalDate moved = switch (grain) {
            case CENTURY -> start.plusYears(100 * steps);
            case DECADE -> start.plusYears(10 * steps);
            case YEAR, SEASON -> start.plusYears(steps);
            case HALF -> start.plusMonths(6 * steps);
            case QUARTER -> start.plusMonths(3 * steps);
            case MONTH -> start.plusMonths(steps);
            case WEEK, WEEKEND -> start.plusWeeks(steps);
            case DAY -> start.plusDays(steps);
        };
        return new Period(grain, moved);
    }

    /** Returns the last day inside. */
    LocalDate end() {
        return switch (grain) {
            case SEASON -> start.plusMonths(3).minusDays(1);
            case WEEKEND -> start.plusDays(1);
            case DAY -> start;
            default -> shift(1).start.minusDays(1);
        };
    }

    /** Returns the year; for a week the year of ISO 8601, for winter the year it ends in. */
    int year() {
        return switch (grain) {
            case WEEK, WEEKEND -> start.get(IsoFields.WEEK_BASED_YEAR);
            case SEASON -> start.plusMonths(1).getYear();
            default -> start.getYear();
        };
    }

    /** Returns the days inside, or null for a season, which begins and ends differently in different places. */
    @Nullable
    DateInterval interval() {
        return grain == Grain.SEASON ? null : new DateInterval(start, end());
    }

    /** Returns how many days lie between a day and this period; 0 if it lies inside. */
    long distance(LocalDate day) {
        if (day.isBefore(start)) {
            return ChronoUnit.DAYS.between(day, start);
        }
        return day.isAfter(end()) ? ChronoUnit.DAYS.between(end(), day) : 0;
    }

    /** Returns the TIMEX3 value in the dialect of TempEval-3, where a decade is 199 and a century 19. */
    String value() {
        int month = start.getMonthValue();
        String year = digits(year(), 4);
        return switch (grain) {
            case CENTURY -> digits(start.getYear() / 100, 2);
            case DECADE -> digits(start.getYear() / 10, 3);
            case YEAR -> year;
            case HALF -> year + "-H" + (month < 7 ? 1 : 2);
            case QUARTER -> year + "-Q" + ((month - 1) / 3 + 1);
            case SEASON -> {
                int index = month % 12 / 3 * 2;
                yield year + "-" + SEASONS.substring(index, index + 2);
            }
            case MONTH -> year + "-" + digits(month, 2);
            case WEEK -> year + "-W" + week();
            case WEEKEND -> year + "-W" + week() + "-WE";
            case DAY -> year + "-" + digits(month, 2) + "-" + digits(start.getDayOfMonth(), 2);
        };
    }

    private String week() {
        return digits(start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
    }

    /** Returns a number with zeros before it up to a width; many are written, and a formatter would take half of all time. */
    private static String digits(int number, int width) {
        String digits = Integer.toString(number);
        if (digits.length() >= width) {
            return digits;
        }
        String zeros = "0".repeat(width - digits.length());
        return number < 0 ? "-" + zeros + digits.substring(1) : zeros + digits;
    }
}
