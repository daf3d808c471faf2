package dev.sluice.api;

/**
 * A half-open range of a text, measured in UTF-16 code units: {@code begin} is the first unit inside, {@code end} the
 * first one after it. An empty range is legal. Immutable.
 *
 * @param begin the first unit inside, at least 0
 * @param end the first unit after, at least {@code begin}
 * @since 0.1
 */
public record Span(int begin, int end) implements Comparable<Span> {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if {@code begin} is negative or {@code end} is before it
     */
    public Span {
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("span " + begin + ".." + end + " is not a range: 0 <= begin <= end");
        }
    }

    /** Returns the number of UTF-16 code units inside. */
    public int length() {
        return end - begin;
    }

    /** Returns whether the other range lies wholly inside this one; a range contains itself. */
    public boolean contains(Span other) {
        return begin <= other.begin && other.end <= end;
    }

    /** Returns whether the two ranges share at least one unit. */
    public boolean overlaps(Span other) {
        return begin < other.end && other.begin < end;
    }

    /** Orders by begin, then the longer range first, so that an outer range comes before those inside it. */
    @Override
    public int compareTo(Span other) {
        return begin != other.begin ? Integer.compare(begin, other.begin) : Integer.compare(other.end, end);
    }
}
