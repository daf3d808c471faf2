package dev.sluice.plugins.report;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/** Makes the exporter that writes where the places lie that texts name. Thread-safe. */
@SluiceComponent(
        name = "geojson",
        summary = "Writes the places that texts name as points, for maps: GeoJSON.",
        needs = Layer.LINK,
        uses = Layer.DATE)
public final class GeojsonFactory implements ComponentFactory<GeojsonConfig> {
    @Override
    public Exporter create(GeojsonConfig config, ComponentContext context) {
        if (config.file().isBlank()) {
            throw new IllegalArgumentException("file is blank: name a file, or - for the standard output");
        }
        return new GeojsonExporter(config.file(), Places.load());
    }
}
