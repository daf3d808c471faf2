package dev.sluice.plugins.export;

import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import java.io.IOException;
import java.io.OutputStream;

/** A folder with files for each document, named after its id. Used by one thread. */
final class DocumentFiles {
    private final ExportContext context;
    private final String folder;
    private final FileNames names = new FileNames();

    /**
     * Begins a folder.
     *
     * @param folder the folder below the output directory, without slash at the end; empty is the output directory
     */
    DocumentFiles(ExportContext context, String folder) {
        this.context = context;
        this.folder = folder.isEmpty() ? "" : folder + "/";
    }

    /** Returns the name of the file of a document in the folder. */
    String name(Document document, String ending) {
        return names.of(document.id()) + ending;
    }

    /** Writes the whole file of a document. */
    void write(Document document, String ending, byte[] bytes) throws IOException {
        write(name(document, ending), bytes);
    }

    /** Writes a whole file that belongs to no document. */
    void write(String name, byte[] bytes) throws IOException {
        try (OutputStream out = context.create(folder + name)) {
            out.write(bytes);
        }
    }

    /** Begins a file that belongs to no document and grows with the run. */
    OutputStream open(String name) throws IOException {
        return context.create(folder + name);
    }

    /** Learns that the files of a document stay. */
    void kept(Document document) {
        names.take(document.id());
    }
}
