package dev.sluice.plugins.parquet;

import dev.sluice.api.Option;

/**
 * The options of the exporter {@code parquet}.
 *
 * @param folder the folder below the output directory
 */
public record ParquetConfig(
        @Option(doc = "The folder below the output directory that holds the tables.", def = "parquet")
        String folder) {}
