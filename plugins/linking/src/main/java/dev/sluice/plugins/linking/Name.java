package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import java.util.List;

/**
 * A name found in a text, before it is decided who is meant. Immutable.
 *
 * @param span the range of the text
 * @param surface the words as written
 * @param folded their folded form
 * @param type what kind of thing bears it, as far as the text tells
 * @param typed whether the text does tell
 * @param titled whether a title of persons stands before it
 * @param rule why it is taken for a name
 * @param score how sure it is that this is a name, from 0 to 1
 * @param kinds how probable each kind of thing is by the words around
 * @param matches what it may mean by its words alone
 */
record Name(
        Span span,
        String surface,
        String folded,
        Mention.Type type,
        boolean typed,
        boolean titled,
        String rule,
        double score,
        Kinds kinds,
        List<KnowledgeBase.Match> matches) {
    Name {
        matches = List.copyOf(matches);
    }

    /** Takes a name whose kind the words around do not tell. */
    Name(
            Span span,
            String surface,
            String folded,
            Mention.Type type,
            boolean typed,
            boolean titled,
            String rule,
            double score,
            List<KnowledgeBase.Match> matches) {
        this(span, surface, folded, type, typed, titled, rule, score, Kinds.UNKNOWN, matches);
    }

    /** Returns the same name of another kind of thing. */
    Name of(Mention.Type newType) {
        return new Name(span, surface, folded, newType, typed, titled, rule, score, kinds, matches);
    }

    /** Returns the number of words. */
    int words() {
        return (int) folded.chars().filter(c -> c == ' ').count() + 1;
    }

    /** Returns whether it may be the name of a person. */
    boolean mayBePerson() {
        return type == Mention.Type.PERSON || (!typed && (type == Mention.Type.OTHER || matches.isEmpty()));
    }
}
