package dev.sluice.plugins.dating;

/** Tells whether an expression stands in talk of the past or of the future, by the nearest word that says so. Pure. */
enum Tense {
    /** What was. */
    PAST,
    /** What was, beyond doubt: "since May". */
    OVER,
    /** What will be. */
    FUTURE,
    /** No word tells. */
    UNKNOWN;

    private static final int REACH = 12;

    /** "Said Thursday", "said on Thursday": the time belongs to this verb, whatever follows. */
    private static final int CLOSE = 2;

    /** Returns the tense around the tokens from begin (inside) to end (outside), within their sentence. */
    static Tense around(TenseMarks marks, int begin, int end) {
        if (begin > 0 && "OVER".equals(marks.at(begin - 1))) {
            return OVER;
        }
        if (begin > 1 && "BESIDE".equals(marks.at(begin - 2)) && !marks.isPredicate(end)) {
            return FUTURE;
        }
        if (isGoverned(marks, begin, end)) {
            return PAST;
        }
        Tense before = UNKNOWN;
        int distanceBefore = Integer.MAX_VALUE;
        for (int i = begin - 1; i >= 0 && begin - i <= REACH && !endsSentence(marks, i); i--) {
            Tense tense = of(marks, i);
            if (begin - i <= CLOSE && tense != FUTURE && isVerbOfThePast(marks, i)) {
                return PAST;
            }
            if (tense != UNKNOWN) {
                before = tense;
                distanceBefore = begin - i;
                break;
            }
        }
        for (int i = end; i < marks.tokens().size() && i - end < distanceBefore - 1 && i - end < REACH; i++) {
            if (endsSentence(marks, i) || (before != UNKNOWN && marks.isCoordinator(i))) {
                break;
            }
            Tense tense = isTelling(marks, i) ? PAST : of(marks, i);
            if (tense != UNKNOWN) {
                return tense == PAST && opensSentence(marks, begin, end) ? OVER : tense;
            }
        }
        return before;
    }

    /** "Told the council on Friday that": the time between a verb of speaking and what was said belongs to the verb. */
    private static boolean isGoverned(TenseMarks marks, int begin, int end) {
        if (!isThat(marks, end)) {
            return false;
        }
        for (int i = begin - 1; i >= 0 && begin - i <= REACH; i--) {
            Token token = marks.tokens().get(i);
            if (token.kind() != Token.Kind.WORD || isThat(marks, i) || of(marks, i) == FUTURE) {
                return false;
            }
            if (isSaid(marks, i)) {
                return true;
            }
        }
        return false;
    }

    /** "Friday the council said it could": what the verb of speaking introduces tells nothing about the time before it. */
    private static boolean isTelling(TenseMarks marks, int at) {
        return isSaid(marks, at)
                && at + 1 < marks.tokens().size()
                && marks.tokens().get(at + 1).kind() == Token.Kind.WORD;
    }

    /** "In May, the council voted": the main verb tells of a time set apart by a comma. */
    private static boolean opensSentence(TenseMarks marks, int begin, int end) {
        boolean first = marks.tokens().get(Math.max(0, begin - 1)).initial()
                || marks.tokens().get(begin).initial();
        return first
                && end < marks.tokens().size()
                && marks.tokens().get(end).norm().equals(",");
    }

    private static boolean isThat(TenseMarks marks, int at) {
        return marks.isThat(at);
    }

    private static boolean isSaid(TenseMarks marks, int at) {
        String tense = marks.at(at);
        return "SAID".equals(tense) || "TOLD".equals(tense);
    }

    private static boolean isVerbOfThePast(TenseMarks marks, int at) {
        String tense = marks.at(at);
        return isSaid(marks, at) || "REPORT".equals(tense) || "PAST".equals(tense);
    }

    private static Tense of(TenseMarks marks, int at) {
        String tense = marks.at(at);
        boolean isPast = "PAST".equals(tense) || "TOLD".equals(tense) || "OVER".equals(tense);
        return "FUTURE".equals(tense) ? FUTURE : isPast ? PAST : UNKNOWN;
    }

    private static boolean endsSentence(TenseMarks marks, int at) {
        Token token = marks.tokens().get(at);
        boolean closes = token.norm().equals(".")
                || token.norm().equals("!")
                || token.norm().equals("?");
        return token.kind() == Token.Kind.BREAK
                || (closes
                        && at + 1 < marks.tokens().size()
                        && marks.tokens().get(at + 1).initial());
    }

    /** Returns whether the talk is of the past. */
    boolean isPast() {
        return this == PAST || this == OVER;
    }
}
