package dev.sluice.plugins.export;

import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Writes the entities and which of them are named in the same documents. Immutable. */
final class NetworkExporter implements Exporter {
    private final String file;
    private final int minDocuments;
    private final NetworkFormat format;

    NetworkExporter(String file, int minDocuments, NetworkFormat format) {
        this.file = file;
        this.minDocuments = minDocuments;
        this.format = format;
    }

    @Override
    public Output open(ExportContext context) throws IOException {
        OutputStream out = context.create(file);
        EntityCounts counts = new EntityCounts();
        CoOccurrences pairs = new CoOccurrences();
        return new Output() {
            @Override
            public void write(Document document) {}

            @Override
            public void kept(Document document) {
                counts.observe(document);
                pairs.observe(document);
            }

            @Override
            public void finish() throws IOException {
                List<CoOccurrences.Pair> edges = pairs.pairs().stream()
                        .filter(pair -> pair.documents() >= minDocuments)
                        .toList();
                format.write(out, List.copyOf(counts.entities()), edges);
                out.flush();
            }
        };
    }

    @Override
    public List<String> losses() {
        List<String> losses = new ArrayList<>(List.of(
                "texts, single mentions, times in texts and names that are not linked are left out",
                "of a document, the " + CoOccurrences.MAX_ENTITIES + " entities named most often make edges",
                "characters that XML 1.0 forbids become U+FFFD"));
        losses.addAll(format.losses());
        return List.copyOf(losses);
    }
}
