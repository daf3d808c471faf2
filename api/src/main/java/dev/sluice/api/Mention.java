package dev.sluice.api;

import java.util.Objects;

/**
 * An occurrence of a name in a text. Its surface, the words as written, is {@link Document#surface(Annotation)}.
 * Immutable.
 *
 * @param span the range of the name, without titles, quotes and the possessive ending
 * @param type what kind of thing bears the name
 * @param score how sure it is that this is a name, from 0 to 1
 * @since 0.1
 */
public record Mention(Span span, Type type, double score) implements Annotation {
    /** What kind of thing bears a name. */
    public enum Type {
        /** A human being, real or fictional. */
        PERSON,
        /** A company, ministry, party, team, army or other body of people. */
        ORGANIZATION,
        /** A country, city, river, building or other thing on a map. */
        PLACE,
        /** A people, religion or other group without a register of members. */
        GROUP,
        /** A war, election, tournament or other thing that happens once. */
        EVENT,
        /** A book, law, film or other work. */
        WORK,
        /** A thing that is made and sold. */
        PRODUCT,
        /** Any other name, or one whose kind is not known. */
        OTHER
    }

    /** Checks the score. */
    public Mention {
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(type, "type");
        Scores.check("score", score);
    }

    @Override
    public String layer() {
        return Layer.MENTION;
    }
}
