package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Judges how much the capitals of one text are worth: at the start of a sentence and in a headline they tell nothing by
 * themselves. Immutable.
 */
final class CapitalEvidence {
    /** A longer run of words with a capital that nothing else supports is not a name but a list or a shout. */
    private static final int MAX_UNKNOWN_WORDS = 7;

    /** From which prior on a word that is also an everyday word counts as a name by itself. */
    private static final double EVERYDAY_PRIOR = 0.55;

    /** From which prior on a single word is cut out of a headline, or away from the first word of a sentence. */
    private static final double CUT_PRIOR = 0.5;

    private final Words words;
    private final Lookup lookup;
    private final List<Token> tokens;
    private final Set<String> seenInside = new HashSet<>();

    CapitalEvidence(Words words, Lookup lookup, List<Token> tokens) {
        this.words = words;
        this.lookup = lookup;
        this.tokens = tokens;
        for (Token token : tokens) {
            if (token.isCapital() && !token.start() && !token.headline()) {
                seenInside.add(token.folded());
            }
        }
    }

    /** Returns whether what waits is the beginning of a name, not a small word at the start of a sentence. */
    boolean extendsName(int pending) {
        String first = tokens.get(pending).folded();
        return !words.isStop(first) && !(tokens.get(pending).start() && words.isCommon(first));
    }

    /**
     * Returns whether a known word is a name by itself where capitals tell little: in a headline, or as the last
     * word behind one that has its capital from the start of the sentence.
     */
    boolean standsOut(int at, int pending, int end, Lookup.Found found) {
        Token token = tokens.get(at);
        boolean place = found.length() == 1
                && found.matches().stream()
                        .anyMatch(m -> m.entity().type() != Mention.Type.PERSON
                                && m.entity().prior() >= CUT_PRIOR)
                && !words.isCommon(token.folded());
        if (!place) {
            return false;
        }
        Token first = tokens.get(pending);
        boolean opened = at == pending + 1
                && at + 1 == end
                && first.start()
                && first.shape() == Token.Shape.CAPITAL
                && !seenInside.contains(first.folded())
                && !words.isGivenName(first.folded())
                && lookup.matches(pending, pending + 1).isEmpty()
                && found.matches().stream().anyMatch(m -> m.entity().isCountry());
        return opened || (token.headline() && !(at > pending && words.isGivenName(first.folded())));
    }

    /** Returns whether an everyday word stands before a given name, as a trade or rank that no list has does. */
    boolean isTrade(int begin, int end) {
        String next = tokens.get(begin + 1).folded();
        return begin + 1 < end
                && words.isCommon(tokens.get(begin).folded())
                && !words.isGivenName(tokens.get(begin).folded())
                && words.isGivenName(next)
                && !words.isCommon(next);
    }

    /** Returns whether a word at the start of what may be a name is no part of it. */
    boolean drops(int at, boolean titled) {
        Token token = tokens.get(at);
        boolean small = words.isStop(token.folded())
                && token.shape() != Token.Shape.UPPER
                && token.shape() != Token.Shape.INITIAL;
        boolean opening = (token.start() || token.headline())
                && words.isCommon(token.folded())
                && !titled
                && !seenInside.contains(token.folded())
                && !words.isGivenName(token.folded())
                && token.shape() == Token.Shape.CAPITAL;
        boolean particle = token.shape() == Token.Shape.LOWER
                && !(at + 1 < tokens.size() && tokens.get(at + 1).gap() == Token.Gap.HYPHEN);
        return small || particle || (opening && lookup.matches(at, at + 1).isEmpty());
    }

    /** Returns whether a single word is a name. */
    boolean acceptsWord(int at, List<KnowledgeBase.Match> matches, boolean titled) {
        Token token = tokens.get(at);
        String folded = token.folded();
        if (folded.length() < 2 || words.isCalendar(folded) || token.shape() == Token.Shape.INITIAL) {
            return false;
        }
        boolean prefixed = token.gap() == Token.Gap.HYPHEN && tokens.get(at - 1).shape() == Token.Shape.LOWER;
        if (prefixed && matches.isEmpty()) {
            return false;
        }
        boolean common = words.isCommon(folded);
        boolean evident = (!token.start() && !token.headline()) || seenInside.contains(folded);
        if (!matches.isEmpty()) {
            return !common
                    || (token.shape() == Token.Shape.UPPER && evident)
                    || (evident && matches.stream().anyMatch(CapitalEvidence::isWellKnown));
        }
        if (words.isGroup(folded) || titled) {
            return !words.isStop(folded);
        }
        return (evident && !common && (token.shape() != Token.Shape.UPPER || !token.headline()))
                || (!token.headline() && words.isGivenName(folded) && !common);
    }

    /** Returns whether several words that are not known are a name. */
    boolean acceptsRun(int begin, int end) {
        if (end - begin > MAX_UNKNOWN_WORDS) {
            return false;
        }
        if (!tokens.get(begin).headline()) {
            return true;
        }
        for (int i = begin; i < end; i++) {
            String folded = tokens.get(i).folded();
            if (!seenInside.contains(folded) && !words.isParticle(folded) && !words.isGivenName(folded)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWellKnown(KnowledgeBase.Match match) {
        return match.kind() == KnowledgeBase.Kind.DEMONYM
                || (match.kind() == KnowledgeBase.Kind.NAME && match.entity().prior() >= EVERYDAY_PRIOR)
                || match.kind() == KnowledgeBase.Kind.SURNAME;
    }
}
