package dev.sluice.plugins.export;

import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes a workbook of Office Open XML with one sheet for each table. Immutable. */
final class XlsxExporter implements Exporter {
    private final String file;

    XlsxExporter(String file) {
        this.file = file;
    }

    @Override
    public Output open(ExportContext context) throws IOException {
        return new Sheets(context.create(file));
    }

    @Override
    public List<String> losses() {
        return List.of(
                "text, furniture, metadata besides the main ones, candidates, most evidence and layers of plugins are"
                        + " left out",
                "a cell holds " + XlsxSheet.MAX_CELL + " characters and a sheet " + XlsxSheet.MAX_ROWS
                        + " rows at most; what is longer is cut, and the last row says so",
                "the table of entities lists " + EntityCounts.MAX_VARIANTS + " variants of a name at most",
                "of a document, the " + CoOccurrences.MAX_ENTITIES
                        + " entities named most often count for co-occurrences",
                "characters that XML 1.0 forbids become U+FFFD");
    }

    /** The sheets of one run. They are kept in memory, packed, since a workbook cannot be written side by side. */
    private static final class Sheets implements Output {
        private final OutputStream out;
        private final Map<TableKind, XlsxSheet> sheets = new EnumMap<>(TableKind.class);
        private final EntityCounts entities = new EntityCounts();
        private final CoOccurrences pairs = new CoOccurrences();

        Sheets(OutputStream out) {
            this.out = out;
            for (TableKind kind : TableKind.values()) {
                sheets.put(kind, new XlsxSheet(kind.tableName(), kind.columns()));
            }
        }

        @Override
        public void write(Document document) {}

        @Override
        public void kept(Document document) {
            sheets.forEach((kind, sheet) -> sheet.addAll(kind.rows(document)));
            entities.observe(document);
            pairs.observe(document);
        }

        @Override
        public void finish() throws IOException {
            sheets.forEach((kind, sheet) -> sheet.addAll(kind.rows(entities, pairs)));
            XlsxWorkbook.write(out, List.copyOf(sheets.values()));
        }
    }
}
