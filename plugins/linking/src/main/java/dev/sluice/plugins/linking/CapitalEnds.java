package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.util.List;

/**
 * Where a name may end that begins at a word of one text in a language other than English: by what is known, by a first word that tells
 * what it is, by the names of persons, and by capitals alone. Used by one thread.
 */
final class CapitalEnds {
    /** The longest name that is looked up, in words. */
    private static final int LONGEST = 9;

    /** The longest name that nobody knows, in words, so that hostile input costs little. */
    private static final int LONGEST_RUN = 15;

    /** The most words of the name of a person, particles among them. */
    private static final int LONGEST_PERSON = 6;

    private final LocalNames base;
    private final Language language;
    private final List<Token> tokens;
    private final CapitalWords signs;

    /** The end of the longest known name at each word, without and with a title before it; 0 where nobody asked yet. */
    private final int[][] knownEnds;

    CapitalEnds(LocalNames base, Language language, List<Token> tokens, CapitalWords signs) {
        this.base = base;
        this.language = language;
        this.tokens = tokens;
        this.signs = signs;
        this.knownEnds = new int[2][tokens.size()];
    }

    /** Returns the end of the longest known name that begins at a word; the word if none does. */
    int known(int at, boolean titled) {
        int[] ends = knownEnds[titled ? 1 : 0];
        if (ends[at] == 0) {
            // kept one higher, since the end may be the first word of the text
            ends[at] = longestKnown(at, titled) + 1;
        }
        return ends[at] - 1;
    }

    private int longestKnown(int at, boolean titled) {
        int reach = at + 1;
        boolean opensLocal = base.openers().contains(tokens.get(at).folded());
        while (reach < Math.min(tokens.size(), at + LONGEST)
                && tokens.get(reach).isJoined()
                && (tokens.get(reach).isCapital()
                        || tokens.get(reach).shape() == Token.Shape.OTHER
                        || signs.isInner(tokens.get(reach).folded())
                        || signs.isHyphened(reach)
                        || opensLocal)) {
            reach++;
        }
        for (int end = reach; end > at; end--) {
            boolean single = end - at == 1;
            Token first = tokens.get(at);
            if (single
                    && (!first.isCapital()
                            || first.shape() == Token.Shape.INITIAL
                            || language.isSmall(first.folded()))) {
                return at;
            }
            boolean article = language.isSmall(tokens.get(at).folded());
            if ((tokens.get(end - 1).shape() != Token.Shape.LOWER || signs.isLocal(at, end))
                    && signs.matches(at, end, titled).stream().anyMatch(m -> !article || isWithArticle(at, m))) {
                return end;
            }
        }
        return at;
    }

    /** Returns whether an article that has a capital belongs to a name, which at the beginning of a sentence is well known. */
    private boolean isWithArticle(int at, KnowledgeBase.Match match) {
        return match.kind() == KnowledgeBase.Kind.NAME && (!tokens.get(at).start() || isWellKnown(match));
    }

    /** Returns the end of the name of an organization, place or event whose first word tells that it is one. */
    int head(int at, boolean titled) {
        if (language.head(tokens.get(at).folded()) == null) {
            return at;
        }
        int end = at + 1;
        int next = end;
        boolean joined = false;
        while (next < Math.min(tokens.size(), at + LONGEST_RUN)
                && tokens.get(next).isJoined()) {
            String folded = tokens.get(next).folded();
            if (tokens.get(next).isCapital() && goesOn(at, next, end)) {
                end = ++next;
            } else if (next == end && signs.tells(at) && signs.isAdjective(next) && known(at, titled) != end) {
                end = ++next;
            } else if (language.isJoin(folded)
                    && tokens.get(next).shape() == Token.Shape.LOWER
                    && (joined || !language.isConjunction(folded))) {
                joined = true;
                next++;
            } else {
                break;
            }
        }
        return end;
    }

    /** Returns whether a word with a capital goes on with the name whose first word and last end so far are given. */
    private boolean goesOn(int head, int at, int end) {
        boolean behindAdjective = at == end && tokens.get(at - 1).shape() == Token.Shape.LOWER;
        boolean another = signs.beginsPerson(at) || (signs.isHead(at) && signs.isBehindConjunction(at));
        boolean ofSaint = at == head + 1 && language.head(tokens.get(head).folded()) == Mention.Type.PLACE;
        return ofSaint || (!behindAdjective && !another);
    }

    /** Returns the end of the name of a person, which a title or the given name tells; the word if it is none. */
    int person(int at, boolean titled) {
        if (!titled && !signs.isGivenName(at)) {
            return at;
        }
        int particle = -1;
        int end = at + 1;
        int next = end;
        while (next < Math.min(tokens.size(), at + LONGEST_PERSON) && signs.continues(next)) {
            Token token = tokens.get(next);
            boolean word = !language.isSmall(token.folded()) || particle == next - 1;
            if (token.isCapital() && word && !signs.isTitle(next)) {
                end = ++next;
            } else if ((next == particle + 1 || particle < at)
                    && signs.isParticleOfName(next, titled && next == at + 1)) {
                particle = next;
                next++;
            } else {
                break;
            }
        }
        return titled || end - at > 1 ? end : at;
    }

    /** Returns the end of the words with a capital, up to where a person begins. */
    int plain(int at, boolean titled) {
        int end = at + 1;
        while (end < Math.min(tokens.size(), at + LONGEST_RUN)
                && signs.continues(end)
                && (signs.isHyphened(end)
                        || ((tokens.get(end).isCapital() || signs.isNumberOfName(end))
                                && !language.isSmall(tokens.get(end).folded())))
                && !signs.beginsPerson(end)
                && known(end, titled) <= end + 1
                && !signs.isTitle(end)) {
            end++;
        }
        return end;
    }

    /** Returns whether something is so well known that a word alone means it where a capital tells nothing. */
    static boolean isWellKnown(KnowledgeBase.Match match) {
        return match.entity().prior() >= CapitalWords.KNOWN && match.kind() != KnowledgeBase.Kind.SURNAME;
    }
}
