package dev.sluice.core.internal.engine;

/** Ends the way of one document through the chain. */
final class StepFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    StepFailedException(Failure failure) {
        super(failure.message(), failure.cause());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
