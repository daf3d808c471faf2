package dev.sluice.plugins.export;

import dev.sluice.api.Option;

/**
 * The options of the exporter {@code postgres}.
 *
 * @param folder the folder below the output directory
 * @param schema the name of the database schema
 */
public record PostgresConfig(
        @Option(doc = "The folder below the output directory.", def = "postgres")
        String folder,

        @Option(doc = "The name of the database schema that the tables belong to.", def = "sluice")
        String schema) {}
