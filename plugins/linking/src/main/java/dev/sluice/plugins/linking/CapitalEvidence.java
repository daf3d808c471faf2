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
    private final Set<String> seenAlone = new HashSet<>();
    private final Set<String> openings = new HashSet<>();

    CapitalEvidence(Words words, Lookup lookup, List<Token> tokens) {
        this.words = words;
        this.lookup = lookup;
        this.tokens = tokens;
        for (Token token : tokens) {
            if (token.isCapital() && !token.start() && !token.headline()) {
                seenInside.add(token.folded());
            }
            if (token.isCapital() && !token.isPossessive()) {
                seenAlone.add(token.folded());
            }
        }
        for (int i = 1; i + 1 < tokens.size(); i++) {
            if (mayOpenName(i) && isBehindOpener(i)) {
                openings.add(pair(i));
            }
        }
    }

    /**
     * Returns whether a small word such as "ever" begins a name of several words here: its capital stands behind an
     * article or preposition, in this place or where the same two words stand in another place of the text.
     */
    boolean opensName(int at) {
        return !openings.isEmpty() && at + 1 < tokens.size() && mayOpenName(at) && openings.contains(pair(at));
    }

    private String pair(int at) {
        return tokens.get(at).folded() + ' ' + tokens.get(at + 1).folded();
    }

    private boolean mayOpenName(int at) {
        Token token = tokens.get(at);
        Token next = tokens.get(at + 1);
        return token.shape() == Token.Shape.CAPITAL
                && words.isStop(token.folded())
                && !words.isOpener(token.folded())
                && !token.isPossessive()
                && next.isCapital()
                && next.gap() == Token.Gap.SPACE
                && !words.isOpener(next.folded())
                && !words.isCalendar(next.folded());
    }

    private boolean isBehindOpener(int at) {
        Token before = tokens.get(at - 1);
        Token next = tokens.get(at + 1);
        return tokens.get(at).gap() == Token.Gap.SPACE
                && !tokens.get(at).headline()
                && words.isOpener(before.folded())
                && (before.shape() == Token.Shape.LOWER || before.start())
                && words.titleLength(next.folded()) == 0
                && lookup.matches(at + 1, at + 2).stream().noneMatch(m -> m.kind() == KnowledgeBase.Kind.DEMONYM);
    }

    /**
     * Returns whether a word in the possessive and the word behind it are one name, such as a newspaper's or a shop's:
     * the first is nobody's name elsewhere in the text, the second an everyday word with a capital.
     */
    boolean isPossessiveName(int at) {
        Token owner = tokens.get(at);
        if (at + 1 >= tokens.size() || owner.shape() != Token.Shape.CAPITAL || owner.headline()) {
            return false;
        }
        Token owned = tokens.get(at + 1);
        String folded = owned.folded();
        return owner.isPossessive()
                && owned.gap() == Token.Gap.SPACE
                && owned.shape() == Token.Shape.CAPITAL
                && words.isCommon(folded)
                && !words.isStop(folded)
                && !words.isCalendar(folded)
                && words.titleLength(folded) == 0
                && !words.isCommon(owner.folded())
                && !words.isGroup(owner.folded())
                && !seenAlone.contains(owner.folded())
                && lookup.matches(at, at + 1).stream().allMatch(m -> m.kind() == KnowledgeBase.Kind.SURNAME)
                && lookup.longest(at + 1).length() < 2;
    }

    /** Returns whether what waits is the beginning of a name, not a small word at the start of a sentence. */
    boolean extendsName(int pending) {
        String first = tokens.get(pending).folded();
        return (!words.isStop(first) || opensName(pending))
                && !(tokens.get(pending).start() && words.isCommon(first));
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
        if (opensName(at)) {
            return false;
        }
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
