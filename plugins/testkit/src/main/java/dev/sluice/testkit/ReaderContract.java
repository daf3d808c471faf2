package dev.sluice.testkit;

import dev.sluice.api.Input;
import dev.sluice.api.Reader;
import dev.sluice.api.StepException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The promises that every reader makes, as tests that a plugin inherits.
 *
 * <pre>{@code
 * protected List<String> inputs(Path directory) throws IOException {
 *     return List.of(Files.writeString(directory.resolve("a.txt"), "One.\nTwo.\n").toString());
 * }
 * }</pre>
 *
 * @param <C> the configuration of the factory
 * @since 0.1
 */
public abstract class ReaderContract<C extends Record> extends ComponentContract<C, Reader> {
    @TempDir
    @Nullable
    Path temporary;

    private @Nullable List<String> written;

    /** For inheritance. */
    protected ReaderContract() {
        super(Reader.class, "reader");
    }

    /**
     * Writes something to read below an empty directory, and returns what the caller of a run would name to have it read:
     * the paths of files or of the directory; empty if the configuration says what to read, by paths below the directory.
     * Called again for another directory, it writes the same.
     */
    protected abstract List<String> inputs(Path directory) throws IOException;

    /** The test files are worth testing with, and each thing that is found has an id of its own. */
    @Test
    public final void findsThingsWithIdsOfTheirOwn() throws Exception {
        try (Reader reader = create()) {
            List<Object> found = work(reader);
            if (found.isEmpty()) {
                throw new AssertionError("the reader finds nothing in the test files: give some in which it does");
            }
            TreeSet<String> ids = new TreeSet<>();
            for (Object thing : found) {
                String id = String.valueOf(((Map<?, ?>) thing).get("id"));
                if (!ids.add(id)) {
                    throw new AssertionError("the reader gives two things the id " + id);
                }
            }
        }
    }

    /** Where on a machine the files are does not show in what is found. */
    @Test
    public final void findsTheSameInACopyElsewhere() throws Exception {
        try (Reader reader = create()) {
            requireEqual(
                    work(reader),
                    found(reader, inputs(directory("elsewhere/deep"))),
                    "the same files in another directory gave another result");
        }
    }

    /** The host may stop reading wherever it likes. */
    @Test
    public final void mayBeStoppedAfterTheFirst() throws Exception {
        try (Reader reader = create()) {
            List<String> inputs = given();
            try (Stream<Input> some = reader.read(inputs, context())) {
                some.iterator().next();
            }
            requireEqual(
                    work(reader), found(reader, inputs), "after a stream was stopped, the next gave another result");
        }
    }

    /** Whatever a file holds, the reader copes with it, gives an unreadable input, or throws a {@link StepException}. */
    @Test
    @EndsInTime.LimitedInParts
    public final void copesWithOddFiles() throws Exception {
        Path directory = below("in");
        List<String> inputs = given();
        try (Reader reader = create()) {
            Map<String, byte[]> good = files(directory);
            for (Map.Entry<String, byte[]> odd : OddBytes.of(good).entrySet()) {
                for (String name : good.keySet()) {
                    Files.write(directory.resolve(name), odd.getValue());
                }
                cope(odd.getKey(), () -> drain(reader, inputs));
            }
        }
    }

    /** What is not there is told by a {@link StepException} or an unreadable input, which names it. */
    @Test
    public final void saysWhatIsNotThere() throws Exception {
        String missing = directory("in").resolve("no-such-thing").toString();
        try (Reader reader = create();
                Stream<Input> found = reader.read(List.of(missing), context())) {
            for (Iterator<Input> things = found.iterator(); things.hasNext(); ) {
                Contents.bytes(things.next());
            }
        } catch (StepException | IOException e) {
            if (!String.valueOf(e.getMessage()).contains("no-such-thing")) {
                throw new AssertionError("what the reader says of a missing file does not name it: " + e, e);
            }
            return;
        }
        throw new AssertionError("the reader says nothing of a file that is not there");
    }

    @Override
    final TestContext context() {
        return TestContext.create().in(below("in"));
    }

    @Override
    List<Object> material() throws Exception {
        given();
        List<Object> material = new ArrayList<>();
        files(below("in")).forEach((name, bytes) -> material.add(Map.of("id", name, "bytes", Contents.sha256(bytes))));
        return material;
    }

    @Override
    List<Object> work(Reader reader) throws Exception {
        return found(reader, given());
    }

    /** Returns what names the test files, which are written once: many threads may read them. */
    private synchronized List<String> given() throws IOException {
        if (written == null) {
            written = inputs(directory("in"));
        }
        return written;
    }

    /** Reads everything there is: an odd file may hold a million documents, which are not looked at. */
    private void drain(Reader reader, List<String> inputs) throws Exception {
        try (Stream<Input> things = reader.read(inputs, context())) {
            for (Iterator<Input> next = things.iterator(); next.hasNext(); ) {
                Contents.digest(next.next());
            }
        }
    }

    private List<Object> found(Reader reader, List<String> inputs) throws Exception {
        List<Object> found = new ArrayList<>();
        try (Stream<Input> things = reader.read(inputs, context())) {
            for (Iterator<Input> next = things.iterator(); next.hasNext(); ) {
                Input input = next.next();
                found.add(Map.of(
                        "id", input.seed().id(), "seed", input.seed().toRecord(), "content", Contents.digest(input)));
            }
        }
        return found;
    }

    private Path below(String name) {
        if (temporary == null) {
            throw new IllegalStateException("JUnit did not make a temporary directory; run the contract as a test");
        }
        return temporary.resolve(name);
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectories(below(name));
    }

    private static Map<String, byte[]> files(Path directory) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(directory.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return files;
    }
}
