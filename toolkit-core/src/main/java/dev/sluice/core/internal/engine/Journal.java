package dev.sluice.core.internal.engine;

import dev.sluice.api.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of each input of one pass, in order, in a file: so that a corpus may be larger than the memory between two
 * passes, and that a run which was killed goes on where it was. Used by one thread.
 *
 * <p>The file has one line for each result, {@code CHECKSUM {"document":{…}}} or {@code CHECKSUM {"failure":{…}}}, and
 * behind the results of an input one line that makes them count, {@code CHECKSUM {"input":"…","results":n}}. The checksum
 * is CRC-32C of what follows it. The first line says which run it is, a last one that all inputs are in. Whatever does not
 * fit ends what is read: it is the line at which the run was cut, and with it goes what came after the last input.
 */
final class Journal implements AutoCloseable {
    /** What a power cut may cost: so much is written before it is certain to lie on the disk. */
    private static final int INPUTS_PER_SYNC = 100;

    private static final long NANOS_PER_SYNC = Duration.ofSeconds(1).toNanos();

    /**
     * An input with what came of it.
     *
     * @param input what the input is known by
     * @param results a document or a failure each, in order
     * @param warnings what was found to be doubtful about the run since the input before
     */
    record Entry(String input, List<DocumentWorker.Result> results, List<String> warnings) {}

    /** What is done when a pass comes out other than before. */
    interface OnChange {
        void changed() throws IOException;
    }

    private final Path file;
    private final boolean isTemporary;
    private final FileChannel channel;
    private final @Nullable Journal earlier;
    private final OnChange onChange;
    private boolean isChanged;
    private @Nullable JournalLines unread;
    private boolean isComplete;
    private long inputs;
    private long documents;
    private int unsynced;
    private long lastSync = System.nanoTime();

    private Journal(Path file, boolean isTemporary) throws IOException {
        this(file, isTemporary, null, () -> {});
    }

    private Journal(Path file, boolean isTemporary, @Nullable Journal earlier, OnChange onChange) throws IOException {
        this.file = file;
        this.isTemporary = isTemporary;
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        this.earlier = earlier;
        this.onChange = onChange;
    }

    /** Makes one that lasts as long as the run. */
    static Journal temporary() throws IOException {
        Path file = Files.createTempFile("sluice", ".journal");
        return new Journal(file, true);
    }

    /**
     * Begins one, in place of what lies there.
     *
     * @param run what the run is known by, for {@link #runOf}
     */
    static Journal begin(Path file, List<String> run) throws IOException {
        Files.deleteIfExists(file);
        Journal journal = new Journal(file, false);
        journal.write(JournalLines.line(Map.of("run", run)));
        return journal;
    }

    /** Goes on with one: what it holds is read by {@link #next}, and then more can be added. */
    static Journal goOn(Path file) throws IOException {
        Journal journal = new Journal(file, false);
        JournalLines lines = new JournalLines(file);
        lines.next();
        lines.accept();
        journal.unread = lines;
        return journal;
    }

    /** Returns what the run was known by that wrote a journal; null if the file holds none. */
    static @Nullable List<String> runOf(Path file) throws IOException {
        if (Files.notExists(file)) {
            return null;
        }
        try (JournalLines lines = new JournalLines(file)) {
            Map<String, Object> first = lines.next();
            return first != null && first.get("run") instanceof List<?> run
                    ? run.stream().map(String::valueOf).toList()
                    : null;
        }
    }

    /**
     * Begins one that takes the place of another when all inputs are in: what that one holds is read by {@link #next}, and every
     * input is added again.
     *
     * @param onChange what is done before that if {@link #changed} was called
     */
    static Journal retry(Path file, List<String> run, OnChange onChange) throws IOException {
        Path successor = file.resolveSibling(file.getFileName() + "-retry");
        Files.deleteIfExists(successor);
        Journal journal = new Journal(successor, false, goOn(file), onChange);
        journal.write(JournalLines.line(Map.of("run", run)));
        return journal;
    }

    /** Says whether this one takes the place of another, and every input is to be added again. */
    boolean isRetry() {
        return earlier != null;
    }

    /** Notes that the pass came out other than before. */
    void changed() {
        isChanged = true;
    }

    /** Returns the next input that is in already; null behind the last one. */
    @Nullable
    Entry next() throws IOException {
        if (earlier != null) {
            return earlier.next();
        }
        if (unread == null) {
            return null;
        }
        List<DocumentWorker.Result> results = new ArrayList<>();
        Map<String, Object> line = unread.next();
        while (line != null) {
            if (line.get("input") instanceof String input && Objects.equals(line.get("results"), results.size())) {
                unread.accept();
                count(results);
                return new Entry(input, List.copyOf(results), new Tree(line).texts("warnings"));
            }
            if (line.get("end") instanceof Number end && end.longValue() == inputs && results.isEmpty()) {
                unread.accept();
                isComplete = true;
                break;
            }
            DocumentWorker.Result result = ResultRecord.read(new Tree(line));
            if (result == null) {
                break;
            }
            results.add(result);
            line = unread.next();
        }
        channel.truncate(unread.accepted());
        channel.position(unread.accepted());
        unread.close();
        unread = null;
        return null;
    }

    /** Says whether all inputs of the pass were in already; true at the earliest when {@link #next} has returned null. */
    boolean isComplete() {
        return earlier == null ? isComplete : earlier.isComplete;
    }

    /** Adds an input with all that came of it; what lies there already must have been read. */
    void add(Entry entry) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (DocumentWorker.Result result : entry.results()) {
            lines.write(JournalLines.line(ResultRecord.line(result)));
        }
        Map<String, Object> last = new LinkedHashMap<>();
        last.put("input", entry.input());
        last.put("results", entry.results().size());
        if (!entry.warnings().isEmpty()) {
            last.put("warnings", entry.warnings());
        }
        lines.write(JournalLines.line(last));
        write(lines.toByteArray());
        count(entry.results());
        unsynced++;
        if (unsynced >= INPUTS_PER_SYNC || System.nanoTime() - lastSync > NANOS_PER_SYNC) {
            sync();
        }
    }

    /** Notes that all inputs are in. */
    void end() throws IOException {
        if (!isComplete) {
            write(JournalLines.line(Map.of("end", inputs)));
            sync();
            isComplete = true;
        }
        if (earlier != null) {
            if (isChanged) {
                onChange.changed();
            }
            earlier.close();
            Files.move(file, earlier.file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void count(List<DocumentWorker.Result> results) {
        inputs++;
        documents +=
                results.stream().filter(result -> result.document() != null).count();
    }

    /** Returns how many documents are in. */
    long documents() {
        return documents;
    }

    /** Returns how many inputs are in. */
    long inputs() {
        return inputs;
    }

    private void sync() throws IOException {
        if (!isTemporary) {
            channel.force(false);
        }
        unsynced = 0;
        lastSync = System.nanoTime();
    }

    private void write(byte[] lines) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(lines);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Reads the documents of a journal whose inputs are all in. */
    DocumentReader read() throws IOException {
        return new DocumentReader(new JournalLines(earlier == null ? file : earlier.file), documents);
    }

    @Override
    public void close() throws IOException {
        if (unread != null) {
            unread.close();
        }
        if (earlier != null) {
            earlier.close();
        }
        channel.close();
        if (isTemporary) {
            Files.deleteIfExists(file);
        }
    }

    /** The documents of a journal, in order. Used once, by one thread. */
    static final class DocumentReader implements Iterator<Document>, AutoCloseable {
        private final JournalLines lines;
        private @Nullable Document next;
        private long left;

        private DocumentReader(JournalLines lines, long documents) throws IOException {
            this.lines = lines;
            this.left = documents;
            advance();
        }

        private void advance() throws IOException {
            next = null;
            while (next == null && left > 0) {
                Map<String, Object> line = lines.next();
                if (line == null) {
                    throw new IOException("the journal of the run was changed while the run was under way");
                }
                DocumentWorker.Result result = ResultRecord.read(new Tree(line));
                if (result != null && result.document() != null) {
                    next = result.document();
                    left--;
                }
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Document next() {
            if (next == null) {
                throw new NoSuchElementException("behind the last document");
            }
            Document document = next;
            try {
                advance();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return document;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
