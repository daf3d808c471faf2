package dev.sluice.plugins.dating;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What kind of text a document is, as far as it changes how times are meant. */
enum Domain {
    /** A report: times are counted from the day it was written. */
    NEWS,
    /** History: times are counted from the last one told, and the day of writing matters little. */
    NARRATIVE,
    /** A short message: bare words such as "night" are meant as times. */
    COLLOQUIAL;

    private static final int LONGEST_MESSAGE = 60;

    /** Returns the domain of a text, by its form and by the times it names. */
    static Domain of(Language language, List<Token> tokens, List<Parser.Match> matches, @Nullable Integer year) {
        if (Narrative.isNarrative(matches, year)) {
            return NARRATIVE;
        }
        return isMessage(language, tokens) ? COLLOQUIAL : NEWS;
    }

    /** A message is short, and addresses somebody, has a tag or a link, leaves out capitals, cries, or uses words of chats. */
    private static boolean isMessage(Language language, List<Token> tokens) {
        if (tokens.size() > LONGEST_MESSAGE) {
            return false;
        }
        int lowerStarts = 0;
        int signs = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean word = token.kind() == Token.Kind.WORD;
            lowerStarts += word && token.initial() && !token.capital() ? 1 : 0;
            lowerStarts += word && !token.capital() && token.norm().equals("i") ? 1 : 0;
            boolean last = i + 1 == tokens.size();
            boolean glued = !last && tokens.get(i + 1).joint() == Token.Joint.NONE;
            signs += (token.norm().equals("@") || token.norm().equals("#")) && glued ? 1 : 0;
            signs += token.norm().startsWith("http") || language.lexicon().is(tokens, i, "CHAT") ? 1 : 0;
            signs += token.norm().equals("!")
                            && glued
                            && tokens.get(i + 1).norm().equals("!")
                    ? 1
                    : 0;
        }
        return lowerStarts + signs > 0;
    }
}
