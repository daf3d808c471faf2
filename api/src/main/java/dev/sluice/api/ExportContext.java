package dev.sluice.api;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where an exporter writes. The host names, buffers, renames and closes the files; a file appears under its name only
 * when the run is complete. Used by one thread at a time.
 *
 * @since 0.1
 */
public interface ExportContext extends StepContext {
    /**
     * Opens a file below the output directory. The host closes it. An output that writes many files, such as one for each
     * document, closes each when it is complete, since the number of open files is limited. A file that was opened for a
     * document which another output then refuses does not appear.
     *
     * @param name a relative path with slashes; {@code -} is the standard output
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if the name would leave the output directory or is already taken
     */
    OutputStream create(String name) throws IOException;

    /**
     * Returns what can be said of the run so far, besides its documents: all of it while {@link Exporter.Output#finish} is
     * called. Empty where there is no run, as in a test.
     */
    default Optional<Run> run() {
        return Optional.empty();
    }

    /**
     * What ran, and what did not go well. It holds no times of the clock, so that the same input makes the same output.
     * Immutable.
     *
     * @param pipeline the name of the pipeline
     * @param version the version of Sluice
     * @param plugins the versions of the plugins by id, sorted
     * @param failed how many documents failed so far, and so stand in no result
     * @param failures why the first of them failed, by the ids of the documents, in input order; at most 1,000
     * @param warnings what is doubtful about the run, sorted
     */
    record Run(
            String pipeline,
            String version,
            Map<String, String> plugins,
            long failed,
            Map<String, String> failures,
            List<String> warnings) {
        /** Copies the collections. */
        public Run {
            Objects.requireNonNull(pipeline, "pipeline");
            Objects.requireNonNull(version, "version");
            plugins = Collections.unmodifiableMap(new TreeMap<>(plugins));
            failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
            warnings = warnings.stream().sorted().toList();
        }
    }
}
