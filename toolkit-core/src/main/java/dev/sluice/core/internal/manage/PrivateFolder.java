package dev.sluice.core.internal.manage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that only this user can enter, gone when it is closed. */
final class PrivateFolder implements AutoCloseable {
    /** Folders that begin with a dot are passed over when plugins are looked for. */
    private static final String PREFIX = ".sluice-";

    private final Path path;

    private PrivateFolder(Path path) {
        this.path = path;
    }

    static PrivateFolder temporary() throws IOException {
        return new PrivateFolder(Files.createTempDirectory(PREFIX));
    }

    /** Returns one on the same file system as the folder it is in, so that files move out of it at once. */
    static PrivateFolder in(Path folder) throws IOException {
        return new PrivateFolder(Files.createTempDirectory(folder, PREFIX));
    }

    Path path() {
        return path;
    }

    /** Removes the folder with all that is in it; links are removed, not followed. */
    @Override
    public void close() throws IOException {
        delete(path);
    }

    static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
