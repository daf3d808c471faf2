package dev.sluice.api;

import java.util.Objects;

/**
 * Something that went less than well with a document without making it fail, kept as data. Immutable.
 *
 * @param code a stable short code for machines, such as {@code extract.empty}
 * @param message what, where, value and what to do, for people
 * @since 0.1
 */
public record Problem(String code, String message) {
    /** Refuses null. */
    public Problem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }
}
