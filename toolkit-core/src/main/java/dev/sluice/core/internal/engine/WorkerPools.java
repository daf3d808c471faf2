package dev.sluice.core.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * The worker processes of one pipeline: those of each run for itself, which end with it, and those that all calls with documents in
 * memory share. The first that are asked for have been started before. Thread-safe.
 */
final class WorkerPools implements AutoCloseable {
    private final WorkerSetup setup;
    private final int lanes;
    private @Nullable WorkerPool waiting;
    private @Nullable WorkerPool shared;
    private boolean isClosed;

    /**
     * Starts the first.
     *
     * @param lanes how many inputs are worked on at a time
     */
    WorkerPools(WorkerSetup setup, int lanes) {
        this.setup = setup;
        this.lanes = lanes;
        this.waiting = new WorkerPool(setup, lanes);
    }

    /** Returns processes that nobody else uses, for the caller to close. */
    synchronized WorkerPool take() {
        WorkerPool taken = waiting;
        waiting = null;
        return taken == null ? new WorkerPool(setup, lanes) : taken;
    }

    /** Returns the processes that are shared until this is closed. */
    synchronized WorkerPool share() {
        if (isClosed) {
            throw new IllegalStateException("the pipeline is closed");
        }
        if (shared == null) {
            shared = take();
        }
        return shared;
    }

    /** Ends the processes that no run has taken. */
    @Override
    public synchronized void close() {
        isClosed = true;
        if (waiting != null) {
            waiting.close();
        }
        if (shared != null) {
            shared.close();
        }
    }
}
