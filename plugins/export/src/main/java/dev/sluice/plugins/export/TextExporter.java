package dev.sluice.plugins.export;

import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a text file for each document, and a table that says which is which. Immutable. */
final class TextExporter implements Exporter {
    private static final String TABLE = "metadata.csv";

    private final String folder;
    private final boolean bom;

    TextExporter(String folder, boolean bom) {
        this.folder = folder;
        this.bom = bom;
    }

    @Override
    public Output open(ExportContext context) throws IOException {
        DocumentFiles files = new DocumentFiles(context, folder);
        List<String> columns = new ArrayList<>(List.of("file"));
        columns.addAll(DocumentRow.COLUMNS);
        Table table = new Table(files.open(TABLE), ',', bom, columns);
        return new Output() {
            @Override
            public void write(Document document) throws IOException {
                List<@Nullable Object> row = new ArrayList<>();
                row.add(files.name(document, ".txt"));
                row.addAll(DocumentRow.of(document));
                files.write(
                        document, ".txt", Characters.encodable(document.text()).getBytes(StandardCharsets.UTF_8));
                table.add(row);
                table.flush();
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
                "all annotations, furniture, and metadata besides the main ones are left out",
                "in metadata.csv, a text that a spreadsheet could take for a formula begins with an apostrophe",
                "lone surrogates become U+FFFD");
    }
}
