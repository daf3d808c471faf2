package dev.sluice.plugins.dating;

import org.jspecify.annotations.Nullable;

/** The kinds of periods the calendar is divided into, with their TIMEX3 values where nothing but the kind is known. */
enum Grain {
    /** A hundred years, counted from a year that ends in 00, as TIMEX3 does. */
    CENTURY("XX"),
    /** Ten years, counted from a year that ends in 0. */
    DECADE("XXX"),
    /** A calendar year. */
    YEAR("XXXX"),
    /** Half a year. */
    HALF("XXXX-HX"),
    /** A quarter of a year. */
    QUARTER("XXXX-QX"),
    /** A season of the northern hemisphere; winter belongs to the year it ends in. */
    SEASON("XXXX-XX"),
    /** A calendar month. */
    MONTH("XXXX-XX"),
    /** A week, Monday to Sunday. */
    WEEK("XXXX-WXX"),
    /** Saturday and Sunday. */
    WEEKEND("XXXX-WXX-WE"),
    /** A day. */
    DAY("XXXX-XX-XX");

    private final String unknown;

    Grain(String unknown) {
        this.unknown = unknown;
    }

    /** Returns the TIMEX3 value of a period of this kind of which nothing else is known. */
    String unknown() {
        return unknown;
    }

    /** Returns the grain of a unit of the lexicon, or null where the unit is finer than a day or has no grain. */
    static @Nullable Grain ofUnit(@Nullable String unit) {
        if (unit == null) {
            return null;
        }
        return switch (unit) {
            case "CE" -> CENTURY;
            case "DE" -> DECADE;
            case "Y" -> YEAR;
            case "Q" -> QUARTER;
            case "M" -> MONTH;
            case "W" -> WEEK;
            case "WE" -> WEEKEND;
            case "D" -> DAY;
            default -> null;
        };
    }
}
