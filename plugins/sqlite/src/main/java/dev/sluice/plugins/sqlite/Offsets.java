package dev.sluice.plugins.sqlite;

/**
 * Translates UTF-16 offsets to code points, in which SQLite counts; quickly if they are asked for in ascending order. Used by
 * one thread.
 */
final class Offsets {
    private final String text;
    private int unit;
    private int codePoint;

    Offsets(String text) {
        this.text = text;
    }

    /** Returns how many code points stand before an offset. */
    int at(int offset) {
        codePoint += offset >= unit ? text.codePointCount(unit, offset) : -text.codePointCount(offset, unit);
        unit = offset;
        return codePoint;
    }
}
