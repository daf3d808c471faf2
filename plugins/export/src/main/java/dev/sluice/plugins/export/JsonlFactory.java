package dev.sluice.plugins.export;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/**
 * Makes the exporter that writes each document as one line of JSON, in the published record format, which the reader of
 * JSON lines takes back without loss. Thread-safe.
 */
@SluiceComponent(
        name = "jsonl",
        summary = "Writes each document as one line of JSON in the published record format.",
        needs = Layer.TEXT,
        uses = {Layer.DATE, Layer.TIMEX, Layer.MENTION, Layer.LINK})
public final class JsonlFactory implements ComponentFactory<JsonlConfig> {
    @Override
    public Exporter create(JsonlConfig config, ComponentContext context) {
        Options.file(config.file());
        return new JsonlExporter(config);
    }
}
