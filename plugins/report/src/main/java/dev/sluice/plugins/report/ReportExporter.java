package dev.sluice.plugins.report;

import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes all documents as one page. Immutable. */
final class ReportExporter implements Exporter {
    private final ReportConfig config;
    private final Page page;
    private final Places places;

    ReportExporter(ReportConfig config, Page page, Places places) {
        this.config = config;
        this.page = page;
        this.places = places;
    }

    @Override
    public Output open(ExportContext context) throws IOException {
        return new ReportOutput(config, page, places, context);
    }

    @Override
    public List<String> losses() {
        List<String> losses = new ArrayList<>(List.of(
                "metadata besides title, authors, site, language and address are left out",
                "layers that plugins define are left out",
                "of each entity at most " + Entities.MAX_SPELLINGS + " spellings are told"));
        if (!config.furniture()) {
            losses.add("what extraction took out of the text is left out (furniture: false)");
        }
        return List.copyOf(losses);
    }
}
