package dev.sluice.plugins.export;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/** Makes the exporter that writes tables for {@code COPY} of PostgreSQL, and the script that loads them. Thread-safe. */
@SluiceComponent(
        name = "postgres",
        summary = "Writes tables for COPY of PostgreSQL, with full-text search, and the script that loads them.",
        needs = Layer.TEXT,
        uses = {Layer.DATE, Layer.TIMEX, Layer.MENTION, Layer.LINK})
public final class PostgresFactory implements ComponentFactory<PostgresConfig> {
    @Override
    public Exporter create(PostgresConfig config, ComponentContext context) {
        if (!config.schema().matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "schema is '" + config.schema() + "': take lower-case letters, digits and underscores, 63 at most");
        }
        return new PostgresExporter(Options.folder(config.folder()), config.schema());
    }
}
