package dev.sluice.plugins.linking;

import dev.sluice.api.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A text with names marked by hand. Immutable.
 *
 * @param text the text
 * @param names the names that are known to be names
 * @param open ranges of which the marks do not tell whether they are names
 * @param others whether names of the kind {@code OTHER} are marked at all
 */
record TagText(String text, List<Marked> names, List<Span> open, boolean others) {
    /** A marked name with its place in {@link TagLabel#TYPES}. */
    record Marked(Span span, int type) {}

    TagText {
        names = List.copyOf(names);
        open = List.copyOf(open);
    }

    /** Puts a text together from words, with blanks as print has them. Used by one thread. */
    static final class Builder {
        private static final Set<String> TIGHT =
                Set.of(".", ",", "'s", "\u2019s", ")", ":", ";", "?", "!", "n't", "%", "'", "''");

        private final StringBuilder text = new StringBuilder();
        private final List<Marked> names = new ArrayList<>();
        private final List<Span> open = new ArrayList<>();
        private final boolean others;

        Builder(boolean others) {
            this.others = others;
        }

        /** Adds a word and returns where it stands. */
        Span add(String word) {
            boolean first = text.length() == 0 || text.charAt(text.length() - 1) == '\n';
            boolean bracket = !first && text.charAt(text.length() - 1) == '(';
            return add(word, !first && !bracket && !TIGHT.contains(word));
        }

        /** Adds a word, behind a blank or not, and returns where it stands. */
        Span add(String word, boolean blank) {
            text.append(blank ? " " : "");
            int begin = text.length();
            text.append(word);
            return new Span(begin, text.length());
        }

        void endLine() {
            text.append('\n');
        }

        void name(Span first, Span last, int type) {
            names.add(new Marked(new Span(first.begin(), last.end()), type));
        }

        void open(Span first, Span last) {
            open.add(new Span(first.begin(), last.end()));
        }

        boolean isEmpty() {
            return text.length() == 0;
        }

        TagText build() {
            return new TagText(text.toString(), names, open, others);
        }
    }
}
