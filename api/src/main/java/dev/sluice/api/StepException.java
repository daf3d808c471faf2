package dev.sluice.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The failure of one document in one step. The document is reported as failed, with the kind as its status, and the run
 * goes on, unless the kind is {@link Kind#FATAL}.
 *
 * @since 0.1
 */
public final class StepException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why a document failed. */
    public enum Kind {
        /** The content is broken or cannot be processed. */
        PARSE_ERROR,
        /** The content is of a kind that the component does not handle. */
        UNSUPPORTED,
        /** The content is encrypted. */
        ENCRYPTED,
        /** There is no content at all. */
        EMPTY,
        /** A limit on size, depth or number was passed. */
        LIMIT,
        /** Something outside failed that may work later. */
        TRANSIENT,
        /** No document can be processed any more: the run ends. */
        FATAL
    }

    private final Kind kind;

    /**
     * Makes a failure.
     *
     * @param kind why
     * @param message what, where, value and what to do
     */
    public StepException(Kind kind, String message) {
        this(kind, message, null);
    }

    /**
     * Makes a failure with its cause.
     *
     * @param kind why
     * @param message what, where, value and what to do
     * @param cause what was thrown; null if nothing was
     */
    public StepException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** Returns why the document failed. */
    public Kind kind() {
        return kind;
    }
}
