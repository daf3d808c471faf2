package dev.sluice.plugins.reading;

import dev.sluice.api.Input;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The bytes of a file, decompressed as its name promises, up to a limit. Immutable, thread-safe. */
record FileContent(Path file, String name, long maxBytes) implements Input.Content {
    private interface Opener<T> {
        T open() throws IOException;
    }

    @Override
    public InputStream open() throws IOException {
        boolean isPacked = Compression.of(name).isPresent();
        long size = size();
        if (!isPacked && size > maxBytes) {
            throw BoundedStream.tooLong(name, maxBytes);
        }
        return new BoundedStream(open(Budget.ofSingle(name, null, () -> size)), maxBytes, name);
    }

    /** Opens the bytes without a limit, for a caller that takes them piece by piece. */
    InputStream openUnbounded() throws IOException {
        return open(Budget.unlimited(name));
    }

    /** Opens the bytes within a budget. */
    InputStream open(Budget budget) throws IOException {
        InputStream raw = new BufferedInputStream(explained(() -> Files.newInputStream(file)), 1 << 16);
        try {
            return Compression.open(raw, name, budget);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Returns the file as a container. */
    Packed packed(Budget budget) {
        return new Packed() {
            @Override
            public InputStream stream() throws IOException {
                return open(budget);
            }

            @Override
            public SeekableByteChannel channel() throws IOException {
                return Compression.of(name).isPresent()
                        ? Unpacking.inMemory(open(budget), name, maxBytes)
                        : explained(() -> Files.newByteChannel(file));
            }
        };
    }

    /** Returns the number of bytes in the file. */
    long size() throws IOException {
        return explained(() -> Files.size(file));
    }

    /** The messages of the JDK hold absolute paths, which must not reach the outputs. */
    private <T> T explained(Opener<T> opener) throws IOException {
        try {
            return opener.open();
        } catch (IOException e) {
            throw new IOException(name + " " + reason(e), e);
        }
    }

    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "may not be read; check its permissions";
        }
        if (e instanceof NoSuchFileException) {
            return "is no longer there";
        }
        return "cannot be read (" + e.getClass().getSimpleName() + ")";
    }
}
