package dev.sluice.plugins.export;

import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a table each of documents, mentions, temporal expressions, dates, entities and co-occurrences. Immutable. */
final class CsvExporter implements Exporter {
    private final CsvConfig config;

    CsvExporter(CsvConfig config) {
        this.config = config;
    }

    @Override
    public Output open(ExportContext context) throws IOException {
        return new Tables(context, config);
    }

    @Override
    public List<String> losses() {
        return List.of(
                "text, furniture, metadata besides the main ones, candidates, most evidence and layers of plugins are"
                        + " left out",
                "a text that a spreadsheet could take for a formula begins with an apostrophe",
                "lone surrogates and NUL become U+FFFD",
                "the table of entities lists " + EntityCounts.MAX_VARIANTS + " variants of a name at most",
                "of a document, the " + CoOccurrences.MAX_ENTITIES
                        + " entities named most often count for co-occurrences");
    }

    /** The tables of one run. */
    private static final class Tables implements Output {
        private final Map<TableKind, Table> tables = new EnumMap<>(TableKind.class);
        private final EntityCounts entities = new EntityCounts();
        private final CoOccurrences pairs = new CoOccurrences();

        Tables(ExportContext context, CsvConfig config) throws IOException {
            for (TableKind kind : TableKind.values()) {
                String name = config.directoryPrefix()
                        + kind.tableName()
                        + config.delimiter().ending();
                tables.put(
                        kind,
                        new Table(context.create(name), config.delimiter().character(), config.bom(), kind.columns()));
            }
        }

        @Override
        public void write(Document document) throws IOException {
            // all rows before the first is added, so that a document that fails half-way leaves none
            Map<TableKind, List<List<@Nullable Object>>> rows = new EnumMap<>(TableKind.class);
            for (TableKind kind : tables.keySet()) {
                rows.put(kind, kind.rows(document));
            }
            for (Map.Entry<TableKind, Table> entry : tables.entrySet()) {
                entry.getValue().addAll(rows.getOrDefault(entry.getKey(), List.of()));
                entry.getValue().flush();
            }
        }

        @Override
        public void kept(Document document) {
            entities.observe(document);
            pairs.observe(document);
        }

        @Override
        public void finish() throws IOException {
            for (Map.Entry<TableKind, Table> entry : tables.entrySet()) {
                entry.getValue().addAll(entry.getKey().rows(entities, pairs));
                entry.getValue().flush();
            }
        }
    }
}
