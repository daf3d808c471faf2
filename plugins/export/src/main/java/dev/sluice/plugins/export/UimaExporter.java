package dev.sluice.plugins.export;

import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import java.io.IOException;
import java.util.List;

/** Writes a CAS for each document. Immutable. */
final class UimaExporter implements Exporter {
    private final String folder;
    private final UimaConfig.Form form;
    private final String entityPrefix;

    UimaExporter(String folder, UimaConfig.Form form, String entityPrefix) {
        this.folder = folder;
        this.form = form;
        this.entityPrefix = entityPrefix;
    }

    @Override
    public Output open(ExportContext context) throws IOException {
        DocumentFiles files = new DocumentFiles(context, folder);
        if (form == UimaConfig.Form.XMI) {
            files.write("TypeSystem.xml", UimaType.description());
        }
        return new Output() {
            @Override
            public void write(Document document) throws IOException {
                UimaCas cas = new UimaCas(document, entityPrefix);
                switch (form) {
                    case XMI -> files.write(document, ".xmi", cas.xmi());
                    case JSON -> files.write(document, ".json", cas.json());
                }
            }

            @Override
            public void kept(Document document) {
                files.kept(document);
            }
        };
    }

    @Override
    public List<String> losses() {
        return List.of(
                "scores of names, dates of documents, metadata besides title and address, furniture, candidates, evidence"
                        + " and layers of plugins are left out",
                "characters that XML 1.0 forbids become U+FFFD, in JSON too");
    }
}
