package dev.sluice.plugins.export;

import dev.sluice.api.Option;
import java.util.List;

/**
 * The options of the exporter {@code brat}.
 *
 * @param folder the folder below the output directory
 * @param knowledgeBase what brat calls the knowledge base that ids of entities come from
 * @param layers which layers of plugins are written besides names and times
 */
public record BratConfig(
        @Option(doc = "The folder below the output directory, the collection in brat.", def = "brat")
        String folder,

        @Option(doc = "What brat calls the knowledge base that the ids of entities come from.", def = "Wikidata")
        String knowledgeBase,

        @Option(doc = "Which layers of plugins are written besides names and times, such as block.", def = "[]")
        List<String> layers) {}
