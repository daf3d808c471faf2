package dev.sluice.plugins.export;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/** Makes the exporter that writes the text of each document to a file of its own, and a table about them. Thread-safe. */
@SluiceComponent(
        name = "text",
        summary = "Writes the text of each document to a file, and a table of what is known about them.",
        needs = Layer.TEXT,
        uses = Layer.DATE)
public final class TextFactory implements ComponentFactory<TextConfig> {
    @Override
    public Exporter create(TextConfig config, ComponentContext context) {
        return new TextExporter(Options.folder(config.folder()), config.bom());
    }
}
