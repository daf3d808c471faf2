package dev.sluice.plugins.evaluation;

import java.util.Comparator;

/** A half-open range of UTF-16 units, ordered by begin, then end. Immutable. */
record TextSpan(int begin, int end) implements Comparable<TextSpan> {
    private static final Comparator<TextSpan> ORDER =
            Comparator.comparingInt(TextSpan::begin).thenComparingInt(TextSpan::end);

    /** Returns the range that an item names by {@code begin} and {@code end}. */
    static TextSpan of(JsonItem item) {
        return new TextSpan(item.integer("begin"), item.integer("end"));
    }

    /**
     * Returns the range widened to whole words, with the apostrophes and underscores at their ends, so that whether a
     * mark belongs to a name decides nothing.
     *
     * @throws IllegalArgumentException if the range does not lie in the text
     */
    TextSpan widened(String text, String place) {
        if (begin < 0 || begin > end || end > text.length()) {
            throw new IllegalArgumentException(place + ": the range from " + begin + " to " + end
                    + " does not lie in the text, which has " + text.length() + " UTF-16 units");
        }
        int from = begin;
        while (from > 0 && isPart(text.codePointBefore(from))) {
            from -= Character.charCount(text.codePointBefore(from));
        }
        int to = end;
        while (to < text.length() && isPart(text.codePointAt(to))) {
            to += Character.charCount(text.codePointAt(to));
        }
        return new TextSpan(from, to);
    }

    private static boolean isPart(int character) {
        return character == '\'' || Words.isWord(character);
    }

    /** Returns how many units two ranges share; not more than 0 if none. */
    int overlap(TextSpan other) {
        return Math.min(end, other.end) - Math.max(begin, other.begin);
    }

    @Override
    public int compareTo(TextSpan other) {
        return ORDER.compare(this, other);
    }
}
