package dev.sluice.plugins.parquet;

import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a Parquet file for each table. Immutable. */
final class ParquetExporter implements Exporter {
    private final String folder;

    ParquetExporter(String folder) {
        this.folder = folder;
    }

    @Override
    public Output open(ExportContext context) throws IOException {
        return new Tables(context, folder);
    }

    @Override
    public List<String> losses() {
        return List.of(
                "furniture, metadata besides the main ones, candidates, most evidence and layers of plugins are left out",
                "days more than two thousand million days from 1970 are left out",
                "lone surrogates become question marks");
    }

    /** The tables of one run. */
    private static final class Tables implements Output {
        private final Map<TableKind, TableFile> files = new EnumMap<>(TableKind.class);
        private final EntityTotals entities = new EntityTotals();

        /** The document that was written last, which counts only once it is kept: a Parquet file takes no row back. */
        private @Nullable Document pending;

        private boolean isKept;

        Tables(ExportContext context, String folder) throws IOException {
            for (TableKind kind : TableKind.values()) {
                String name = folder + "/" + kind.tableName() + ".parquet";
                files.put(kind, new TableFile(context.create(name), kind.schema()));
            }
        }

        @Override
        public void write(Document document) throws IOException {
            addPending();
            pending = document;
            isKept = false;
        }

        @Override
        public void kept(Document document) {
            isKept = true;
        }

        @Override
        public void finish() throws IOException {
            addPending();
            for (Map.Entry<TableKind, TableFile> file : files.entrySet()) {
                if (file.getKey() == TableKind.ENTITIES) {
                    file.getValue().addAll(entities.rows());
                }
                file.getValue().finish();
            }
        }

        private void addPending() throws IOException {
            Document document = pending;
            if (document == null || !isKept) {
                return;
            }
            entities.add(document);
            for (Map.Entry<TableKind, TableFile> file : files.entrySet()) {
                file.getValue().addAll(file.getKey().rows(document));
            }
            pending = null;
        }
    }
}
