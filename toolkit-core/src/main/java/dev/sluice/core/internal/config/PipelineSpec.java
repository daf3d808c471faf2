package dev.sluice.core.internal.config;

import java.util.List;

/**
 * A pipeline as its file says it, checked but with nothing loaded. Immutable.
 *
 * @param name the name; that of the file if it gives none
 * @param input the reader
 * @param steps the steps between, in order
 * @param outputs the exporters, in order
 * @param run how to run it
 */
public record PipelineSpec(String name, StepSpec input, List<StepSpec> steps, List<StepSpec> outputs, RunSettings run) {
    /** Copies the lists. */
    public PipelineSpec {
        steps = List.copyOf(steps);
        outputs = List.copyOf(outputs);
    }
}
