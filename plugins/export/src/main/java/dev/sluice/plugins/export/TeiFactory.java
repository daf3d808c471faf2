package dev.sluice.plugins.export;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/** Makes the exporter that writes TEI P5, with names and times outside the text in standOff. Thread-safe. */
@SluiceComponent(
        name = "tei",
        summary = "Writes each document as TEI P5, with names, entities and times in standOff.",
        needs = Layer.TEXT,
        uses = {Layer.DATE, Layer.TIMEX, Layer.MENTION, Layer.LINK})
public final class TeiFactory implements ComponentFactory<TeiConfig> {
    @Override
    public Exporter create(TeiConfig config, ComponentContext context) {
        return new TeiExporter(Options.folder(config.folder()), config.entityPrefix());
    }
}
