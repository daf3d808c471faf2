package dev.sluice.plugins.dating;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the expressions of a grammar in a row of tokens: at each place the longest, from left to right, without overlaps. One
 * instance for one text; not safe for use by several threads. Each name is parsed at most once at each place, so that the time
 * is linear in the number of tokens.
 */
final class Parser {
    /** More ways than this to read one stretch say the same in other words. */
    private static final int MOST_MATCHES = 60;

    private final Language language;
    private final Grammar grammar;
    private final List<Token> tokens;
    private final Guards guards;
    private final @Nullable Place[] places;

    /**
     * An expression.
     *
     * @param begin index of its first token
     * @param end index of the first token after it
     * @param frame what it says
     * @param line where the rule stands in the file: of two of one length the first rule wins
     */
    record Match(int begin, int end, Frame frame, int line) {}

    /** A terminal that begins at a token. */
    private record Reading(int terminal, int end, Frame frame) {}

    /** What is known about one token so far. */
    private static final class Place {
        private final BitSet terminals = new BitSet();
        private final @Nullable List<Match>[] matches;
        private @Nullable List<Reading> readings;

        @SuppressWarnings({"unchecked", "rawtypes"})
        Place(int names) {
            this.matches = new List[names];
        }
    }

    Parser(Language language, List<Token> tokens) {
        this.language = language;
        this.grammar = language.grammar();
        this.tokens = tokens;
        this.guards = new Guards(language, tokens);
        this.places = new Place[tokens.size()];
    }

    /** Returns all expressions, in order. */
    List<Match> matches() {
        List<Match> found = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Match best = best(at);
            if (best == null) {
                release(at, at + 1);
                at++;
            } else {
                found.add(best);
                release(at, best.end());
                at = best.end();
            }
        }
        return found;
    }

    private void release(int from, int to) {
        for (int i = from; i < to; i++) {
            places[i] = null;
        }
    }

    private @Nullable Match best(int at) {
        boolean possible = false;
        for (Reading reading : readings(at)) {
            possible |= grammar.canStart(reading.terminal());
        }
        if (!possible) {
            return null;
        }
        Match best = null;
        for (Match match : parse(grammar.start(), at)) {
            boolean better = best == null
                    || match.end() > best.end()
                    || (match.end() == best.end() && match.line() < best.line());
            if (better && guards.admit(match)) {
                best = match;
            }
        }
        return best;
    }

    private List<Match> parse(int name, int at) {
        if (at >= tokens.size()) {
            return List.of();
        }
        @Nullable List<Match>[] row = place(at).matches;
        List<Match> known = row[name];
        if (known != null) {
            return known;
        }
        List<Match> out = new ArrayList<>(4);
        BitSet tried = new BitSet();
        for (Reading reading : readings(at)) {
            if (tried.get(reading.terminal())) {
                continue;
            }
            for (Grammar.Rule rule : grammar.rules(name, reading.terminal())) {
                // a rule takes up all readings of the token at once
                if (!rule.first().intersects(tried)) {
                    match(rule, 0, at, at, Frame.EMPTY, out);
                }
            }
            tried.set(reading.terminal());
        }
        row[name] = out;
        return out;
    }

    private Place place(int at) {
        Place place = places[at];
        if (place == null) {
            place = new Place(grammar.names());
            places[at] = place;
        }
        return place;
    }

    private void match(Grammar.Rule rule, int element, int begin, int at, Frame frame, List<Match> out) {
        if (element == rule.elements().size()) {
            Match match = new Match(begin, at, frame.override(rule.added()), rule.line());
            if (out.size() < MOST_MATCHES && !isKnown(match, out)) {
                out.add(match);
            }
            return;
        }
        Grammar.Element place = rule.elements().get(element);
        List<Reading> here = at < tokens.size() ? readings(at) : List.of();
        boolean possible = !here.isEmpty() && rule.starts().get(element).intersects(place(at).terminals);
        List<Grammar.Symbol> symbols = possible ? place.symbols() : List.of();
        for (Grammar.Symbol symbol : symbols) {
            if (symbol.terminal()) {
                for (Reading reading : here) {
                    if (reading.terminal() == symbol.id()) {
                        step(rule, element, begin, reading.end(), frame, reading.frame(), out);
                    }
                }
            } else {
                for (Match inner : parse(symbol.id(), at)) {
                    step(rule, element, begin, inner.end(), frame, inner.frame(), out);
                }
            }
        }
        if (place.optional()) {
            match(rule, element + 1, begin, at, frame, out);
        }
    }

    private void step(Grammar.Rule rule, int element, int begin, int end, Frame frame, Frame inner, List<Match> out) {
        if (!mayContinue(rule, element + 1, end)) {
            return;
        }
        Frame moved = Arithmetic.move(frame, inner, rule.elements().get(element));
        if (moved != null) {
            match(rule, element + 1, begin, end, moved, out);
        }
    }

    /** Most rules end here; to see so costs less than to unite the features of what was matched so far. */
    private boolean mayContinue(Grammar.Rule rule, int element, int at) {
        for (int i = element; i < rule.elements().size(); i++) {
            boolean possible = at < tokens.size()
                    && !readings(at).isEmpty()
                    && rule.starts().get(i).intersects(place(at).terminals);
            if (possible || !rule.elements().get(i).optional()) {
                return possible;
            }
        }
        return true;
    }

    /** Two readings of a stretch by different rules are both kept where they say different things. */
    private static boolean isKnown(Match match, List<Match> out) {
        for (Match other : out) {
            if (other.end() == match.end() && other.frame().equals(match.frame())) {
                return true;
            }
        }
        return false;
    }

    private List<Reading> readings(int at) {
        Place place = place(at);
        List<Reading> known = place.readings;
        if (known != null) {
            return known;
        }
        List<Reading> out = new ArrayList<>(2);
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.BREAK) {
            int literal = grammar.literalOrNone(token.norm());
            if (literal >= 0) {
                out.add(new Reading(literal, at + 1, Frame.EMPTY));
            }
            for (Lexicon.Hit hit : language.lexicon().hits(tokens, at)) {
                add(out, hit.entry().name(), hit.end(), hit.entry().frame());
            }
            if (token.kind() == Token.Kind.NUMBER && guards.isPlainNumber(at)) {
                for (NumberShapes.Shape shape : NumberShapes.shapes(token.norm(), language.spelling())) {
                    add(out, shape.name(), at + 1, shape.frame());
                }
            }
        }
        place.readings = out;
        for (Reading reading : out) {
            place.terminals.set(reading.terminal());
        }
        return out;
    }

    private void add(List<Reading> out, String name, int end, Frame frame) {
        int terminal = grammar.terminalOrNone(name);
        if (terminal >= 0) {
            out.add(new Reading(terminal, end, frame));
        }
    }
}
