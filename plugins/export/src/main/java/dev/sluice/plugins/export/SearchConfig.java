package dev.sluice.plugins.export;

import dev.sluice.api.Option;

/**
 * The options of the exporter {@code search}.
 *
 * @param file the file of documents below the output directory; {@code -} is the standard output
 * @param mapping the file with settings and mappings of the index
 * @param index the name of the index
 */
public record SearchConfig(
        @Option(
                doc = "The file of documents below the output directory; - is the standard output.",
                def = "bulk.ndjson")
        String file,

        @Option(doc = "The file with the mappings of the index; empty for none.", def = "index.json")
        String mapping,

        @Option(doc = "The name of the index.", def = "documents")
        String index) {}
