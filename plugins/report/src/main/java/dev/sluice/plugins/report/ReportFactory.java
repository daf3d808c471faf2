package dev.sluice.plugins.report;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/**
 * Makes the exporter that writes a report: one page with a timeline, the entities, their network and map, and the
 * documents, which opens in a browser without network or server. Thread-safe.
 */
@SluiceComponent(
        name = "report",
        summary =
                "Writes a page with timeline, entities, network, map and documents, which opens without network or server.",
        needs = Layer.TEXT,
        uses = {Layer.DATE, Layer.TIMEX, Layer.MENTION, Layer.LINK})
public final class ReportFactory implements ComponentFactory<ReportConfig> {
    @Override
    public Exporter create(ReportConfig config, ComponentContext context) {
        String name = config.file();
        if (!name.endsWith(".html") && !name.endsWith(".htm")) {
            throw new IllegalArgumentException(
                    "file '" + name + "' cannot name the page: give a name that ends in .html, such as report.html");
        }
        return new ReportExporter(config, Page.load(), Places.load());
    }
}
