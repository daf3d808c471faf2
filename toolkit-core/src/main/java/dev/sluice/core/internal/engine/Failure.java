package dev.sluice.core.internal.engine;

import dev.sluice.core.DocumentStatus;
import org.jspecify.annotations.Nullable;

/**
 * Why a document is not in the results; one line of failed.jsonl.
 *
 * @param cause what was thrown; null if nothing was, or another run threw it
 * @param exception the class of what was thrown; null if nothing was
 */
record Failure(
        String id,
        DocumentStatus status,
        String step,
        String plugin,
        String message,
        @Nullable Throwable cause,
        @Nullable String exception) {
    Failure(String id, DocumentStatus status, String step, String plugin, String message, @Nullable Throwable cause) {
        this(
                id,
                status,
                step,
                plugin,
                message,
                cause,
                cause == null ? null : cause.getClass().getName());
    }

    /** Returns the failure of a document that had failed in such a way before. */
    Failure quarantined() {
        String again = "failed once more (" + status + "): " + message;
        return new Failure(id, DocumentStatus.QUARANTINED, step, plugin, again, cause, exception);
    }
}
