package dev.sluice.core;

import java.util.List;

/**
 * A pipeline as it would run: every step with every option resolved, and where each value comes from. Immutable.
 *
 * @param name the name of the pipeline
 * @param file the file it was read from, as it was given
 * @param steps the reader, the steps and the outputs, in order
 * @param settings how it is run, see {@code run:} in a pipeline file
 * @param warnings what is doubtful about it, in order of place
 * @since 0.1
 */
public record PipelineInfo(
        String name, String file, List<StepInfo> steps, List<OptionValue> settings, List<Finding> warnings) {
    /**
     * A component at its place in a pipeline. Immutable.
     *
     * @param id the id of the step
     * @param component what its plugin declares
     * @param options its options, in the order of the declaration
     */
    public record StepInfo(String id, ComponentInfo component, List<OptionValue> options) {
        /** Copies the list. */
        public StepInfo {
            options = List.copyOf(options);
        }
    }

    /**
     * The value of an option. Immutable.
     *
     * @param name the key
     * @param value the value as it would stand in a pipeline file; empty where there is none
     * @param origin {@code default}, {@code --set}, or the place in the file as {@code line:column}
     */
    public record OptionValue(String name, String value, String origin) {}

    /** Copies the lists. */
    public PipelineInfo {
        steps = List.copyOf(steps);
        settings = List.copyOf(settings);
        warnings = List.copyOf(warnings);
    }
}
