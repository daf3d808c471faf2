package dev.sluice.testkit;

import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import dev.sluice.api.StepException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;

/**
 * An output directory in memory, for tests of exporters. Used by one thread at a time, as exporters do.
 *
 * <pre>{@code
 * String lines = TestExport.write(exporter, List.of(document)).text("documents.jsonl");
 * }</pre>
 *
 * @since 0.1
 */
public final class TestExport implements ExportContext {
    private final TestContext context = TestContext.create();
    private final Map<String, Bytes> files = new TreeMap<>();

    /** Makes an empty output directory. */
    public TestExport() {}

    /**
     * Returns all that an exporter writes for these documents. The exporter is not closed.
     *
     * @throws IOException if the exporter throws it
     * @throws StepException if the exporter throws it
     */
    public static TestExport write(Exporter exporter, Collection<Document> documents)
            throws IOException, StepException {
        TestExport export = new TestExport();
        Exporter.Output output = exporter.open(export);
        for (Document document : documents) {
            output.write(document);
            output.kept(document);
        }
        output.finish();
        return export;
    }

    @Override
    public OutputStream create(String name) {
        if (name.isEmpty()
                || name.startsWith("/")
                || name.contains("\\")
                || List.of(name.split("/", -1)).contains("..")) {
            throw new IllegalArgumentException("'" + name + "' would leave the output directory");
        }
        Bytes file = new Bytes();
        if (files.putIfAbsent(name, file) != null) {
            throw new IllegalArgumentException("'" + name + "' is already taken");
        }
        return file;
    }

    /** Returns the names of the files so far, sorted; {@code -} is the standard output. */
    public Set<String> names() {
        return Collections.unmodifiableSet(files.keySet());
    }

    /**
     * Returns what stands in a file so far.
     *
     * @throws IllegalArgumentException if there is no such file; the message says which there are
     */
    public byte[] bytes(String name) {
        return file(name).toByteArray();
    }

    /**
     * Returns what stands in a file so far, read as UTF-8.
     *
     * @throws IllegalArgumentException if there is no such file; the message says which there are
     */
    public String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private Bytes file(String name) {
        Bytes file = files.get(name);
        if (file == null) {
            throw new IllegalArgumentException("no file '" + name + "', there are " + files.keySet());
        }
        return file;
    }

    /** Returns how much stands in each file now. */
    Mark mark() {
        Map<String, Integer> sizes = new TreeMap<>();
        files.forEach((name, file) -> sizes.put(name, file.size()));
        return new Mark(sizes);
    }

    /** Takes back what was written since, as the host does when a document is refused. */
    void takeBack(Mark mark) {
        files.keySet().retainAll(mark.sizes().keySet());
        mark.sizes().forEach((name, size) -> file(name).cut(size));
    }

    /** How much stood in each file at some time. */
    record Mark(Map<String, Integer> sizes) {}

    /** Bytes of which the last can be taken back. */
    private static final class Bytes extends ByteArrayOutputStream {
        void cut(int size) {
            count = size;
        }
    }

    @Override
    public String step() {
        return context.step();
    }

    @Override
    public Logger log() {
        return context.log();
    }

    @Override
    public void checkpoint() throws InterruptedException {
        context.checkpoint();
    }
}
