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
            Tense tense = of(language, tokens, i);
            if (tense != UNKNOWN) {
                return tense;
            }
        }
        return before;
    }

    private static boolean isVerbOfThePast(Language language, List<Token> tokens, int at) {
        String tense = language.lexicon().tense(tokens, at);
        return "REPORT".equals(tense) || "PAST".equals(tense);
    }

    private static Tense of(Language language, List<Token> tokens, int at) {
        String tense = language.lexicon().tense(tokens, at);
        return "FUTURE".equals(tense) ? FUTURE : "PAST".equals(tense) ? PAST : UNKNOWN;
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
