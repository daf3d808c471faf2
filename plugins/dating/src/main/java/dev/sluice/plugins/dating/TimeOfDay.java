package dev.sluice.plugins.dating;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The time of day in a frame, as the tail of a TIMEX3 value. Pure. */
final class TimeOfDay {
    private TimeOfDay() {}

    /** Returns the tail, such as {@code T22:00} or {@code TMO}, or null where the frame names no time of day. */
    static @Nullable String of(Frame frame) {
        if (frame.has(Feature.HOUR)) {
            int hour = frame.number(Feature.HOUR, 0);
            if ((frame.is(Feature.MERIDIEM, "pm") || isLate(frame, hour)) && hour < 12) {
                hour += 12;
            } else if (frame.is(Feature.MERIDIEM, "am") && hour == 12) {
                hour = 0;
            }
            String second = frame.has(Feature.SECOND) ? two(":%02d", frame.number(Feature.SECOND, 0)) : "";
            return two("T%02d", hour) + two(":%02d", frame.number(Feature.MINUTE, 0)) + second;
        }
        String part = frame.get(Feature.PART);
        return part == null ? null : "T" + part;
    }

    /** "Thursday evening at 6" is after noon, and so is "Friday night at 9", but not "at 2". */
    private static boolean isLate(Frame frame, int hour) {
        return !frame.has(Feature.MERIDIEM)
                && (frame.is(Feature.PART, "AF")
                        || frame.is(Feature.PART, "EV")
                        || (frame.is(Feature.PART, "NI") && hour > 5));
    }

    /** Returns whether the clock can show it. */
    static boolean isPossible(Frame frame) {
        int hour = frame.number(Feature.HOUR, 0);
        return hour <= 24 && !(frame.has(Feature.MERIDIEM) && (hour > 12 || (hour == 0 && !frame.has(Feature.MINUTE))));
    }

    private static String two(String pattern, int number) {
        return String.format(Locale.ROOT, pattern, number);
    }
}
