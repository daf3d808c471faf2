package dev.sluice.plugins.dating;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a word or a rule of the grammar can say about a time. The names in the data files are those in lower case. */
enum Feature {
    /** A number whose role is not known yet. */
    N,
    /** A number to add to {@link #COUNT}, such as 0.5; for a counted weekday, the days that follow it. */
    PLUS,
    /** How many units a length has: a decimal number, or X where it is not known. */
    COUNT,
    /** The upper end where a length is given as a range. */
    HIGH,
    /** The unit: Y M W D H MIN S, or DE CE ML Q WE FN NI XX. */
    UNIT,
    /** A year; with {@link #ERA} BC it counts backwards. */
    YEAR,
    /** A month, 1 to 12. */
    MONTH,
    /** A day of the month, 1 to 31. */
    DAY,
    /** A day of the week, 1 for Monday to 7 for Sunday. */
    WEEKDAY,
    /** A part of the day: MO AF EV NI DT. */
    PART,
    /** An hour, 0 to 24. */
    HOUR,
    /** A minute, 0 to 59. */
    MINUTE,
    /** A second, 0 to 59. */
    SECOND,
    /** Half of the day that an hour counts in: am or pm. */
    MERIDIEM,
    /** A season: SP SU FA WI. */
    SEASON,
    /** A quarter, 1 to 4, or X where it is that of the period spoken of, or M where it is the month spoken of. */
    QUARTER,
    /** A half of a year, 1 or 2. */
    HALF,
    /** A decade: the year without its last digit. */
    DECADE,
    /** A century, counted from 1. */
    CENTURY,
    /** BC. */
    ERA,
    /** Steps from the anchor in units, or LATEST, the last that is over, or COMING, the one that is or the next. */
    SHIFT,
    /** Direction of a distance, -1 or 1. */
    SIGN,
    /** What is counted from: REFERENCE, EITHER; the document's date where it is missing. */
    ANCHOR,
    /** The year of a month, as steps from the anchor's year, or REFERENCE. */
    RELYEAR,
    /** The TIMEX3 modifier. */
    MOD,
    /** The TIMEX3 quantifier. */
    QUANT,
    /** The TIMEX3 frequency. */
    FREQ,
    /** A frequency as a number. */
    TIMES,
    /** A TIMEX3 value that is ready. */
    VALUE,
    /** Which weekday of a month, -1 for the last. */
    NTH,
    /** Days from Easter Sunday. */
    EASTER,
    /** First number of a numeric date whose order is not known. */
    FIRST,
    /** Second number of a numeric date whose order is not known. */
    SECONDNUMBER,
    /** How the meaning is computed, see {@link Operation}. */
    OP,
    /** Where a day takes its month from: NEXT or LAST, the expression after or before; CENTURY where a year takes its century from the one before. */
    BORROW,
    /** The only domain where the words are an expression at all, see {@link Domain}. */
    DOMAIN,
    /** Whether the words compare a sum of money. */
    AMOUNT,
    /** Whether a distance is written as its length, with the days it leads to beside it. */
    LENGTH,
    /** A test of the neighbors, see {@link Guards}. */
    GUARD,
    /** What a word tells about tense: FUTURE, PAST or REPORT. */
    TENSE;

    /** Returns its name in data files. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the feature with a name in a data file.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Feature named(String name) {
        for (Feature feature : values()) {
            if (feature.label().equalsIgnoreCase(name)) {
                return feature;
            }
        }
        throw new IllegalArgumentException("there is no feature '" + name + "'; the features are "
                + Arrays.stream(values()).map(Feature::label).sorted().collect(Collectors.joining(", ")));
    }
}
