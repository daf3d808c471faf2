package dev.sluice.plugins.export;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/** Makes the exporter that writes FollowTheMoney entities, one JSON object a line. Thread-safe. */
@SluiceComponent(
        name = "followthemoney",
        summary = "Writes documents, mentions, persons, organizations and events as FollowTheMoney entities for Aleph.",
        needs = Layer.TEXT,
        uses = {Layer.DATE, Layer.MENTION, Layer.LINK})
public final class FtmFactory implements ComponentFactory<FtmConfig> {
    @Override
    public Exporter create(FtmConfig config, ComponentContext context) {
        return new FtmExporter(Options.file(config.file()));
    }
}
