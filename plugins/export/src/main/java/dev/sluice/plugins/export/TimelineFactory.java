package dev.sluice.plugins.export;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/** Makes the exporter that writes the events of a TimelineJS timeline. Thread-safe. */
@SluiceComponent(
        name = "timeline",
        summary = "Writes documents, and on request the days their texts speak of, as a timeline for TimelineJS.",
        needs = Layer.TEXT,
        uses = {Layer.DATE, Layer.TIMEX})
public final class TimelineFactory implements ComponentFactory<TimelineConfig> {
    @Override
    public Exporter create(TimelineConfig config, ComponentContext context) {
        Options.file(config.file());
        return new TimelineExporter(config);
    }
}
