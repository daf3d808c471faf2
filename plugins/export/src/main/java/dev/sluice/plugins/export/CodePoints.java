package dev.sluice.plugins.export;

import java.util.Arrays;

/**
 * Translates offsets in UTF-16 code units, in which spans are measured, to offsets in code points, in which many formats
 * measure. Immutable.
 */
final class CodePoints {
    /** Where the second half of each surrogate pair stands, ascending. */
    private final int[] lowHalves;

    private CodePoints(int[] lowHalves) {
        this.lowHalves = lowHalves;
    }

    /** Returns the translation for a text. A lone surrogate counts as one code point. */
    static CodePoints of(String text) {
        int[] found = new int[16];
        int count = 0;
        for (int i = 1; i < text.length(); i++) {
            if (Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i))) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = i;
            }
        }
        return new CodePoints(Arrays.copyOf(found, count));
    }

    /** Returns how many code points begin before an offset; one inside a surrogate pair counts as the end of the pair. */
    int at(int offset) {
        int before = Arrays.binarySearch(lowHalves, offset);
        return before >= 0 ? offset - before : offset - (-before - 1);
    }
}
