package dev.sluice.plugins.dating;

/** How the meaning of an expression is computed. The names in the grammar are those in lower case. */
enum Operation {
    /** A place in the calendar, possibly with its larger units left out. */
    CALENDAR,
    /** A period some steps away from the anchor. */
    DEICTIC,
    /** A day some days away from the anchor, possibly with a part of the day. */
    DAYNAME,
    /** A point some length away from the anchor. */
    OFFSET,
    /** A length. */
    DURATION,
    /** A recurring time. */
    SET,
    /** A time without a place in the calendar. */
    REFERENCE,
    /** No temporal expression at all. */
    DROP
}
