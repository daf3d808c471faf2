package dev.sluice.plugins.export;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/**
 * Makes the exporter that writes four tables for spreadsheets and statistics: documents, mentions, entities and temporal
 * expressions. Thread-safe.
 */
@SluiceComponent(
        name = "csv",
        summary = "Writes tables of the documents, mentions, entities and temporal expressions.",
        needs = Layer.TEXT,
        uses = {Layer.DATE, Layer.TIMEX, Layer.MENTION, Layer.LINK})
public final class CsvFactory implements ComponentFactory<CsvConfig> {
    @Override
    public Exporter create(CsvConfig config, ComponentContext context) {
        return new CsvExporter(config);
    }
}
