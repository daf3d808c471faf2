package dev.sluice.plugins.export;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/** Makes the exporter that writes what the bulk interface of OpenSearch and Elasticsearch takes. Thread-safe. */
@SluiceComponent(
        name = "search",
        summary =
                "Writes documents for the bulk interface of OpenSearch and Elasticsearch, and the mappings of the index.",
        needs = Layer.TEXT,
        uses = {Layer.DATE, Layer.TIMEX, Layer.MENTION, Layer.LINK})
public final class SearchFactory implements ComponentFactory<SearchConfig> {
    @Override
    public Exporter create(SearchConfig config, ComponentContext context) {
        Options.file(config.file());
        if (!config.index().matches("[a-z0-9][a-z0-9._-]{0,199}")) {
            throw new IllegalArgumentException("index is '" + config.index()
                    + "': a name of an index has lower-case letters, digits, points, hyphens and underscores alone");
        }
        return new SearchExporter(config);
    }
}
