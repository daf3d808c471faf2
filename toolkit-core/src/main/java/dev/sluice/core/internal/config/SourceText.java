package dev.sluice.core.internal.config;

import java.util.Arrays;

/** The text of a file, and where its lines begin. Line ends are LF, CR LF and CR. Immutable. */
final class SourceText {
    private final String file;
    private final String text;
    private final int[] starts;
    private final boolean placed;

    SourceText(String file, String text) {
        this(file, text, true);
    }

    private SourceText(String file, String text, boolean placed) {
        this.file = file;
        this.text = text;
        this.placed = placed;
        int[] found = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = i + 1;
            }
        }
        this.starts = Arrays.copyOf(found, count);
    }

    /** Returns a text that is not that of a file: it has no places. */
    static SourceText fragment(String origin, String text) {
        return new SourceText(origin, text, false);
    }

    String file() {
        return file;
    }

    String text() {
        return text;
    }

    /** Returns the place of an offset in UTF-16 code units; one beyond the end counts as the end. */
    Position at(long offset) {
        int index = (int) Math.max(0, Math.min(offset, text.length()));
        int found = Arrays.binarySearch(starts, index);
        int line = found >= 0 ? found : -found - 2;
        return at(line, text.codePointCount(starts[line], index));
    }

    /** Returns the place of a line and a column in code points, both from 0. */
    Position at(int line, int column) {
        return placed ? new Position(file, line + 1, column + 1) : Position.none(file);
    }

    /** Returns the place of an offset in Unicode code points. */
    Position atCodePoint(int offset) {
        int all = text.codePointCount(0, text.length());
        return at(text.offsetByCodePoints(0, Math.max(0, Math.min(offset, all))));
    }
}
