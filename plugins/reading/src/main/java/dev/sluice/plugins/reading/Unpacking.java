package dev.sluice.plugins.reading;

import dev.sluice.api.Document;
import dev.sluice.api.Input;
import dev.sluice.api.Metadata;
import dev.sluice.api.Source;
import dev.sluice.api.StepException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Says what a thing is by its name, and turns containers into inputs. Immutable, thread-safe.
 *
 * @param format how files are read
 * @param archives whether containers are opened
 * @param maxBytes the greatest size of one input
 * @param fields the names of the fields in corpora
 */
record Unpacking(FilesConfig.Format format, boolean archives, long maxBytes, RecordFields fields) {
    /** Containers within containers: mail in an archive of an archive is honest, more is not. */
    private static final int MAX_DEPTH = 5;

    /** The property that names what a document lay in. */
    boolean isCorpus(String name) {
        return switch (format) {
            case RAW -> false;
            case JSONL -> true;
            case AUTO -> MediaTypes.isCorpus(name);
        };
    }

    Optional<ContainerType> container(String name) {
        return archives && format == FilesConfig.Format.AUTO ? ContainerType.of(name) : Optional.empty();
    }

    static Document seed(String id, String name) {
        return Document.of(id, Source.of(id).withMediaType(MediaTypes.byName(name)));
    }

    /** Returns what is in a container that was named as an input. */
    InputIterator open(ContainerType type, String id, Packed packed, Budget budget) {
        return open(type, id, packed, budget, 1);
    }

    private InputIterator open(ContainerType type, String id, Packed packed, Budget budget, int depth) {
        if (type == ContainerType.FOREIGN) {
            String reason = id + " is packed in a way that is not known here; unpack it first";
            return InputIterator.of(Input.unreadable(seed(id, id), StepException.Kind.UNSUPPORTED, reason));
        }
        if (depth > MAX_DEPTH) {
            String reason = id + " lies in more than " + MAX_DEPTH + " containers; unpack them and name it as an input";
            return InputIterator.of(Input.unreadable(seed(id, id), StepException.Kind.LIMIT, reason));
        }
        return new ContainerInputs(
                id, budget, () -> entries(type, id, packed, budget), entry -> unpack(id, entry, budget, depth));
    }

    private Entries entries(ContainerType type, String id, Packed packed, Budget budget) throws IOException {
        return switch (type) {
            case ZIP -> new ZipEntries(id, packed.channel(), budget);
            case WACZ -> new WaczEntries(new ZipEntries(id, packed.channel(), budget));
            case TAR -> new TarEntries(id, packed.stream());
            case WARC -> new WarcEntries(id, packed.stream(), maxBytes, budget);
            case MBOX -> new MboxEntries(id, packed.stream(), maxBytes);
            case FOREIGN -> throw new IllegalArgumentException(id + " is no container that can be opened");
        };
    }

    private InputIterator unpack(String parent, Entry entry, Budget budget, int depth) throws IOException {
        String name = entry.path();
        String id = parent + "#" + name;
        Optional<ContainerType> container = container(name);
        if (container.isPresent()) {
            ContainerType type = container.get();
            // web archives and mailboxes are read piece by piece, whatever their size
            boolean isCorpus = type == ContainerType.WARC || type == ContainerType.MBOX;
            Budget inner = isCorpus ? budget : budget.nested(id);
            return open(type, id, new Nested(id, entry, inner, maxBytes), inner, depth + 1);
        }
        if (isCorpus(name)) {
            return new CorpusInputs(id, () -> Compression.open(entry.content().open(), name, budget), maxBytes, fields);
        }
        return InputIterator.of(buffer(parent, id, entry, budget));
    }

    /** Reads an entry into memory, since its turn passes but the input is to be opened later and more than once. */
    private Input buffer(String parent, String id, Entry entry, Budget budget) throws IOException {
        Document seed = seed(id, entry.path());
        seed = entry.known().apply(seed.withMetadata(seed.metadata().with(Metadata.PARENT, List.of(parent))));
        try {
            boolean isPacked = Compression.of(entry.path()).isPresent();
            return new Input(
                    seed,
                    isPacked
                            ? unpacked(entry, id, budget)
                            : keep(entry.content().open(), id));
        } catch (UnreadableException e) {
            return Input.unreadable(seed, e.kind(), String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            String reason = id + " is too large for the memory; set max-bytes, or give the program more with -Xmx";
            return Input.unreadable(seed, StepException.Kind.LIMIT, reason);
        } catch (IOException e) {
            throw new IOException("it breaks off in " + entry.path() + " (" + e.getMessage() + "); fetch it again", e);
        }
    }

    private Input.Content unpacked(Entry entry, String id, Budget budget) throws IOException {
        byte[] raw;
        try (InputStream in = new BoundedStream(entry.content().open(), maxBytes, id)) {
            raw = in.readAllBytes();
        }
        // what goes wrong from here on is no fault of the container
        Budget single = Budget.ofSingle(id, budget, () -> raw.length);
        try {
            return keep(Compression.open(new ByteArrayInputStream(raw), id, single), id);
        } catch (UnreadableException e) {
            throw e;
        } catch (IOException e) {
            throw UnreadableException.broken(String.valueOf(e.getMessage()));
        }
    }

    private Input.Content keep(InputStream opened, String id) throws IOException {
        try (InputStream in = new BoundedStream(opened, maxBytes, id)) {
            return Keeping.keep(in, id);
        }
    }

    /** A container within a container. */
    private record Nested(String id, Entry entry, Budget budget, long maxBytes) implements Packed {
        @Override
        public InputStream stream() throws IOException {
            return Compression.open(entry.content().open(), entry.path(), budget);
        }

        @Override
        public SeekableByteChannel channel() throws IOException {
            return inMemory(stream(), id, maxBytes);
        }
    }

    /** Reads a stream into memory so that it can be read at any place. */
    static SeekableByteChannel inMemory(InputStream stream, String id, long maxBytes) throws IOException {
        try (InputStream in = new BoundedStream(stream, maxBytes, id)) {
            return new SeekableInMemoryByteChannel(in.readAllBytes());
        }
    }
}
