package dev.sluice.plugins.export;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/** Makes the exporter that writes who is named with whom as a GraphML network. Thread-safe. */
@SluiceComponent(
        name = "graphml",
        summary = "Writes the network of entities named together as GraphML.",
        needs = Layer.LINK,
        uses = Layer.DATE)
public final class GraphmlFactory implements ComponentFactory<GraphmlConfig> {
    @Override
    public Exporter create(GraphmlConfig config, ComponentContext context) {
        return new NetworkExporter(Options.file(config.file()), config.minDocuments(), new GraphmlFormat());
    }
}
