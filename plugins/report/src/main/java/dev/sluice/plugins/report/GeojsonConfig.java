package dev.sluice.plugins.report;

import dev.sluice.api.Option;

/**
 * The options of the exporter {@code geojson}.
 *
 * @param file the file below the output directory
 */
public record GeojsonConfig(
        @Option(doc = "The file below the output directory.", def = "places.geojson")
        String file) {}
