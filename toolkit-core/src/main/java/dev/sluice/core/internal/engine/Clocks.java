package dev.sluice.core.internal.engine;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Makes the threads that watch over time limits. */
final class Clocks {
    private Clocks() {}

    /** Returns a clock with one thread that does not keep the program alive. */
    static ScheduledExecutorService newClock() {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "sluice-clock");
            thread.setDaemon(true);
            return thread;
        });
    }
}
