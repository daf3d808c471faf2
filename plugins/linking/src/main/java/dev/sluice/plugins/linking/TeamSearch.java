package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the names of teams beside results in a text about a team sport, where a table gives no sentence by which a name
 * could be told. Used by one thread for one text.
 */
final class TeamSearch {
    private static final String RULE = "team beside a result";
    private static final double SCORE = 0.8;
    private static final int MAX_WORDS = 3;

    private final String text;
    private final List<Token> tokens;
    private final Lookup lookup;
    private final Words words;
    private final TeamReading reading;

    TeamSearch(String text, List<Token> tokens, Lookup lookup, Words words, TeamReading reading) {
        this.text = text;
        this.tokens = tokens;
        this.lookup = lookup;
        this.words = words;
        this.reading = reading;
    }

    /** Returns the names, and with them those of teams that overlap none of them, in the order of the text. */
    List<Name> with(List<Name> names) {
        List<Name> all = new ArrayList<>(names);
        int next = 0;
        for (int at = 0; at < tokens.size(); ) {
            while (next < names.size()
                    && names.get(next).span().end() <= tokens.get(at).begin()) {
                next++;
            }
            int limit = next == names.size()
                    ? text.length()
                    : names.get(next).span().begin();
            int end = tokens.get(at).isCapital() && !words.isStop(tokens.get(at).folded()) ? end(at, limit) : at;
            if (end > at) {
                all.add(name(at, end));
            }
            at = Math.max(end, at + 1);
        }
        all.sort(Comparator.comparing(Name::span));
        return all;
    }

    private int end(int at, int limit) {
        int end = at + 1;
        while (end < tokens.size() && end < at + MAX_WORDS && joins(end)) {
            end++;
        }
        for (; end > at; end--) {
            Span span = span(at, end);
            if (span.end() <= limit
                    && reading.hasResult(span)
                    && reading.team(Spelling.fold(text.substring(span.begin(), span.end())), span)
                            .isPresent()) {
                return end;
            }
        }
        return at;
    }

    private boolean joins(int at) {
        Token token = tokens.get(at);
        return token.isJoined() && (token.isCapital() || token.shape() == Token.Shape.LOWER);
    }

    private Span span(int from, int to) {
        return new Span(tokens.get(from).begin(), tokens.get(to - 1).end());
    }

    private Name name(int from, int to) {
        Span span = span(from, to);
        String surface = text.substring(span.begin(), span.end());
        return new Name(
                span,
                surface,
                Spelling.fold(surface),
                Mention.Type.ORGANIZATION,
                true,
                false,
                RULE,
                SCORE,
                lookup.matches(from, to));
    }
}
