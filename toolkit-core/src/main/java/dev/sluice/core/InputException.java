package dev.sluice.core;

import org.jspecify.annotations.Nullable;

/**
 * Inputs that cannot be found or read at all, so that there is nothing to run on.
 *
 * @since 0.1
 */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes one with what is wrong and what to do, and what was thrown; null if nothing was. */
    public InputException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
