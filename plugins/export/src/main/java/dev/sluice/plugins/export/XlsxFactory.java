package dev.sluice.plugins.export;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/** Makes the exporter that writes the tables of {@code csv} as the sheets of one workbook. Thread-safe. */
@SluiceComponent(
        name = "xlsx",
        summary = "Writes tables of the documents, names, times, dates, entities and co-occurrences as one workbook.",
        needs = Layer.TEXT,
        uses = {Layer.DATE, Layer.TIMEX, Layer.MENTION, Layer.LINK})
public final class XlsxFactory implements ComponentFactory<XlsxConfig> {
    @Override
    public Exporter create(XlsxConfig config, ComponentContext context) {
        return new XlsxExporter(Options.file(config.file()));
    }
}
