package dev.sluice.plugins.export;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/**
 * Makes the exporter that writes the texts as Markdown, with the headings, lists, tables and quotations that extraction
 * found. Thread-safe.
 */
@SluiceComponent(
        name = "markdown",
        summary = "Writes the texts as Markdown, with headings, lists, tables and quotations.",
        needs = Layer.TEXT,
        uses = {Layer.DATE, MarkdownText.BLOCK})
public final class MarkdownFactory implements ComponentFactory<MarkdownConfig> {
    @Override
    public Exporter create(MarkdownConfig config, ComponentContext context) {
        Options.file(config.file());
        return new MarkdownExporter(config);
    }
}
