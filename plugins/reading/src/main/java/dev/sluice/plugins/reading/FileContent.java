package dev.sluice.plugins.reading;

import dev.sluice.api.Input;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The bytes of a file, decompressed if its name ends in {@code .gz}, up to a limit. Immutable, thread-safe. */
record FileContent(Path file, String name, long maxBytes) implements Input.Content {
    @Override
    public InputStream open() throws IOException {
        if (!MediaTypes.isGz(name) && length() > maxBytes) {
            throw BoundedStream.tooLong(name, maxBytes);
        }
        return new BoundedStream(openUnbounded(), maxBytes, name);
    }

    /** Opens the bytes without a limit, for a caller that takes them piece by piece. */
    InputStream openUnbounded() throws IOException {
        InputStream raw = new BufferedInputStream(openFile(), 1 << 16);
        try {
            return MediaTypes.isGz(name) ? gunzip(raw) : raw;
        } catch (IOException e) {
            raw.close();
            throw new IOException(name + " ends in .gz but is not gzip data: " + e.getMessage(), e);
        }
    }

    static InputStream gunzip(InputStream raw) throws IOException {
        return new BufferedInputStream(new GZIPInputStream(raw, 1 << 14), 1 << 14);
    }

    private long length() throws IOException {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw explained(e);
        }
    }

    private InputStream openFile() throws IOException {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw explained(e);
        }
    }

    /** The messages of the JDK hold absolute paths, which must not reach the outputs. */
    private IOException explained(IOException e) {
        return new IOException(name + " " + reason(e), e);
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
