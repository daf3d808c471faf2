package dev.sluice.api;

import java.util.Objects;

/**
 * An entity that a mention could refer to. Immutable.
 *
 * @param entity the id in the knowledge base, such as {@code Q1530}
 * @param name the preferred name in the knowledge base
 * @param score how well it fits, from 0 to 1
 * @since 0.1
 */
public record Candidate(String entity, String name, double score) {
    /** Checks the score. */
    public Candidate {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(name, "name");
        Scores.check("score", score);
    }
}
