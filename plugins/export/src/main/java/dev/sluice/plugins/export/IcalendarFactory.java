package dev.sluice.plugins.export;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/** Makes the exporter that writes dates of documents and dates in texts as a calendar (RFC 5545). Thread-safe. */
@SluiceComponent(
        name = "icalendar",
        summary = "Writes the dates of documents and the days their texts speak of as a calendar.",
        needs = Layer.TEXT,
        uses = {Layer.DATE, Layer.TIMEX})
public final class IcalendarFactory implements ComponentFactory<IcalendarConfig> {
    @Override
    public Exporter create(IcalendarConfig config, ComponentContext context) {
        Options.file(config.file());
        return new IcalendarExporter(config);
    }
}
