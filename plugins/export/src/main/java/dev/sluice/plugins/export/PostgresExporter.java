package dev.sluice.plugins.export;

import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes files in the text format of {@code COPY}, and {@code load.sql} for psql. Immutable. */
final class PostgresExporter implements Exporter {
    private final String folder;
    private final String schema;

    PostgresExporter(String folder, String schema) {
        this.folder = folder;
        this.schema = schema;
    }

    @Override
    public Output open(ExportContext context) throws IOException {
        return new Tables(new DocumentFiles(context, folder));
    }

    @Override
    public List<String> losses() {
        return List.of(
                "furniture, metadata besides the main ones, candidates, most evidence and layers of plugins are left out",
                "the table of entities lists " + EntityCounts.MAX_VARIANTS + " variants of a name at most",
                "of a document, the " + CoOccurrences.MAX_ENTITIES
                        + " entities named most often count for co-occurrences",
                "lone surrogates and NUL become U+FFFD");
    }

    /** The files of one run. */
    private final class Tables implements Output {
        private final Map<TableKind, OutputStream> tables = new EnumMap<>(TableKind.class);
        private final OutputStream texts;
        private final EntityCounts entities = new EntityCounts();
        private final CoOccurrences pairs = new CoOccurrences();

        Tables(DocumentFiles files) throws IOException {
            files.write("load.sql", PostgresScript.of(schema).getBytes(StandardCharsets.UTF_8));
            for (TableKind kind : TableKind.values()) {
                tables.put(kind, files.open(kind.tableName() + ".copy"));
            }
            texts = files.open(PostgresScript.TEXTS + ".copy");
        }

        @Override
        public void write(Document document) throws IOException {
            for (Map.Entry<TableKind, OutputStream> table : tables.entrySet()) {
                table.getValue().write(rows(table.getKey().rows(document)));
            }
            texts.write(rows(List.of(Arrays.asList(document.id(), document.text()))));
        }

        @Override
        public void kept(Document document) {
            entities.observe(document);
            pairs.observe(document);
        }

        @Override
        public void finish() throws IOException {
            for (Map.Entry<TableKind, OutputStream> table : tables.entrySet()) {
                table.getValue().write(rows(table.getKey().rows(entities, pairs)));
            }
        }
    }

    private static byte[] rows(List<List<@Nullable Object>> rows) {
        StringBuilder out = new StringBuilder();
        for (List<@Nullable Object> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                out.append(i == 0 ? "" : "\t").append(PostgresScript.cell(row.get(i)));
            }
            out.append('\n');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
