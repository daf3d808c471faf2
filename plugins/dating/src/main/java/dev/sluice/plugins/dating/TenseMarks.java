package dev.sluice.plugins.dating;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the tokens of one text tell about tense, each looked up once. Not safe for use by several threads. */
final class TenseMarks {
    private static final String NOTHING = "";

    private final Language language;
    private final List<Token> tokens;
    private final @Nullable String[] marks;

    TenseMarks(Language language, List<Token> tokens) {
        this.language = language;
        this.tokens = tokens;
        this.marks = new String[tokens.size()];
    }

    /** Returns the tokens. */
    List<Token> tokens() {
        return tokens;
    }

    /** Returns what a token tells, see {@link Lexicon#tense}; empty where it tells nothing. */
    String at(int at) {
        String mark = marks[at];
        if (mark == null) {
            String found = language.lexicon().tense(tokens, at);
            mark = found == null || isPassive(at) ? NOTHING : found;
            marks[at] = mark;
        }
        return mark;
    }

    /** "Will be closed": the participle behind an infinitive tells no time; "could be found" mostly tells of the past. */
    private boolean isPassive(int at) {
        Lexicon lexicon = language.lexicon();
        boolean able = lexicon.is(tokens, at - 2, "ABLE") || lexicon.is(tokens, at - 3, "ABLE");
        return lexicon.is(tokens, at - 1, "PASSIVE") && !able;
    }

    /** Returns whether a token joins two parts of a sentence. */
    boolean isCoordinator(int at) {
        return language.lexicon().is(tokens, at, "COORDINATOR");
    }

    /** Returns whether a token introduces what was said. */
    boolean isThat(int at) {
        return language.lexicon().is(tokens, at, "THAT");
    }

    /** "Is on 12 May a holiday", "is on 5 May every year": what follows the time says what always holds. */
    boolean isPredicate(int at) {
        Lexicon lexicon = language.lexicon();
        return lexicon.is(tokens, at, "DETERMINER") || lexicon.is(tokens, at, "EACH");
    }
}
