package dev.sluice.plugins.dating;

import dev.sluice.api.Timex;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place in the calendar of an expression that is counted from the document's date, or from a time mentioned before.
 * For one pass over one document; not safe for use by several threads.
 */
final class PointingResolver {
    /** What lies farther away has no place in a calendar. */
    private static final int MOST_UNITS = 100_000;

    private final Discourse discourse;

    PointingResolver(Discourse discourse) {
        this.discourse = discourse;
    }

    /** What steps are counted from. */
    private record Base(Period period, String name) {}

    /** Returns the meaning of a period some steps away, such as "last week"; null if it is none. */
    @Nullable
    Meaning deictic(Frame frame, Tense tense, int at) {
        if (frame.has(Feature.WEEKDAY) && !frame.has(Feature.MONTH)) {
            return weekday(frame, tense, at);
        }
        Base base = base(frame, at);
        if (isPartOfYear(frame)) {
            return partOfYear(frame, base);
        }
        Grain grain = Grain.ofUnit(frame.get(Feature.UNIT));
        if (grain == null) {
            return null;
        }
        int shift = frame.number(Feature.SHIFT, 0);
        if (shift != 0 && grain == Grain.DECADE) {
            return Meaning.complete(Timex.Type.DURATION, "P10Y", frame);
        }
        if (base == null) {
            return Meaning.symbolic(Timex.Type.DATE, grain.unknown(), frame);
        }
        if (frame.is(Feature.SHIFT, "LATEST")) {
            return latest(grain, frame, tense, base, at);
        }
        Period current = Period.containing(grain, base.period().start());
        if (grain == Grain.WEEKEND
                && shift == 0
                && !frame.is(Feature.SHIFT, "COMING")
                && tense.isPast()
                && current.start().isAfter(base.period().start())) {
            shift = -1;
        }
        return placed(current.shift(shift), frame, base.name());
    }

    /** Returns the meaning of a day named from the anchor, such as "yesterday" or "this morning". */
    Meaning dayname(Frame frame, int at) {
        if (frame.is(Feature.ANCHOR, "BESIDE") && !discourse.isBeside(at)) {
            return Meaning.symbolic(Timex.Type.TIME, "", frame);
        }
        Base base = base(frame.with(Feature.UNIT, "D"), at);
        if (base == null || base.period().grain() != Grain.DAY) {
            return Meaning.symbolic(Timex.Type.DATE, Grain.DAY.unknown(), frame);
        }
        return placed(base.period().shift(frame.number(Feature.SHIFT, 0)), frame, base.name());
    }

    /** Returns the meaning of a point some length away, such as "two weeks ago"; null if it is none. */
    @Nullable
    Meaning offset(Frame frame, int at) {
        int sign = frame.number(Feature.SIGN, -1);
        String unit = frame.get(Feature.UNIT);
        Grain grain = "FN".equals(unit) ? Grain.WEEK : Grain.ofUnit(unit);
        int count = Lengths.count(frame) * ("FN".equals(unit) ? 2 : 1);
        if (frame.is(Feature.COUNT, "X")) {
            return Meaning.complete(Timex.Type.DATE, sign < 0 ? "PAST_REF" : "FUTURE_REF", frame);
        }
        String length = Lengths.value(frame);
        boolean countless = count < 0 || count > MOST_UNITS;
        if (countless && length != null) {
            // calendar units have no halves to count in, and calendars no millions of years, so that only the length is
            // known
            return Meaning.complete(Timex.Type.DURATION, length, frame);
        }
        if (grain == null || countless) {
            return grain == null && count > 0 ? shortOffset(frame, at) : null;
        }
        Period reported = discourse.reported();
        Period recent = discourse.recent(at);
        if (frame.is(Feature.QUARTER, "M")) {
            return sameMonth(frame, recent, sign);
        }
        boolean compares = frame.has(Feature.QUARTER)
                || frame.has(Feature.AMOUNT)
                || (recent != null && recent.grain() == Grain.QUARTER);
        if (grain == Grain.YEAR && count == 1 && reported != null && compares) {
            return sameQuarter(frame, reported, sign);
        }
        Base base = base(frame, at);
        if (base == null) {
            return Meaning.symbolic(Timex.Type.DATE, grain.unknown(), frame);
        }
        return placed(Period.containing(grain, base.period().start()).shift((long) sign * count), frame, base.name());
    }

    /** Minutes and hours ago: the day is known where the anchor is a day, the time of day is not. */
    private Meaning shortOffset(Frame frame, int at) {
        Base base = base(frame, at);
        if (base == null || base.period().grain() != Grain.DAY) {
            return Meaning.symbolic(Timex.Type.TIME, Grain.DAY.unknown() + "TXX:XX", frame);
        }
        return Meaning.placed(base.period(), frame, base.name()).atTime("TXX:XX");
    }

    /** "The same month a year earlier" is that of the month spoken of. */
    private @Nullable Meaning sameMonth(Frame frame, @Nullable Period recent, int sign) {
        boolean month = recent != null && (recent.grain() == Grain.MONTH || recent.grain() == Grain.DAY);
        if (recent == null || !month) {
            return offset(frame.without(Feature.QUARTER), 0);
        }
        Period period = Period.containing(Grain.MONTH, recent.start()).shift(12L * sign);
        return Meaning.placed(period, frame, "month mentioned before " + recent.value());
    }

    private static Meaning sameQuarter(Frame frame, Period reference, int sign) {
        int quarter = frame.number(Feature.QUARTER, 0);
        Period year = Period.containing(Grain.YEAR, reference.start()).shift(sign);
        Period period = quarter > 0
                ? new Period(Grain.QUARTER, year.start().plusMonths(3L * (quarter - 1)))
                : Period.containing(Grain.QUARTER, reference.start()).shift(4L * sign);
        return Meaning.placed(period, frame, "quarter mentioned before " + reference.value());
    }

    private Meaning weekday(Frame frame, Tense tense, int at) {
        Base base = base(frame, at);
        if (base == null || base.period().grain() != Grain.DAY) {
            return Meaning.symbolic(Timex.Type.DATE, CalendarResolver.symbolic(frame), frame);
        }
        DayOfWeek weekday = DayOfWeek.of(frame.number(Feature.WEEKDAY, 1));
        LocalDate anchor = base.period().start();
        int shift = frame.number(Feature.SHIFT, 0);
        LocalDate day;
        if (frame.is(Feature.UNIT, "W")) {
            day = Period.containing(Grain.WEEK, anchor).shift(shift).start().plusDays(weekday.getValue() - 1L);
        } else if (shift < 0) {
            day = anchor.with(TemporalAdjusters.previous(weekday));
        } else if (shift > 0) {
            day = anchor.with(TemporalAdjusters.next(weekday));
        } else {
            day = anchor.with(
                    tense.isPast() ? TemporalAdjusters.previousOrSame(weekday) : TemporalAdjusters.nextOrSame(weekday));
        }
        return placed(new Period(Grain.DAY, day), frame, base.name());
    }

    private static boolean isPartOfYear(Frame frame) {
        return frame.has(Feature.MONTH)
                || frame.has(Feature.SEASON)
                || frame.has(Feature.QUARTER)
                || frame.has(Feature.HALF)
                || frame.has(Feature.EASTER);
    }

    /** "Last July" is the latest July before the anchor's month, but "the third quarter of last year" counts years. */
    private @Nullable Meaning partOfYear(Frame frame, @Nullable Base base) {
        if (base == null) {
            return Meaning.symbolic(Timex.Type.DATE, CalendarResolver.symbolic(frame), frame);
        }
        int shift = frame.number(Feature.SHIFT, 0);
        int year = base.period().year();
        LocalDate day = base.period().start();
        if (frame.is(Feature.UNIT, "Y")) {
            year += shift;
        } else if (shift == 0 && frame.is(Feature.SEASON, "WI")) {
            year = nearestYear(frame, day);
        } else if (shift != 0) {
            Period same = CalendarResolver.inYear(frame, year);
            boolean before = same != null && same.end().isBefore(day);
            boolean after = same != null && same.start().isAfter(day);
            if (shift < 0 && !before) {
                year--;
            } else if (shift > 0 && !after) {
                year++;
            }
        }
        Period period = CalendarResolver.inYear(frame, year);
        return period == null ? null : Meaning.placed(period, frame, base.name());
    }

    /** "This winter" is the one that is, or else the nearest; all other seasons are those of the year. */
    private static int nearestYear(Frame frame, LocalDate day) {
        int best = day.getYear();
        long least = Long.MAX_VALUE;
        for (int year = day.getYear() - 1; year <= day.getYear() + 1; year++) {
            Period period = CalendarResolver.inYear(frame, year);
            if (period != null && period.distance(day) < least) {
                least = period.distance(day);
                best = year;
            }
        }
        return best;
    }

    /** "The weekend", "the quarter": the latest that is over, or the coming one in talk of the future. */
    private Meaning latest(Grain grain, Frame frame, Tense tense, Base base, int at) {
        Period reported = discourse.reported();
        if (grain == Grain.QUARTER && reported != null && tense != Tense.FUTURE) {
            return Meaning.placed(reported, frame, "quarter mentioned before " + reported.value());
        }
        Period reference = discourse.recent(at);
        if (reference != null && reference.grain() == grain && tense != Tense.FUTURE) {
            return Meaning.placed(reference, frame, "mentioned before " + reference.value());
        }
        LocalDate day = base.period().start();
        Period current = Period.containing(grain, day);
        boolean over = grain == Grain.WEEKEND && !current.start().isAfter(day);
        return Meaning.placed(tense == Tense.FUTURE || over ? current : current.shift(-1), frame, base.name());
    }

    private Meaning placed(Period period, Frame frame, String name) {
        try {
            return Meaning.placed(period, frame, name);
        } catch (DateTimeException e) {
            return Meaning.symbolic(Timex.Type.DATE, period.grain().unknown(), frame);
        }
    }

    private @Nullable Base base(Frame frame, int at) {
        String anchorFeature = frame.get(Feature.ANCHOR);
        Period reference = discourse.recent(at);
        boolean nextDay = anchorFeature == null
                && frame.is(Feature.UNIT, "D")
                && frame.has(Feature.OP)
                && frame.is(Feature.OP, "deictic")
                && frame.number(Feature.SHIFT, 0) != 0;
        boolean told = discourse.isNarrative()
                && ("EITHER".equals(anchorFeature)
                        || frame.is(Feature.OP, "deictic")
                        || frame.is(Feature.OP, "offset"));
        boolean fromReference = "REFERENCE".equals(anchorFeature) || "BESIDE".equals(anchorFeature) || nextDay || told;
        if ("REFERENCE".equals(anchorFeature) && reference != null && !discourse.isNarrative()) {
            reference = fineEnough(Grain.ofUnit(frame.get(Feature.UNIT)), reference);
        }
        if (fromReference && reference != null) {
            return new Base(reference, "time mentioned before " + reference.value());
        }
        LocalDate anchor = discourse.anchor();
        return anchor == null ? null : new Base(new Period(Grain.DAY, anchor), discourse.anchorName());
    }

    /** "That day" after "in 2012" is the last day mentioned; null where there is none. */
    private @Nullable Period fineEnough(@Nullable Grain unit, Period reference) {
        if (unit == null || unit.compareTo(reference.grain()) <= 0) {
            return reference;
        }
        Period fine = discourse.fine();
        return fine != null && unit.compareTo(fine.grain()) <= 0 ? fine : null;
    }
}
