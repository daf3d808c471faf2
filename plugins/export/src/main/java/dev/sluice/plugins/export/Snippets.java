package dev.sluice.plugins.export;

import dev.sluice.api.Span;

/** Cuts pieces out of texts. */
final class Snippets {
    /** How far a line is shown on both sides, in UTF-16 units. */
    private static final int NEAR = 200;

    private Snippets() {}

    /** Returns a part of a text, a little shorter where it would cut a surrogate pair. */
    static String whole(String text, int begin, int end) {
        boolean cutsFirst = begin > 0 && begin < end && isInsidePair(text, begin);
        boolean cutsLast = end < text.length() && end > begin && isInsidePair(text, end);
        int from = cutsFirst ? begin + 1 : begin;
        return text.substring(from, Math.max(from, cutsLast ? end - 1 : end));
    }

    /** Returns the line of a text that a range stands in, as far as it is near. */
    static String line(String text, Span span) {
        int before = span.begin() == 0 ? 0 : text.lastIndexOf('\n', span.begin() - 1) + 1;
        int newline = text.indexOf('\n', span.end());
        int begin = Math.max(before, span.begin() - NEAR);
        int end = Math.min(newline < 0 ? text.length() : newline, span.end() + NEAR);
        return whole(text, begin, end);
    }

    private static boolean isInsidePair(String text, int offset) {
        return Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
    }
}
