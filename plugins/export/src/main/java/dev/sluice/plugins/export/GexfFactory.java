package dev.sluice.plugins.export;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/** Makes the exporter that writes who is named with whom, and when, as a GEXF network. Thread-safe. */
@SluiceComponent(
        name = "gexf",
        summary = "Writes the network of entities named together as GEXF 1.3 with times, for Gephi.",
        needs = Layer.LINK,
        uses = Layer.DATE)
public final class GexfFactory implements ComponentFactory<GexfConfig> {
    @Override
    public Exporter create(GexfConfig config, ComponentContext context) {
        return new NetworkExporter(Options.file(config.file()), config.minDocuments(), new GexfFormat());
    }
}
