package dev.sluice.plugins.sqlite;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/** Makes the exporter that writes an SQLite database with full-text search. Thread-safe. */
@SluiceComponent(
        name = "sqlite",
        summary = "Writes texts, names, times and entities into an SQLite database with full-text search.",
        needs = Layer.TEXT,
        uses = {Layer.DATE, Layer.TIMEX, Layer.MENTION, Layer.LINK})
public final class SqliteFactory implements ComponentFactory<SqliteConfig> {
    @Override
    public Exporter create(SqliteConfig config, ComponentContext context) {
        if (config.file().isBlank()) {
            throw new IllegalArgumentException("file is blank: name a file, or - for the standard output");
        }
        return new SqliteExporter(config.file());
    }
}
