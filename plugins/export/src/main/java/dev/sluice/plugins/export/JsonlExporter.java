package dev.sluice.plugins.export;

import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the record of a document as one line of JSON. Immutable. */
final class JsonlExporter implements Exporter {
    private final JsonlConfig config;

    JsonlExporter(JsonlConfig config) {
        this.config = config;
    }

    @Override
    public Output open(ExportContext context) throws IOException {
        OutputStream out = context.create(config.file());
        return document -> {
            // the whole line at once, so that a document that fails half-way writes nothing
            byte[] line = JsonLine.of(record(document));
            out.write(line);
            out.flush();
        };
    }

    @Override
    public List<String> losses() {
        List<String> losses = new ArrayList<>();
        if (!config.furniture()) {
            losses.add("what extraction took out of the text is left out (furniture: false)");
        }
        if (!config.metadata()) {
            losses.add("metadata besides title, authors, site, language and address are left out (metadata: false)");
        }
        return List.copyOf(losses);
    }

    private Map<String, Object> record(Document document) {
        Map<String, Object> record = document.toRecord();
        if (!config.furniture()) {
            record.remove("furniture");
        }
        if (!config.metadata()) {
            record.remove("metadata");
        }
        return record;
    }
}
