package dev.sluice.plugins.export;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/**
 * Makes the exporter that writes tables for spreadsheets and statistics: documents, mentions, temporal expressions,
 * dates, entities and co-occurrences. Thread-safe.
 */
@SluiceComponent(
        name = "csv",
        summary = "Writes tables of the documents, mentions, temporal expressions, dates, entities and co-occurrences.",
        needs = Layer.TEXT,
        uses = {Layer.DATE, Layer.TIMEX, Layer.MENTION, Layer.LINK})
public final class CsvFactory implements ComponentFactory<CsvConfig> {
    @Override
    public Exporter create(CsvConfig config, ComponentContext context) {
        return new CsvExporter(config);
    }
}
