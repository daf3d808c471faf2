package dev.sluice.api;

import org.slf4j.Logger;

/**
 * What a component may ask of the host while it works. Safe for use by several threads.
 *
 * @since 0.1
 */
public interface StepContext {
    /** Returns the id of the step in the pipeline. */
    String step();

    /** Returns the log of the step. Log no text of documents above DEBUG. */
    Logger log();

    /**
     * Tells the host that work goes on, and ends it if it shall not. Call it in loops that may run for long.
     *
     * @throws InterruptedException if the time for the document is over or the run is cancelled
     */
    void checkpoint() throws InterruptedException;
}
