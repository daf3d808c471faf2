package dev.sluice.plugins.reading;

import dev.sluice.api.StepException;
import java.io.IOException;

/** Bytes that cannot be read, with the kind of the failure; what holds them can be read on. */
final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1L;

    private final StepException.Kind kind;

    UnreadableException(StepException.Kind kind, String message) {
        // the host learns the kind from the cause
        super(message, new StepException(kind, message));
        this.kind = kind;
    }

    static UnreadableException limit(String message) {
        return new UnreadableException(StepException.Kind.LIMIT, message);
    }

    static UnreadableException broken(String message) {
        return new UnreadableException(StepException.Kind.PARSE_ERROR, message);
    }

    StepException.Kind kind() {
        return kind;
    }
}
