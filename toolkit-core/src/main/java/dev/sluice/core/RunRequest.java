package dev.sluice.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to run a pipeline on, and where the results go. Immutable.
 *
 * @param inputs paths, patterns or {@code -}, as the reader of the pipeline takes them; empty for what the pipeline names
 * @param output the directory for the results, made if it does not exist; null if every output of the pipeline goes to
 *     the standard output
 * @param listener who is told how the run goes on
 * @param resume whether to go on with a run that was interrupted in that directory; it must have been the same run, and
 *     where there is none, this one begins as usual
 * @param failed what becomes of documents that fail
 * @since 0.1
 */
public record RunRequest(
        List<String> inputs, @Nullable Path output, RunListener listener, boolean resume, Failed failed) {
    /** What becomes of documents that fail. */
    public enum Failed {
        /** Nothing more: when a run has ended, only a new one works on them again. */
        FORGET,
        /** The journal stays when a run has ended in which some failed, so that they can be worked on again. */
        KEEP,
        /** They are worked on again, and the others are not; the journal stays if some fail once more. */
        RETRY
    }

    /** Copies the inputs. */
    public RunRequest {
        inputs = List.copyOf(inputs);
        Objects.requireNonNull(listener, "listener");
        Objects.requireNonNull(failed, "failed");
    }

    /** Makes a request that forgets what failed. */
    public RunRequest(List<String> inputs, @Nullable Path output, RunListener listener, boolean resume) {
        this(inputs, output, listener, resume, Failed.FORGET);
    }

    /** Returns a request to read these inputs, with results to the standard output. */
    public static RunRequest of(String... inputs) {
        return new RunRequest(List.of(inputs), null, new RunListener() {}, false);
    }

    /** Returns a copy with another directory for the results. */
    public RunRequest into(Path directory) {
        return new RunRequest(inputs, directory, listener, resume, failed);
    }

    /** Returns a copy with another listener. */
    public RunRequest tell(RunListener newListener) {
        return new RunRequest(inputs, output, newListener, resume, failed);
    }

    /** Returns a copy that goes on with the run that was interrupted in the directory. */
    public RunRequest resuming() {
        return new RunRequest(inputs, output, listener, true, failed);
    }

    /** Returns a copy after which the documents that fail can be worked on again. */
    public RunRequest keepingFailed() {
        return new RunRequest(inputs, output, listener, resume, Failed.KEEP);
    }

    /**
     * Returns a copy that works on the documents again that failed in the directory, and on what an interrupted run left; it must
     * have been the same run, and one that kept what failed.
     */
    public RunRequest retryingFailed() {
        return new RunRequest(inputs, output, listener, true, Failed.RETRY);
    }
}
