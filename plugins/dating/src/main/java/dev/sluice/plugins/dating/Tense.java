package dev.sluice.plugins.dating;

import java.util.List;

/** Tells whether an expression stands in talk of the past or of the future, by the nearest word that says so. Pure. */
enum Tense {
    /** What was. */
    PAST,
    /** What will be. */
    FUTURE,
    /** No word tells. */
    UNKNOWN;

    private static final int REACH = 12;

    /** "Said Thursday", "said on Thursday": the time belongs to this verb, whatever follows. */
    private static final int CLOSE = 2;

    /** Returns the tense around the tokens from begin (inside) to end (outside), within their sentence. */
    static Tense around(Language language, List<Token> tokens, int begin, int end) {
        if (isGoverned(language, tokens, begin, end)) {
            return PAST;
        }
        Tense before = UNKNOWN;
        int distanceBefore = Integer.MAX_VALUE;
        for (int i = begin - 1; i >= 0 && begin - i <= REACH && !endsSentence(tokens, i); i--) {
            Tense tense = of(language, tokens, i);
            if (begin - i <= CLOSE && tense != FUTURE && isVerbOfThePast(language, tokens, i)) {
                return PAST;
            }
            if (tense != UNKNOWN) {
                before = tense;
                distanceBefore = begin - i;
                break;
            }
        }
        for (int i = end; i < tokens.size() && i - end < distanceBefore - 1 && i - end < REACH; i++) {
            if (endsSentence(tokens, i)) {
                break;
            }
            Tense tense = isTelling(language, tokens, i) ? PAST : of(language, tokens, i);
            if (tense != UNKNOWN) {
                return tense;
            }
        }
        return before;
    }

    /** "Told the council on Friday that": the time between a verb of speaking and what was said belongs to the verb. */
    private static boolean isGoverned(Language language, List<Token> tokens, int begin, int end) {
        if (!isThat(language, tokens, end)) {
            return false;
        }
        for (int i = begin - 1; i >= 0 && begin - i <= REACH; i--) {
            Token token = tokens.get(i);
            if (token.kind() != Token.Kind.WORD || isThat(language, tokens, i) || of(language, tokens, i) == FUTURE) {
                return false;
            }
            if (isSaid(language, tokens, i)) {
                return true;
            }
        }
        return false;
    }

    /** "Friday the council said it could": what the verb of speaking introduces tells nothing about the time before it. */
    private static boolean isTelling(Language language, List<Token> tokens, int at) {
        return isSaid(language, tokens, at)
                && at + 1 < tokens.size()
                && tokens.get(at + 1).kind() == Token.Kind.WORD;
    }

    private static boolean isThat(Language language, List<Token> tokens, int at) {
        return language.lexicon().is(tokens, at, "THAT");
    }

    private static boolean isSaid(Language language, List<Token> tokens, int at) {
        String tense = language.lexicon().tense(tokens, at);
        return "SAID".equals(tense) || "TOLD".equals(tense);
    }

    private static boolean isVerbOfThePast(Language language, List<Token> tokens, int at) {
        String tense = language.lexicon().tense(tokens, at);
        return isSaid(language, tokens, at) || "REPORT".equals(tense) || "PAST".equals(tense);
    }

    private static Tense of(Language language, List<Token> tokens, int at) {
        String tense = language.lexicon().tense(tokens, at);
        boolean isPast = "PAST".equals(tense) || "TOLD".equals(tense);
        return "FUTURE".equals(tense) ? FUTURE : isPast ? PAST : UNKNOWN;
    }

    private static boolean endsSentence(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        boolean closes = token.norm().equals(".")
                || token.norm().equals("!")
                || token.norm().equals("?");
        return token.kind() == Token.Kind.BREAK
                || (closes && at + 1 < tokens.size() && tokens.get(at + 1).initial());
    }
}
