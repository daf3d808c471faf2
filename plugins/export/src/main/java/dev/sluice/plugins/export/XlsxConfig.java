package dev.sluice.plugins.export;

import dev.sluice.api.Option;

/**
 * The options of the exporter {@code xlsx}.
 *
 * @param file the file below the output directory; {@code -} is the standard output
 */
public record XlsxConfig(
        @Option(doc = "The file below the output directory; - is the standard output.", def = "tables.xlsx")
        String file) {}
