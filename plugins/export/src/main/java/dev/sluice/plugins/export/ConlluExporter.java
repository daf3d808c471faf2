package dev.sluice.plugins.export;

import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes CoNLL-U. Immutable. */
final class ConlluExporter implements Exporter {
    private final String file;

    ConlluExporter(String file) {
        this.file = file;
    }

    @Override
    public Output open(ExportContext context) throws IOException {
        OutputStream out = context.create(file);
        return document -> {
            out.write(conllu(document).getBytes(StandardCharsets.UTF_8));
            out.flush();
        };
    }

    @Override
    public List<String> losses() {
        return List.of(
                "words and sentences are cut by simple rules, and lemmas, parts of speech and syntax are not told",
                "of names that overlap, and of times that overlap, the outermost is written",
                "dates of documents, metadata besides the title, furniture, scores, evidence, candidates and layers of"
                        + " plugins are left out",
                "lone surrogates become U+FFFD");
    }

    private static String conllu(Document document) {
        return new ConlluText(document).toString();
    }
}
