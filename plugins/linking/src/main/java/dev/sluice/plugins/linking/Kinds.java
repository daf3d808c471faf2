package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.util.List;

/**
 * How probable it is by the words of a text that a name is borne by each kind of thing. Immutable.
 *
 * @param person that it is a person, from 0 to 1
 * @param organization that it is an organization, from 0 to 1
 * @param place that it is a place, from 0 to 1
 */
record Kinds(double person, double organization, double place) {
    /** Nothing is known but that there are four kinds. */
    static final Kinds UNKNOWN = new Kinds(0.25, 0.25, 0.25);

    /** From which probability on a kind counts as known. */
    private static final double CERTAIN = 0.5;

    /** Returns the kind that is at least as probable as all others together; {@code OTHER} if there is none. */
    Mention.Type likely() {
        for (Mention.Type type : List.of(Mention.Type.PERSON, Mention.Type.ORGANIZATION, Mention.Type.PLACE)) {
            if (of(type) >= CERTAIN) {
                return type;
            }
        }
        return Mention.Type.OTHER;
    }

    /** Returns the probability of a kind; groups of people count as what is none of the others. */
    double of(Mention.Type type) {
        return switch (type) {
            case PERSON -> person;
            case ORGANIZATION -> organization;
            case PLACE -> place;
            default -> 1 - person - organization - place;
        };
    }
}
