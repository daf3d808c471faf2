package dev.sluice.plugins.export;

import dev.sluice.api.Option;

/**
 * The options of the exporter {@code jsonl}.
 *
 * @param file the file below the output directory; {@code -} is the standard output
 * @param furniture whether to write what extraction took out of the text
 * @param metadata whether to write the metadata besides title, authors, site, language and address
 */
public record JsonlConfig(
        @Option(doc = "The file below the output directory; - is the standard output.", def = "documents.jsonl")
        String file,

        @Option(doc = "Whether to write what extraction took out of the text.", def = "true")
        boolean furniture,

        @Option(doc = "Whether to write the metadata besides title, authors, site, language and address.", def = "true")
        boolean metadata) {}
