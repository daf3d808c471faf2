package dev.sluice.core.internal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A fault of the standard output of this program, and of no other file or connection. */
public final class StandardOutputException extends IOException {
    private static final long serialVersionUID = 1L;
    /** Java passes on what the system says, and has no exception of its own for it. */
    private static final String CLOSED = "Broken pipe";

    private static final int DEEPEST = 20;

    /** Creates the exception with the message of its cause. */
    public StandardOutputException(IOException cause) {
        super(cause.getMessage(), cause);
    }

    /** Tells whether something was thrown because whoever reads the standard output has had enough. */
    public static boolean isClosed(Throwable thrown) {
        @Nullable Throwable next = thrown;
        // Causes may form a ring.
        for (int depth = 0; next != null && depth < DEEPEST; depth++) {
            if (next instanceof StandardOutputException
                    && String.valueOf(next.getMessage()).contains(CLOSED)) {
                return true;
            }
            next = next.getCause();
        }
        return false;
    }
}
