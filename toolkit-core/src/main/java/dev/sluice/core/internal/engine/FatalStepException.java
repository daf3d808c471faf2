package dev.sluice.core.internal.engine;

/** Ends the run: a component said that no document can be processed any more. */
final class FatalStepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FatalStepException(String message, Throwable cause) {
        super(message, cause);
    }
}
