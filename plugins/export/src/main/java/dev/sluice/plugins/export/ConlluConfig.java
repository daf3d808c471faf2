package dev.sluice.plugins.export;

import dev.sluice.api.Option;

/**
 * The options of the exporter {@code conllu}.
 *
 * @param file the file below the output directory; {@code -} is the standard output
 */
public record ConlluConfig(
        @Option(doc = "The file below the output directory; - is the standard output.", def = "documents.conllu")
        String file) {}
