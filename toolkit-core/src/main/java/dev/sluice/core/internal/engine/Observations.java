package dev.sluice.core.internal.engine;

import dev.sluice.core.OutputException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a corpus step observed of each document, in input order. The last ones are held in memory, and those before in a file that
 * goes with this, so that the memory does not grow with the corpus; all of them are held in memory if they are not
 * {@link Serializable}. Used by one thread.
 */
final class Observations implements AutoCloseable {
    /** So many are held in memory before they go to the file; a corpus of fewer documents needs none. */
    static final int BATCH = 10_000;

    private static final int BUFFER = 1 << 16;

    private final @Nullable Path file;
    private final ClassLoader loader;
    private final List<Long> ends = new ArrayList<>();
    private final List<Object> held = new ArrayList<>();
    private @Nullable FileChannel channel;
    private boolean staysInMemory;

    /**
     * @param file where they go if there are many, in place of what lies there; null for a temporary file
     * @param loader the class loader of the plugin of the step
     */
    Observations(@Nullable Path file, ClassLoader loader) {
        this.file = file;
        this.loader = loader;
    }

    void add(Object observed) throws IOException {
        held.add(observed);
        if (held.size() >= BATCH && !staysInMemory) {
            moveToFile();
        }
    }

    private void moveToFile() throws IOException {
        FileChannel channel = channel();
        long begin = end();
        try {
            write(channel);
            long end = channel.position();
            if (begin == 0) {
                // what can be written is not always what can be read
                read(begin);
            }
            ends.add(end);
            held.clear();
        } catch (ObjectStreamException | ClassNotFoundException | RuntimeException | StackOverflowError e) {
            channel.truncate(begin);
            staysInMemory = true;
        }
    }

    private FileChannel channel() throws IOException {
        if (channel == null) {
            channel = FileChannel.open(
                    file == null ? Files.createTempFile("sluice", ".observed") : file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        }
        return channel;
    }

    /** Returns how many bytes the file has. */
    long end() {
        return ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
    }

    /** Writes what is held behind what was written. The streams stay open, as the channel does. */
    private void write(FileChannel channel) throws IOException {
        OutputStream bytes = new BufferedOutputStream(Channels.newOutputStream(channel.position(end())), BUFFER);
        ObjectOutputStream out = new ObjectOutputStream(bytes);
        for (Object observed : held) {
            out.writeObject(observed);
        }
        out.flush();
    }

    private List<Object> read(long begin) throws IOException, ClassNotFoundException {
        FileChannel from = Objects.requireNonNull(channel).position(begin);
        ObjectInputStream in =
                new PluginObjects(new BufferedInputStream(Channels.newInputStream(from), BUFFER), loader);
        List<Object> objects = new ArrayList<>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            objects.add(in.readObject());
        }
        return objects;
    }

    /**
     * Returns all of them, read from the file as they are asked for, as long as this is open.
     *
     * @throws OutputException from the stream, if the file cannot be read
     */
    Stream<Object> stream() {
        return Stream.concat(
                IntStream.range(0, ends.size())
                        .mapToObj(i -> i == 0 ? 0 : ends.get(i - 1))
                        .flatMap(begin -> batch(begin).stream()),
                held.stream());
    }

    private List<Object> batch(long begin) {
        try {
            return read(begin);
        } catch (IOException | ClassNotFoundException e) {
            String message = "what a corpus step observed of the documents cannot be read back from " + file + ": " + e;
            throw new OutputException(String.valueOf(file), false, message, e);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    /** Reads objects of the classes that a plugin sees. */
    private static final class PluginObjects extends ObjectInputStream {
        private final ClassLoader loader;

        PluginObjects(InputStream in, ClassLoader loader) throws IOException {
            super(in);
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, loader);
            } catch (ClassNotFoundException e) {
                // a primitive type is a class of no loader
                return super.resolveClass(description);
            }
        }
    }
}
