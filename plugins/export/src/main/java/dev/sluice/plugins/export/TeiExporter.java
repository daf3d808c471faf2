package dev.sluice.plugins.export;

import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import java.io.IOException;
import java.util.List;

/** Writes a TEI file for each document. Immutable. */
final class TeiExporter implements Exporter {
    private final String folder;
    private final String entityPrefix;

    TeiExporter(String folder, String entityPrefix) {
        this.folder = folder;
        this.entityPrefix = entityPrefix;
    }

    @Override
    public Output open(ExportContext context) {
        DocumentFiles files = new DocumentFiles(context, folder);
        return new Output() {
            @Override
            public void write(Document document) throws IOException {
                files.write(document, ".xml", new TeiText(document, entityPrefix).bytes());
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
                "each line of the text is a paragraph, and lines without characters are left out",
                "furniture, metadata besides title, authors, site, language and address, candidates, evidence and layers"
                        + " of plugins are left out",
                "characters that XML 1.0 forbids become U+FFFD");
    }
}
