package dev.sluice.core.internal.config;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How a pipeline is run. Immutable.
 *
 * @param workers the number of threads that process documents; 0 leaves it to the host
 * @param documentTimeout how long one document may take in all steps together
 * @param onError what happens after a document that failed
 * @param maxFailures how many documents may fail before the run stops
 * @param isolation where the steps run
 */
public record RunSettings(
        int workers, Duration documentTimeout, OnError onError, MaxFailures maxFailures, Isolation isolation) {
    /** What holds where a file says nothing. */
    public static final RunSettings DEFAULT =
            new RunSettings(0, Duration.ofSeconds(60), OnError.CONTINUE, MaxFailures.NONE);

    /** Makes some for steps that run where the program has them run. */
    public RunSettings(int workers, Duration documentTimeout, OnError onError, MaxFailures maxFailures) {
        this(workers, documentTimeout, onError, maxFailures, Isolation.AUTO);
    }

    /** Returns how many documents are worked on at a time. */
    public int threads() {
        return workers == 0 ? Runtime.getRuntime().availableProcessors() : workers;
    }

    /**
     * Says whether the steps run in processes.
     *
     * @param isDefault whether they do where the file says nothing
     */
    public boolean isIsolated(boolean isDefault) {
        return isolation == Isolation.PROCESS || (isolation == Isolation.AUTO && isDefault);
    }

    /** What happens after a document that failed. */
    public enum OnError {
        /** It is written down, and the run goes on. */
        CONTINUE,
        /** The run stops. */
        STOP
    }

    /** Where the steps run. */
    public enum Isolation {
        /** Where the program has them run: the command line in processes, others in their threads. */
        AUTO,
        /** In the threads of the program. */
        NONE,
        /** In processes of their own, so that a document which ends or blocks one costs no other. */
        PROCESS
    }

    /**
     * How many documents may fail before the run stops; with neither part any number may. Immutable.
     *
     * @param count the greatest number of failed documents that is still good enough
     * @param share the greatest share of failed documents that is still good enough, from 0 to 1
     */
    public record MaxFailures(OptionalLong count, OptionalDouble share) {
        /** No limit. */
        public static final MaxFailures NONE = new MaxFailures(OptionalLong.empty(), OptionalDouble.empty());
    }
}
