package dev.sluice.plugins.dating;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Whether dates of neighboring days may be one moment by the clocks of two zones. Pure. */
final class Moment {
    /** Where a day begins first, clocks are this many hours ahead of universal time. */
    private static final int FURTHEST_EAST = 14;

    /** Where a day ends last, as far as people publish, clocks are this many hours behind universal time. */
    private static final int FURTHEST_WEST = 10;

    /** All zones are a multiple of this away from universal time, in minutes. */
    private static final int STEP = 15;

    private static final int MINUTE = 14;

    private Moment() {}

    /** Returns the moment of an ISO 8601 value that has a clock time and a zone, or null. */
    static @Nullable OffsetDateTime of(String value) {
        boolean zoned = value.length() > 16
                && value.charAt(10) == 'T'
                && (value.endsWith("Z") || value.lastIndexOf('+') > 10 || value.lastIndexOf('-') > 10);
        if (!zoned) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns whether the days of two dates are the same or one apart. */
    static boolean isNextDay(Candidate a, Candidate b) {
        LocalDate first = a.interval().earliest();
        LocalDate second = b.interval().earliest();
        return first != null && second != null && Math.abs(first.toEpochDay() - second.toEpochDay()) <= 1;
    }

    /**
     * Returns whether the date of a field and another date may be one moment: on the same day, or on the next one if the field
     * has a clock time, and the other has none or one that a change of zone makes of it. A clock with an offset from universal
     * time is that of the page already.
     */
    static boolean isOne(Candidate field, Candidate other) {
        LocalDate first = field.interval().earliest();
        if (first == null || !isNextDay(field, other)) {
            return false;
        }
        if (first.equals(other.interval().earliest())) {
            return true;
        }
        int minute = minute(field.value());
        int shown = minute(other.value());
        if (shown < 0) {
            OffsetDateTime moment = of(field.value());
            return minute >= 0 && (moment == null || moment.getOffset().getTotalSeconds() == 0);
        }
        return minute >= 0 && (minute - shown) % STEP == 0;
    }

    /** Returns whether a moment in universal time was on the day of another date anywhere that people publish. */
    static boolean mayBeDayOf(Candidate universal, Candidate other) {
        OffsetDateTime moment = of(universal.value());
        LocalDate day = other.interval().earliest();
        return moment != null
                && day != null
                && !moment.plusHours(FURTHEST_EAST).toLocalDate().isBefore(day)
                && !moment.minusHours(FURTHEST_WEST).toLocalDate().isAfter(day);
    }

    private static int minute(String value) {
        boolean clock = value.length() >= MINUTE + 2 && value.charAt(10) == 'T';
        return clock ? Integer.parseInt(value.substring(MINUTE, MINUTE + 2)) : -1;
    }
}
