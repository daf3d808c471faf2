package dev.sluice.plugins.parquet;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/** Makes the exporter that writes tables in Parquet files. Thread-safe. */
@SluiceComponent(
        name = "parquet",
        summary = "Writes texts, dates, names, times and entities as tables in Parquet files.",
        needs = Layer.TEXT,
        uses = {Layer.DATE, Layer.TIMEX, Layer.MENTION, Layer.LINK})
public final class ParquetFactory implements ComponentFactory<ParquetConfig> {
    @Override
    public Exporter create(ParquetConfig config, ComponentContext context) {
        if (config.folder().isBlank()) {
            throw new IllegalArgumentException("folder is blank: name a folder below the output directory");
        }
        return new ParquetExporter(config.folder().replaceAll("/+$", ""));
    }
}
