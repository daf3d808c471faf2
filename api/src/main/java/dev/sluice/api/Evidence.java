package dev.sluice.api;

import java.util.Objects;

/**
 * One reason for a statement: which rule spoke, and the words it spoke about. Immutable.
 *
 * @param rule a stable short name of the rule or signal, such as {@code json-ld datePublished}
 * @param surface the words or the value it rests on; empty where there are none
 * @since 0.1
 */
public record Evidence(String rule, String surface) {
    /** Refuses null. */
    public Evidence {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(surface, "surface");
    }
}
