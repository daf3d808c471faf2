package dev.sluice.core;

import org.jspecify.annotations.Nullable;

/**
 * Results that cannot be written: a full disk, a closed pipe, a directory that another run uses. The run ends; nothing
 * half-written stands under its final name.
 *
 * @since 0.1
 */
public final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String target;
    private final boolean locked;

    /**
     * Makes one.
     *
     * @param target the file or directory that could not be written; {@code -} for the standard output
     * @param locked whether another run uses it
     * @param message what is wrong and what to do
     * @param cause what was thrown; null if nothing was
     */
    public OutputException(String target, boolean locked, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.target = target;
        this.locked = locked;
    }

    /** Returns the file or directory that could not be written; {@code -} for the standard output. */
    public String target() {
        return target;
    }

    /** Returns whether another run uses it, so that waiting helps. */
    public boolean locked() {
        return locked;
    }
}
