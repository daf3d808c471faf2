package dev.sluice.api;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A range of calendar days in the proleptic Gregorian calendar, both ends inside, each end possibly open. A single day,
 * month or year is the range of its days. Immutable.
 *
 * @param earliest the first day, or null if the range is open towards the past
 * @param latest the last day, or null if the range is open towards the future
 * @since 0.1
 */
public record DateInterval(
        @Nullable LocalDate earliest, @Nullable LocalDate latest) {
    private static final int MAX_DAYS_AFTER = 732;

    /** How fine a range is. */
    public enum Granularity {
        /** Exactly one day. */
        DAY,
        /** Exactly one calendar month. */
        MONTH,
        /** Exactly one calendar year. */
        YEAR,
        /** Any other range, open ones included. */
        RANGE
    }

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if both ends are open or the first day is after the last
     */
    public DateInterval {
        if (earliest == null && latest == null) {
            throw new IllegalArgumentException("an interval open at both ends says nothing: leave it out");
        }
        if (earliest != null && latest != null && earliest.isAfter(latest)) {
            throw new IllegalArgumentException("interval begins on " + earliest + ", after its end on " + latest);
        }
    }

    /** Returns the range of exactly that day. */
    public static DateInterval of(LocalDate day) {
        return new DateInterval(day, day);
    }

    /** Returns the range of all days of that month. */
    public static DateInterval of(YearMonth month) {
        return new DateInterval(month.atDay(1), month.atEndOfMonth());
    }

    /** Returns the range of all days of that year. */
    public static DateInterval of(Year year) {
        return new DateInterval(year.atDay(1), year.atMonth(12).atEndOfMonth());
    }

    /** Returns how fine the range is. */
    public Granularity granularity() {
        if (earliest == null || latest == null) {
            return Granularity.RANGE;
        }
        if (earliest.equals(latest)) {
            return Granularity.DAY;
        }
        if (equals(of(YearMonth.from(earliest)))) {
            return Granularity.MONTH;
        }
        return equals(of(Year.from(earliest))) ? Granularity.YEAR : Granularity.RANGE;
    }

    /**
     * Returns whether the range is an estimate rather than a date: it is open at an end, or its last day is more than 732 days,
     * which is two years whichever they are, after its first. Tables, maps, networks and reports take no first and no last
     * day from such a range.
     */
    public boolean isVague() {
        return earliest == null || latest == null || ChronoUnit.DAYS.between(earliest, latest) > MAX_DAYS_AFTER;
    }

    /** Returns whether the day lies inside. */
    public boolean contains(LocalDate day) {
        return (earliest == null || !day.isBefore(earliest)) && (latest == null || !day.isAfter(latest));
    }

    /**
     * Returns the range in the Extended Date/Time Format (ISO 8601-2:2019, level 1), such as {@code 2020-01-10}, {@code
     * 2020-01}, {@code 2020}, {@code 2020-01-10/2020-01-12} or {@code ../2020-01-12}.
     */
    public String edtf() {
        return switch (granularity()) {
            case DAY -> Objects.requireNonNull(earliest).toString();
            case MONTH -> YearMonth.from(Objects.requireNonNull(earliest)).toString();
            case YEAR ->
                String.valueOf(Objects.requireNonNull(earliest))
                        .substring(0, earliest.toString().length() - 6);
            case RANGE -> (earliest == null ? ".." : earliest) + "/" + (latest == null ? ".." : latest);
        };
    }
}
