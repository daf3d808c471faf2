package dev.sluice.plugins.parquet;

/** Translates UTF-16 offsets of a text to code points; quickly if they are asked for in ascending order. Used by one thread. */
final class CodePoints {
    private final String text;
    private int unit;
    private int codePoint;

    CodePoints(String text) {
        this.text = text;
    }

    /** Returns how many code points stand before an offset. */
    int at(int offset) {
        codePoint += offset >= unit ? text.codePointCount(unit, offset) : -text.codePointCount(offset, unit);
        unit = offset;
        return codePoint;
    }
}
