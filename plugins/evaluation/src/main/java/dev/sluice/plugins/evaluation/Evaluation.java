package dev.sluice.plugins.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came out of a measurement. Immutable.
 *
 * @param disagreements some of what is not right, a line each
 * @param lines the figures for people
 * @param figures the figures for programs, by name
 * @param score the one figure, from 0 to 1, that tells how good the whole is
 */
record Evaluation(List<String> disagreements, List<String> lines, Map<String, Object> figures, double score) {
    Evaluation {
        disagreements = List.copyOf(disagreements);
        lines = List.copyOf(lines);
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
}
