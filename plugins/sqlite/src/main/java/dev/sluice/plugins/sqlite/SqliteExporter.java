package dev.sluice.plugins.sqlite;

import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Writes an SQLite database. Safe for use by several threads; each of its outputs is used by one. */
final class SqliteExporter implements Exporter {
    private final String file;

    /** The databases under way, whose temporary files go when the exporter is closed, also after a run that broke off. */
    private final Queue<Database> open = new ConcurrentLinkedQueue<>();

    SqliteExporter(String file) {
        this.file = file;
    }

    @Override
    public Output open(ExportContext context) throws IOException {
        OutputStream out = context.create(file);
        Database database = new Database();
        open.add(database);
        return new Output() {
            private boolean isPending;

            @Override
            public void write(Document document) throws IOException {
                if (isPending) {
                    database.takeBack();
                }
                isPending = true;
                database.add(document);
            }

            @Override
            public void kept(Document document) {
                isPending = false;
            }

            @Override
            public void finish() throws IOException {
                if (isPending) {
                    database.takeBack();
                }
                database.finish(out);
                database.close();
                open.remove(database);
            }
        };
    }

    @Override
    public void close() {
        for (Database database = open.poll(); database != null; database = open.poll()) {
            database.close();
        }
    }

    @Override
    public List<String> losses() {
        return List.of(
                "furniture, metadata besides the main ones, candidates, most evidence and layers of plugins are left out",
                "days outside the years 0 to 9999 are texts that do not sort as days do",
                "lone surrogates become question marks, NUL becomes U+FFFD");
    }
}
