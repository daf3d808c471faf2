package dev.sluice.core.internal.engine;

import dev.sluice.api.CorpusAnnotator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a pipeline, cut into passes over the documents.
 *
 * @param reader where the documents come from
 * @param passes what is done in each pass; at least one
 * @param outputs where they go
 */
record Chain(Step reader, List<Pass> passes, List<Step> outputs) {
    /**
     * One pass over the documents.
     *
     * @param first the corpus step whose model is applied to each document before all else; null in the first pass
     * @param steps the steps for each document by itself
     * @param last the corpus step that observes each document after all else; null in the last pass
     */
    record Pass(
            @Nullable Step first,
            List<Step> steps,
            @Nullable Step last) {}

    private Stream<Step> steps() {
        return passes.stream().flatMap(pass -> Stream.concat(pass.steps().stream(), Stream.ofNullable(pass.last())));
    }

    /** Returns reader, steps and outputs, in order. */
    Stream<Step> all() {
        return Stream.of(Stream.of(reader), steps(), outputs.stream()).flatMap(part -> part);
    }

    static Chain of(Step reader, List<Step> steps, List<Step> outputs) {
        List<Pass> passes = new ArrayList<>();
        List<Step> current = new ArrayList<>();
        Step first = null;
        for (Step step : steps) {
            if (step.component() instanceof CorpusAnnotator) {
                passes.add(new Pass(first, List.copyOf(current), step));
                current.clear();
                first = step;
            } else {
                current.add(step);
            }
        }
        passes.add(new Pass(first, List.copyOf(current), null));
        return new Chain(reader, List.copyOf(passes), List.copyOf(outputs));
    }
}
