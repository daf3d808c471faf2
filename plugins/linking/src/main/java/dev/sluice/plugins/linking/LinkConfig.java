package dev.sluice.plugins.linking;

import dev.sluice.api.Option;
import java.util.List;

/**
 * The options of the component {@code link}. Immutable.
 *
 * @param knowledgeBase what is known, each {@code starter} or the path of a table; the first that knows a name decides
 * @param nil whether names that are not known get a link, too
 * @param minScore the score, and the probability by the signs of the text, below which a name counts as not known, from 0
 *     to 1
 */
public record LinkConfig(
        @Option(
                doc =
                        "What is known by name: starter, or paths of CSV or TSV tables with the columns id, name, type and"
                                + " aliases (| between); the first one that knows a name decides what it may mean.",
                def = "[starter]")
        List<String> knowledgeBase,

        @Option(
                doc = "Whether names that are not known are linked, too, to an id that begins with NIL and is the same"
                        + " for the same name in every document.",
                def = "true")
        boolean nil,

        @Option(
                doc =
                        "The score, and the probability by the signs of the text, below which a name counts as not known.",
                def = "0.4",
                min = 0,
                max = 1)
        double minScore) {
    /** Copies the list. */
    public LinkConfig {
        knowledgeBase = List.copyOf(knowledgeBase);
    }
}
