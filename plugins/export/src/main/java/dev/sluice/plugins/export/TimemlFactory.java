package dev.sluice.plugins.export;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/** Makes the exporter that writes temporal expressions as TIMEX3, as TimeML 1.2.1 describes them. Thread-safe. */
@SluiceComponent(
        name = "timeml",
        summary = "Writes temporal expressions as TIMEX3 of TimeML, within the texts or beside them.",
        needs = Layer.TEXT,
        uses = {Layer.DATE, Layer.TIMEX})
public final class TimemlFactory implements ComponentFactory<TimemlConfig> {
    @Override
    public Exporter create(TimemlConfig config, ComponentContext context) {
        return new TimemlExporter(Options.folder(config.folder()), config.form());
    }
}
