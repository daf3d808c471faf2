package dev.sluice.core;

import org.jspecify.annotations.Nullable;

/**
 * The failure of one document that was processed by itself, see {@link Pipeline#process}. In a run such a failure is
 * counted and reported instead.
 *
 * @since 0.1
 */
public final class DocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String document;
    private final String step;
    private final DocumentStatus status;

    /**
     * Makes one.
     *
     * @param document the id of the document
     * @param step the id of the step in which it failed
     * @param status why it failed
     * @param message what is wrong and what to do
     * @param cause what was thrown; null if nothing was
     */
    public DocumentException(
            String document, String step, DocumentStatus status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.document = document;
        this.step = step;
        this.status = status;
    }

    /** Returns the id of the document. */
    public String document() {
        return document;
    }

    /** Returns the id of the step in which it failed. */
    public String step() {
        return step;
    }

    /** Returns why it failed. */
    public DocumentStatus status() {
        return status;
    }
}
