package dev.sluice.plugins.reading;

import dev.sluice.api.Input;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Turns files into inputs: a corpus into one for each line, a container into one for each entry, anything else into one.
 * Immutable, thread-safe.
 *
 * @param filter which files below directories are read
 * @param followLinks whether symbolic links to directories are followed
 * @param unpacking what a file is
 */
record FileInputs(PathFilter filter, boolean followLinks, Unpacking unpacking) {
    /** Bytes that are looked at to tell a corpus on the standard input from a page. */
    private static final int PEEK = 64;

    private static final int BUFFER = 1 << 16;

    /** Layers of compression that are taken off the standard input. */
    private static final int MAX_LAYERS = 5;

    /** Returns the files below a directory, found while they are asked for. */
    InputIterator directory(Root root, Path directory) {
        Pattern pattern = root.pattern();
        Iterator<DirectoryWalk.Found> walk = new DirectoryWalk(
                directory,
                followLinks,
                path -> filter.accepts(path)
                        && (pattern == null || pattern.matcher(path).matches()));
        return new ChainedInputs<>(walk, found -> {
            String id = root.prefix() + found.path();
            String problem = found.problem();
            return problem == null
                    ? file(found.file(), id)
                    : InputIterator.of(Input.unreadable(Unpacking.seed(id, id), id + " " + problem));
        });
    }

    /** Returns what a file holds. */
    InputIterator file(Path file, String id) {
        FileContent content = new FileContent(file, id, unpacking.maxBytes());
        Optional<ContainerType> container = unpacking.container(id);
        if (container.isPresent()) {
            return container(container.get(), id, content);
        }
        return unpacking.isCorpus(id)
                ? new CorpusInputs(id, content::openUnbounded, unpacking.maxBytes(), unpacking.fields())
                : InputIterator.of(new Input(Unpacking.seed(id, id), content));
    }

    private InputIterator container(ContainerType type, String id, FileContent content) {
        long size;
        try {
            size = content.size();
        } catch (IOException e) {
            return InputIterator.of(Input.unreadable(Unpacking.seed(id, id), String.valueOf(e.getMessage())));
        }
        Budget budget = Budget.ofArchive(id, () -> size);
        return unpacking.open(type, id, content.packed(budget), budget);
    }

    /** Returns what comes on a stream, which is read when it is asked for, once and for all. */
    InputIterator stdin(String id, InputStream stream) {
        try {
            FencedStream counter = FencedStream.open(stream);
            Budget budget = unpacking.format() == FilesConfig.Format.JSONL
                    ? Budget.unlimited(id)
                    : Budget.ofArchive(id, counter::count);
            BufferedInputStream in = new BufferedInputStream(counter, BUFFER);
            Optional<Compression> compression = Compression.of(in);
            for (int i = 0; i < MAX_LAYERS && compression.isPresent(); i++) {
                in = new BufferedInputStream(compression.get().open(in, id).metered(budget), BUFFER);
                compression = Compression.of(in);
            }
            return unpacked(id, in, budget);
        } catch (IOException e) {
            return InputIterator.of(unreadable(id, e));
        }
    }

    private InputIterator unpacked(String id, BufferedInputStream in, Budget budget) throws IOException {
        FilesConfig.Format format = unpacking.format();
        boolean isAuto = format == FilesConfig.Format.AUTO;
        if (format == FilesConfig.Format.JSONL || (isAuto && startsWithRecord(in))) {
            return new CorpusInputs(id, () -> in, unpacking.maxBytes(), unpacking.fields());
        }
        Optional<ContainerType> type = isAuto && unpacking.archives() ? ContainerType.of(in) : Optional.empty();
        if (type.isPresent() && type.get() != ContainerType.ZIP) {
            return unpacking.open(type.get(), id, new Streamed(id, in, unpacking.maxBytes()), budget);
        }
        byte[] bytes = new BoundedStream(in, unpacking.maxBytes(), id).readAllBytes();
        if (type.isPresent() && !isDocument(id, bytes, budget)) {
            InputStream again = new ByteArrayInputStream(bytes);
            return unpacking.open(type.get(), id, new Streamed(id, again, unpacking.maxBytes()), budget);
        }
        return InputIterator.of(new Input(Unpacking.seed(id, id), () -> new ByteArrayInputStream(bytes)));
    }

    private static boolean isDocument(String id, byte[] bytes, Budget budget) {
        try (ZipEntries zip = new ZipEntries(id, new SeekableInMemoryByteChannel(bytes), budget)) {
            return zip.isDocument();
        } catch (IOException e) {
            // it will be reported when it is opened
            return false;
        }
    }

    private static Input unreadable(String id, IOException e) {
        String reason = id + " cannot be read: " + e.getMessage();
        return e instanceof UnreadableException known
                ? Input.unreadable(Unpacking.seed(id, id), known.kind(), reason)
                : Input.unreadable(Unpacking.seed(id, id), reason);
    }

    private static boolean startsWithRecord(BufferedInputStream in) throws IOException {
        in.mark(PEEK);
        byte[] head = in.readNBytes(PEEK);
        in.reset();
        for (byte b : head) {
            boolean isBlankOrByteOrderMark = b == ' ' || b == '\t' || b == '\r' || b == '\n' || b < 0;
            if (!isBlankOrByteOrderMark) {
                return b == '{';
            }
        }
        return false;
    }

    /** A container on a stream that is open already. */
    private record Streamed(String id, InputStream in, long maxBytes) implements Packed {
        @Override
        public InputStream stream() {
            return in;
        }

        @Override
        public SeekableByteChannel channel() throws IOException {
            return Unpacking.inMemory(in, id, maxBytes);
        }
    }
}
