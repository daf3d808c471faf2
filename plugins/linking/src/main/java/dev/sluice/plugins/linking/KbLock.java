package dev.sluice.plugins.linking;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to build a directory, held by one build at a time. It ends with the process that holds it, however that ends.
 * Used by one thread.
 */
final class KbLock implements AutoCloseable {
    private static final String SUFFIX = ".lock";

    private final Path file;
    private final FileChannel channel;

    private KbLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock of a directory.
     *
     * @throws IllegalArgumentException if another build holds it
     */
    static KbLock take(Path output) throws IOException {
        Path file = output.resolveSibling(output.getFileName() + SUFFIX);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                throw new IllegalArgumentException(output
                        + " is being built by another kb build: wait until that has ended, or give another --output");
            }
            return new KbLock(file, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // This process holds it.
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
    }
}
