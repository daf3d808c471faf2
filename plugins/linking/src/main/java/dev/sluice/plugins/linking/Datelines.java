package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the places where reports say they were written: the name of a known place in capitals before a sentence that is not
 * in capitals, as in "VIENNA, Aug 30 - The talks" or "By A. Writer VIENNA The talks". Used by one thread for one text.
 */
final class Datelines {
    /** Why such a name is one. */
    static final String RULE = "dateline";

    private static final double SCORE = 0.95;

    /** From which prior on a place has reports written in it. */
    private static final double MIN_PRIOR = 0.4;

    /** Shorter names in capitals are mostly acronyms. */
    private static final int MIN_LETTERS = 4;

    /** How far behind a dateline, in words, its first sentence begins: region, month, day, agency may stand between. */
    private static final int REACH = 10;

    private static final int MAX_WORDS = 4;

    private final String text;
    private final List<Token> tokens;
    private final KnowledgeBase base;

    Datelines(String text, List<Token> tokens, KnowledgeBase base) {
        this.text = text;
        this.tokens = tokens;
        this.base = base;
    }

    /** Returns the places in the order of the text. */
    List<Name> find() {
        List<Name> names = new ArrayList<>();
        for (int at = 0; at < tokens.size(); ) {
            int end = opens(at) ? end(at) : at;
            if (end > at) {
                Span span = new Span(tokens.get(at).begin(), tokens.get(end - 1).end());
                String surface = text.substring(span.begin(), span.end());
                String folded = Spelling.fold(surface);
                names.add(
                        new Name(span, surface, folded, Mention.Type.PLACE, true, false, RULE, SCORE, places(folded)));
            }
            at = Math.max(end, at + 1);
        }
        return names;
    }

    /** Returns the word behind the longest place that begins at a word; the same word if there is none. */
    private int end(int at) {
        int end = at + 1;
        while (end < tokens.size()
                && end < at + MAX_WORDS
                && tokens.get(end).isJoined()
                && tokens.get(end).shape() == Token.Shape.UPPER) {
            end++;
        }
        for (; end > at; end--) {
            int begin = tokens.get(at).begin();
            int stop = tokens.get(end - 1).end();
            if (stop - begin >= MIN_LETTERS
                    && isBeforeSentence(end)
                    && !places(Spelling.fold(text.substring(begin, stop))).isEmpty()) {
                return end;
            }
        }
        return at;
    }

    /** Returns the best known place with a name; a city is meant, not the country that is called so, too. */
    private List<KnowledgeBase.Match> places(String folded) {
        return base.find(folded).stream()
                .filter(m -> m.entity().type() == Mention.Type.PLACE
                        && (m.kind() == KnowledgeBase.Kind.NAME
                                || (m.kind() == KnowledgeBase.Kind.ALIAS
                                        && !m.entity().isCountry()))
                        && m.entity().prior() >= MIN_PRIOR)
                .max(Comparator.comparing((KnowledgeBase.Match m) -> m.entity().prior())
                        .thenComparing(Comparator.comparing(
                                        (KnowledgeBase.Match m) -> m.entity().id())
                                .reversed()))
                .map(List::of)
                .orElse(List.of());
    }

    private boolean opens(int at) {
        Token token = tokens.get(at);
        boolean byline = at > 0 && tokens.get(at - 1).shape() == Token.Shape.CAPITAL;
        return token.shape() == Token.Shape.UPPER && !token.headline() && (token.start() || byline);
    }

    /** Returns whether a sentence that is not in capitals begins soon. */
    private boolean isBeforeSentence(int end) {
        if (end == tokens.size()) {
            return false;
        }
        Token next = tokens.get(end);
        if (next.isJoined() && (next.shape() == Token.Shape.UPPER || next.shape() == Token.Shape.LOWER)) {
            return false;
        }
        boolean joined = true;
        for (int i = end; i < Math.min(tokens.size(), end + REACH); i++) {
            Token token = tokens.get(i);
            joined &= token.isJoined() && token.shape() != Token.Shape.OTHER;
            if (joined && token.shape() == Token.Shape.UPPER && token.end() - token.begin() >= MIN_LETTERS) {
                return false;
            }
            if (token.shape() == Token.Shape.LOWER) {
                return true;
            }
        }
        return false;
    }
}
