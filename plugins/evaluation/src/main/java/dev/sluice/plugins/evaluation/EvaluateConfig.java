package dev.sluice.plugins.evaluation;

import dev.sluice.api.Option;
import java.util.Optional;

/**
 * The options of the tool {@code evaluate}. Immutable.
 *
 * @param task what is measured
 * @param kb a file whose first column holds the ids that a knowledge base knows
 * @param errors how many disagreements are shown
 * @param atLeast the score, from 0 to 1, below which the command ends with exit code 1
 * @param json whether the figures are written for programs
 * @since 0.1
 */
public record EvaluateConfig(
        @Option(doc = "What is measured.") Task task,

        @Option(doc = "For link: a file of known ids, first column; what is right but not among them counts as NIL.")
        Optional<String> kb,

        @Option(doc = "How many disagreements to show.", def = "0", min = 0)
        int errors,

        @Option(doc = "End with exit code 1 where the score of the task is lower, from 0 to 1.", min = 0, max = 1)
        Optional<Double> atLeast,

        @Option(doc = "Write JSON for programs.", def = "false")
        boolean json) {
    /** What is measured. */
    public enum Task {
        /** Temporal expressions: span, type and value. */
        TIMEX,
        /** The day a page was published. */
        DATES,
        /** The text of an article, by its words. */
        EXTRACT,
        /** The text of an article, by what must and must not be in it. */
        SNIPPETS,
        /** Who is meant by the names. */
        LINK,
        /** Which names mean the same, across documents. */
        COREF,
        /** Where the names are. */
        NER
    }
}
