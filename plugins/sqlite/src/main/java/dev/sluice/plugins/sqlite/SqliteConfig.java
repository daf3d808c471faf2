package dev.sluice.plugins.sqlite;

import dev.sluice.api.Option;

/**
 * The options of the exporter {@code sqlite}.
 *
 * @param file the file below the output directory
 */
public record SqliteConfig(
        @Option(doc = "The file below the output directory.", def = "documents.sqlite")
        String file) {}
