package dev.sluice.plugins.export;

import dev.sluice.api.Option;

/**
 * The options of the exporter {@code graphml}.
 *
 * @param file the file below the output directory; {@code -} is the standard output
 * @param minDocuments how many documents must name two entities for an edge between them
 */
public record GraphmlConfig(
        @Option(doc = "The file below the output directory; - is the standard output.", def = "network.graphml")
        String file,

        @Option(doc = "How many documents must name two entities for an edge between them.", def = "1", min = 1)
        int minDocuments) {}
