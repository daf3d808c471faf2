package dev.sluice.core.internal.engine;

import dev.sluice.api.Document;
import dev.sluice.core.internal.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Documents kept in a file between two passes, in order, so that a corpus may be larger than the memory. Written and read
 * once, by one thread.
 */
final class Spool implements AutoCloseable {
    private final Path file;
    private final BufferedWriter writer;
    private long count;

    Spool(Path directory) throws IOException {
        this.file = Files.createTempFile(directory, "spool", ".jsonl");
        this.writer = Files.newBufferedWriter(file, StandardCharsets.US_ASCII);
    }

    void add(Document document) {
        try {
            writer.write(Json.asciiLine(document.toRecord()));
            writer.write('\n');
            count++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long count() {
        return count;
    }

    /** Returns the documents in the order they were added; the caller closes the stream. */
    Stream<Document> read() {
        try {
            writer.close();
            BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.US_ASCII);
            return reader.lines()
                    .map(line -> Document.fromRecord(Json.object(line)))
                    .onClose(() -> close(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
