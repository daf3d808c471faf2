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
 * @since 0.1
 */
public record RunRequest(List<String> inputs, @Nullable Path output, RunListener listener, boolean resume) {
    /** Copies the inputs. */
    public RunRequest {
        inputs = List.copyOf(inputs);
        Objects.requireNonNull(listener, "listener");
    }

    /** Returns a request to read these inputs, with results to the standard output. */
    public static RunRequest of(String... inputs) {
        return new RunRequest(List.of(inputs), null, new RunListener() {}, false);
    }

    /** Returns a copy with another directory for the results. */
    public RunRequest into(Path directory) {
        return new RunRequest(inputs, directory, listener, resume);
    }

    /** Returns a copy with another listener. */
    public RunRequest tell(RunListener newListener) {
        return new RunRequest(inputs, output, newListener, resume);
    }

    /** Returns a copy that goes on with the run that was interrupted in the directory. */
    public RunRequest resuming() {
        return new RunRequest(inputs, output, listener, true);
    }
}
