package dev.sluice.plugins.dating;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Timex;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an expression means. Immutable.
 *
 * @param type the TIMEX3 type
 * @param value the TIMEX3 value
 * @param frame what the expression says, for modifier, quantifier and frequency
 * @param period the place in the calendar, or null where it has none or it is not known
 * @param interval the days meant, or null
 * @param score how sure it is, from 0 to 1
 * @param anchor what it was counted from, such as {@code document date 2020-04-07}; empty where it needs none
 * @param alternative the value it would have in the other direction of time, or null where there is no choice
 */
record Meaning(
        Timex.Type type,
        String value,
        Frame frame,
        @Nullable Period period,
        @Nullable DateInterval interval,
        double score,
        String anchor,
        @Nullable String alternative) {
    private static final double EXPLICIT = 0.95;
    private static final double ANCHORED = 0.85;
    private static final double SYMBOLIC = 0.6;

    /** Returns a meaning with a place in the calendar. */
    static Meaning placed(Period period, Frame frame, String anchor) {
        double score = anchor.isEmpty() ? EXPLICIT : ANCHORED;
        return new Meaning(Timex.Type.DATE, period.value(), frame, period, period.interval(), score, anchor, null);
    }

    /** Returns a meaning whose place in the calendar is not known. */
    static Meaning symbolic(Timex.Type type, String value, Frame frame) {
        return new Meaning(type, value, frame, null, null, SYMBOLIC, "", null);
    }

    /** Returns a meaning that needs no place in the calendar. */
    static Meaning complete(Timex.Type type, String value, Frame frame) {
        return new Meaning(type, value, frame, null, null, EXPLICIT, "", null);
    }

    /** Returns a copy that tells what was not chosen; the same where that is nothing else. */
    Meaning not(@Nullable Period other) {
        return other == null || other.value().equals(value)
                ? this
                : new Meaning(type, value, frame, period, interval, score, anchor, other.value());
    }

    /** Returns a copy that names a time of that day, such as {@code T10:30} or {@code TMO}. */
    Meaning atTime(String time) {
        String other = alternative == null ? null : alternative + time;
        return new Meaning(Timex.Type.TIME, value + time, frame, period, interval, score, anchor, other);
    }

    /** Returns a copy that tells a length that leads to those days. */
    Meaning asLength(String length) {
        return new Meaning(Timex.Type.DURATION, length, frame, period, interval, score, anchor, null);
    }

    /** Returns a copy of other days. */
    Meaning on(DateInterval days) {
        return new Meaning(type, value, frame, period, days, score, anchor, alternative);
    }

    /** Returns whether both say the same about the same days. */
    boolean agrees(Meaning other) {
        return type == other.type && value.equals(other.value) && Objects.equals(interval, other.interval);
    }
}
