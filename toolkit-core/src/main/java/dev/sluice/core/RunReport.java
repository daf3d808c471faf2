package dev.sluice.core;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a run ended. Immutable.
 *
 * @param pipeline the name of the pipeline
 * @param outcome whether it went through
 * @param counts how many inputs ended in each status, without those of zero
 * @param failed how many inputs are not in the results
 * @param outputs the files that are complete, relative to the output directory, in the order of the pipeline
 * @param warnings what is doubtful about the run as a whole
 * @since 0.1
 */
public record RunReport(
        String pipeline,
        Outcome outcome,
        Map<DocumentStatus, Long> counts,
        long failed,
        List<String> outputs,
        List<String> warnings) {
    /** Whether a run went through. */
    public enum Outcome {
        /** Every input was processed. */
        COMPLETED,
        /**
         * It was stopped by {@code run.on-error} or {@code run.max-failures}; the outputs are incomplete and keep the
         * ending {@code .part}.
         */
        STOPPED
    }

    /** Copies the collections. */
    public RunReport {
        Map<DocumentStatus, Long> sorted = new EnumMap<>(DocumentStatus.class);
        sorted.putAll(counts);
        counts = Collections.unmodifiableMap(sorted);
        outputs = List.copyOf(outputs);
        warnings = List.copyOf(warnings);
    }

    /** Returns how many inputs were processed. */
    public long documents() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
