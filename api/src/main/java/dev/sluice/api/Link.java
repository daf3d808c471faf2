package dev.sluice.api;

import java.util.List;
import java.util.Objects;

/**
 * The decision who is meant by a mention: an entity of the knowledge base, or a NIL cluster, that is, one identity that
 * the knowledge base does not have. Immutable.
 *
 * @param mention the occurrence that is decided
 * @param entity the id in the knowledge base, or an id that begins with {@code NIL}
 * @param score how sure the decision is, from 0 to 1
 * @param candidates the best fitting entities, the chosen one included, best first; empty for a NIL without any
 * @param evidence the reasons, strongest first
 * @since 0.1
 */
public record Link(Mention mention, String entity, double score, List<Candidate> candidates, List<Evidence> evidence)
        implements Annotation {
    /** How the id of an identity begins that the knowledge base does not have. */
    public static final String NIL = "NIL";

    /** Checks the values and copies the lists. */
    public Link {
        Objects.requireNonNull(mention, "mention");
        if (entity.isBlank()) {
            throw new IllegalArgumentException("entity is blank; for an unknown entity use an id that begins with NIL");
        }
        Scores.check("score", score);
        candidates = List.copyOf(candidates);
        evidence = List.copyOf(evidence);
    }

    @Override
    public Span span() {
        return mention.span();
    }

    @Override
    public String layer() {
        return Layer.LINK;
    }

    /** Returns whether the entity is one that the knowledge base does not have. */
    public boolean isNil() {
        return entity.startsWith(NIL);
    }
}
