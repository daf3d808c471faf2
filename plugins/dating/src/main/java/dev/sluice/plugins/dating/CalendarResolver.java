package dev.sluice.plugins.dating;

import dev.sluice.api.Timex;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place in the calendar of an expression that names a month, a day, a year and the like, and supplies the larger
 * units it leaves out. For one pass over one document; not safe for use by several threads.
 */
final class CalendarResolver {
    /** In reports a month or a day without year is more often past than to come, by this factor of distance. */
    private static final double PAST_BIAS = 1.5;

    private static final double AGAINST_PAST = 2.5;
    private static final double AGAINST_FUTURE = 8;
    private static final int LONGEST_MONTH = 31;

    /** A day of the month falls on any weekday within so many months, before or after. */
    private static final int MONTHS_OF_A_WEEKDAY = 13;

    private final Discourse discourse;

    CalendarResolver(Discourse discourse) {
        this.discourse = discourse;
    }

    /**
     * Returns the meaning, or null if the numbers fit no calendar.
     *
     * @param isJoined whether the expression continues a list ("Sunday and Monday") that the last mention belongs to
     */
    @Nullable
    Meaning resolve(Frame frame, Tense tense, int at, boolean isJoined) {
        if (!isPossible(frame)) {
            return null;
        }
        if (frame.is(Feature.ERA, "BC")) {
            String year = String.format(Locale.ROOT, "BC%04d", frame.number(Feature.YEAR, 0));
            return Meaning.complete(Timex.Type.DATE, year, frame);
        }
        if (frame.has(Feature.DECADE)) {
            return placed(Grain.DECADE, LocalDate.of(frame.number(Feature.DECADE, 0) * 10, 1, 1), frame);
        }
        if (frame.has(Feature.CENTURY)) {
            return placed(Grain.CENTURY, LocalDate.of((frame.number(Feature.CENTURY, 1) - 1) * 100, 1, 1), frame);
        }
        if (frame.has(Feature.WEEKDAY)
                && !frame.has(Feature.MONTH)
                && !frame.has(Feature.NTH)
                && !frame.has(Feature.DAY)) {
            return weekday(frame, tense, isJoined);
        }
        if (frame.is(Feature.QUARTER, "X")) {
            return sameQuarter(frame);
        }
        Integer year = year(frame);
        if (year != null) {
            Period period = inYear(frame, year);
            return period == null
                    ? null
                    : Meaning.placed(period, frame, frame.has(Feature.RELYEAR) ? discourse.anchorName() : "");
        }
        if (frame.has(Feature.DAY) && !frame.has(Feature.MONTH)) {
            return dayAlone(frame, tense, at);
        }
        if (isTimeAlone(frame)) {
            return timeAlone(frame, at);
        }
        return withoutYear(frame, tense, at);
    }

    /** Returns the period that the frame names in a year, or null if the year has none, such as 29 February. */
    static @Nullable Period inYear(Frame frame, int year) {
        try {
            if (frame.has(Feature.EASTER)) {
                return new Period(Grain.DAY, Easter.sunday(year).plusDays(frame.number(Feature.EASTER, 0)));
            }
            if (frame.has(Feature.NTH)) {
                DayOfWeek weekday = DayOfWeek.of(frame.number(Feature.WEEKDAY, 1));
                LocalDate month = LocalDate.of(year, frame.number(Feature.MONTH, 1), 1);
                LocalDate day = month.with(TemporalAdjusters.dayOfWeekInMonth(frame.number(Feature.NTH, 1), weekday));
                return new Period(Grain.DAY, day.plusDays(frame.number(Feature.PLUS, 0)));
            }
            String season = frame.get(Feature.SEASON);
            if (season != null) {
                return Period.season(year, season);
            }
            if (frame.has(Feature.QUARTER)) {
                int quarter = frame.number(Feature.QUARTER, 0);
                return new Period(Grain.QUARTER, LocalDate.of(year, quarter * 3 - 2, 1));
            }
            if (frame.has(Feature.HALF)) {
                return new Period(Grain.HALF, LocalDate.of(year, frame.number(Feature.HALF, 1) * 6 - 5, 1));
            }
            int month = frame.number(Feature.MONTH, 0);
            if (month == 0) {
                return new Period(Grain.YEAR, LocalDate.of(year, 1, 1));
            }
            return frame.has(Feature.DAY)
                    ? new Period(Grain.DAY, LocalDate.of(year, month, frame.number(Feature.DAY, 1)))
                    : new Period(Grain.MONTH, LocalDate.of(year, month, 1));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns the value where the year is not known. */
    static String symbolic(Frame frame) {
        String month = String.format(Locale.ROOT, "XXXX-%02d", frame.number(Feature.MONTH, 0));
        if (frame.has(Feature.EASTER)) {
            return Grain.DAY.unknown();
        }
        if (frame.has(Feature.SEASON)) {
            return "XXXX-" + frame.get(Feature.SEASON);
        }
        if (frame.has(Feature.QUARTER)) {
            return "XXXX-Q" + frame.get(Feature.QUARTER);
        }
        if (frame.has(Feature.HALF)) {
            return "XXXX-H" + frame.get(Feature.HALF);
        }
        if (frame.has(Feature.DAY)) {
            return month + String.format(Locale.ROOT, "-%02d", frame.number(Feature.DAY, 0));
        }
        if (frame.has(Feature.NTH)) {
            return month + "-XX";
        }
        if (frame.has(Feature.MONTH)) {
            return month;
        }
        return frame.has(Feature.WEEKDAY) ? "XXXX-WXX-" + frame.get(Feature.WEEKDAY) : Grain.DAY.unknown();
    }

    private static boolean isPossible(Frame frame) {
        int month = frame.number(Feature.MONTH, 1);
        int day = frame.number(Feature.DAY, 1);
        int year = frame.number(Feature.YEAR, 2000);
        if (month < 1 || month > 12 || day < 1 || year < 1 || year > 2999 || frame.number(Feature.CENTURY, 1) > 30) {
            return false;
        }
        if (frame.has(Feature.FIRST) && !frame.has(Feature.MONTH)) {
            return false;
        }
        int leap = frame.has(Feature.YEAR) ? year : 2000;
        return day <= YearMonth.of(leap, month).lengthOfMonth()
                && frame.number(Feature.QUARTER, 1) <= 4
                && TimeOfDay.isPossible(frame);
    }

    private Meaning placed(Grain grain, LocalDate start, Frame frame) {
        return Meaning.placed(new Period(grain, start), frame, "");
    }

    private @Nullable Integer year(Frame frame) {
        if (frame.has(Feature.YEAR)) {
            return frame.number(Feature.YEAR, 0);
        }
        Period reference = discourse.reference();
        if (frame.is(Feature.RELYEAR, "REFERENCE") && reference != null) {
            return reference.year();
        }
        LocalDate anchor = discourse.anchor();
        if (frame.has(Feature.RELYEAR) && frame.has(Feature.SHIFT) && anchor != null) {
            return anchor.getYear() + frame.number(Feature.SHIFT, 0);
        }
        return null;
    }

    /** "The 1988 quarter" is the one of that year that corresponds to the quarter spoken of. */
    private Meaning sameQuarter(Frame frame) {
        Period reference = discourse.reported();
        int year = frame.number(Feature.YEAR, 0);
        if (reference == null) {
            return placed(Grain.YEAR, LocalDate.of(year, 1, 1), frame);
        }
        return Meaning.placed(
                reference.shift(4L * (year - reference.year())),
                frame,
                "quarter mentioned before " + reference.value());
    }

    /** "On the 16th" is that of the month spoken of, or the nearest one on the side that the tense tells. */
    private Meaning dayAlone(Frame frame, Tense tense, int at) {
        Period reference = discourse.recent(at);
        LocalDate anchor = discourse.anchor();
        if (reference != null
                && (reference.grain() == Grain.MONTH || reference.grain() == Grain.DAY)
                && (discourse.isNarrative() || anchor == null || reference.distance(anchor) > LONGEST_MONTH)) {
            Period period = inYear(frame.with(Feature.MONTH, reference.start().getMonthValue()), reference.year());
            return period == null
                    ? Meaning.symbolic(Timex.Type.DATE, Grain.DAY.unknown(), frame)
                    : Meaning.placed(period, frame, "month mentioned before " + reference.value());
        }
        Period best = null;
        double bestCost = Double.MAX_VALUE;
        int weekday = frame.number(Feature.WEEKDAY, 0);
        int reach = weekday > 0 ? MONTHS_OF_A_WEEKDAY : 1;
        for (int step = -reach; anchor != null && step <= reach; step++) {
            LocalDate month = anchor.plusMonths(step);
            Period period = inYear(frame.with(Feature.MONTH, month.getMonthValue()), month.getYear());
            boolean fits = weekday == 0
                    || (period != null && period.start().getDayOfWeek().getValue() == weekday);
            double cost = period == null || !fits ? Double.MAX_VALUE : cost(period, anchor, tense);
            if (cost < bestCost) {
                best = period;
                bestCost = cost;
            }
        }
        return best == null
                ? Meaning.symbolic(Timex.Type.DATE, Grain.DAY.unknown(), frame)
                : Meaning.placed(best, frame, discourse.anchorName());
    }

    private static boolean isTimeAlone(Frame frame) {
        return !frame.has(Feature.MONTH)
                && !frame.has(Feature.SEASON)
                && !frame.has(Feature.QUARTER)
                && !frame.has(Feature.HALF)
                && !frame.has(Feature.EASTER);
    }

    private Meaning timeAlone(Frame frame, int at) {
        Period reference = discourse.recent(at);
        if (reference != null
                && reference.grain() == Grain.DAY
                && (discourse.isNarrative() || discourse.isBeside(at))) {
            return Meaning.placed(reference, frame, "day mentioned before " + reference.value());
        }
        LocalDate anchor = discourse.anchor();
        return anchor == null
                ? Meaning.symbolic(Timex.Type.DATE, Grain.DAY.unknown(), frame)
                : Meaning.placed(new Period(Grain.DAY, anchor), frame, discourse.anchorName());
    }

    private @Nullable Meaning withoutYear(Frame frame, Tense tense, int at) {
        Period reference = discourse.position();
        if (discourse.isCountedFromMentions(at) && reference != null) {
            Period period = inYear(frame, reference.year());
            if (period == null) {
                Period next = inYear(frame, reference.year() + 1);
                period = next == null ? inYear(frame, reference.year() - 1) : next;
            } else if (ChronoUnit.MONTHS.between(period.start(), reference.start()) >= 8) {
                Period next = inYear(frame, reference.year() + 1);
                period = next == null ? period : next;
            }
            return period == null
                    ? Meaning.symbolic(Timex.Type.DATE, symbolic(frame), frame)
                    : Meaning.placed(period, frame, "year mentioned before " + reference.value());
        }
        LocalDate anchor = discourse.anchor();
        Period nearest = anchor == null ? null : nearest(year -> inYear(frame, year), anchor, tense, frame);
        if (anchor == null || nearest == null) {
            return Meaning.symbolic(Timex.Type.DATE, symbolic(frame), frame);
        }
        Period other = nearest(
                year -> {
                    Period period = inYear(frame, year);
                    return nearest.equals(period) ? null : period;
                },
                anchor,
                tense,
                frame);
        return Meaning.placed(nearest, frame, discourse.anchorName()).not(other);
    }

    private static @Nullable Period nearest(
            IntFunction<@Nullable Period> inYear, LocalDate anchor, Tense tense, Frame frame) {
        Period best = null;
        double bestCost = Double.MAX_VALUE;
        int weekday = frame.number(Feature.WEEKDAY, 0);
        boolean datedWeekday = weekday > 0 && frame.has(Feature.DAY);
        // 29 February may be up to eight years away, and a dated weekday up to eleven
        int reach = datedWeekday || frame.number(Feature.DAY, 0) == 29 ? 8 : 1;
        for (int year = anchor.getYear() - reach; year <= anchor.getYear() + reach; year++) {
            Period period = inYear.apply(year);
            if (period == null || (datedWeekday && period.start().getDayOfWeek().getValue() != weekday)) {
                continue;
            }
            double cost = cost(period, anchor, tense);
            if (cost < bestCost) {
                best = period;
                bestCost = cost;
            }
        }
        return best;
    }

    /** How far a period is away; farther where the tense speaks of the other side, unless it is close by. */
    private static double cost(Period period, LocalDate anchor, Tense tense) {
        boolean past = period.start().isBefore(anchor);
        double cost = period.distance(anchor) * (past ? 1 : PAST_BIAS);
        if (tense.isPast() && !past && !period.start().equals(anchor)) {
            return tense == Tense.OVER ? Double.MAX_VALUE : cost * AGAINST_PAST;
        }
        return tense == Tense.FUTURE && period.end().isBefore(anchor) ? cost * AGAINST_FUTURE : cost;
    }

    private Meaning weekday(Frame frame, Tense tense, boolean isJoined) {
        DayOfWeek weekday = DayOfWeek.of(frame.number(Feature.WEEKDAY, 1));
        LocalDate anchor = discourse.anchor();
        Period reference = discourse.reference();
        String name = discourse.anchorName();
        boolean follows = discourse.isNarrative() || (isJoined && tense == Tense.FUTURE);
        if (follows && reference != null && reference.grain() == Grain.DAY) {
            anchor = reference.start();
            name = "day mentioned before " + reference.value();
        }
        if (anchor == null) {
            return Meaning.symbolic(Timex.Type.DATE, symbolic(frame), frame);
        }
        LocalDate ahead = anchor.with(TemporalAdjusters.nextOrSame(weekday));
        LocalDate back = anchor.with(TemporalAdjusters.previousOrSame(weekday));
        boolean future = tense == Tense.FUTURE;
        int plus = frame.number(Feature.PLUS, 0);
        return Meaning.placed(new Period(Grain.DAY, (future ? ahead : back).plusDays(plus)), frame, name)
                .not(new Period(Grain.DAY, (future ? back : ahead).plusDays(plus)));
    }
}
