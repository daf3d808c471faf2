package dev.sluice.plugins.export;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/**
 * Makes the exporter that writes a collection for the annotation tool brat: a text and a standoff file for each document.
 * Thread-safe.
 */
@SluiceComponent(
        name = "brat",
        summary = "Writes brat standoff: a text and a file of annotations for each document, with their configuration.",
        needs = Layer.TEXT,
        uses = {Layer.TIMEX, Layer.MENTION, Layer.LINK})
public final class BratFactory implements ComponentFactory<BratConfig> {
    @Override
    public Exporter create(BratConfig config, ComponentContext context) {
        if (!config.knowledgeBase().matches("[\\p{Alnum}_-]+")) {
            throw new IllegalArgumentException("knowledge-base is '" + config.knowledgeBase()
                    + "': brat wants letters, digits, hyphens and underscores alone");
        }
        return new BratExporter(config, Options.folder(config.folder()));
    }
}
