package dev.sluice.core.internal.engine;

import dev.sluice.core.OutputException;
import dev.sluice.core.internal.FileFault;
import dev.sluice.core.internal.StandardOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of one run. Each is written beside its name with the ending {@code .part} and renamed when the run is complete.
 * What is written while a document is exported can be taken back, and so can a file that was begun for it. A file that its
 * writer closes is complete and costs no open file any more, so that an output may write one for each document. Used by one
 * thread.
 */
final class OutputFiles implements AutoCloseable {
    static final String STANDARD_OUTPUT = "-";
    private static final String PART = ".part";
    private static final String LOCK = "lock";

    private final @Nullable Path directory;
    private final @Nullable FileChannel lockChannel;
    private final boolean isNew;
    private final List<String> earlier;
    private final @Nullable OwnOutputs own;
    private final Map<String, Target> targets = new LinkedHashMap<>();
    private final Set<@Nullable Path> paths = new HashSet<>();
    private final Set<String> completed = new LinkedHashSet<>();
    private Set<Target> open = new LinkedHashSet<>();
    private List<Target> begun = new ArrayList<>();
    private boolean isPastDocuments;

    /**
     * Locks the directory, which is made if it does not exist.
     *
     * @throws OutputException if another run uses it, or it cannot be made
     * @throws IOException if what an earlier run left in it cannot be read
     */
    OutputFiles(@Nullable Path directory) throws IOException {
        this.directory = directory;
        this.isNew = directory != null && Files.notExists(directory);
        this.lockChannel = directory == null ? null : lock(directory);
        try {
            this.earlier = directory == null ? List.of() : RunFile.outputsOf(directory);
            this.own = directory == null ? null : new OwnOutputs(directory);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private static FileChannel lock(Path directory) {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            String message = directory + " is a file, and the results need a folder; name another one";
            throw new OutputException(directory.toString(), false, message, null);
        }
        Path lock = stateDirectory(directory).resolve(LOCK);
        try {
            Files.createDirectories(lock.getParent());
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                String message = directory + " is in use by another run; wait for it, or write to another directory";
                throw new OutputException(directory.toString(), true, message, null);
            }
            return channel;
        } catch (IOException e) {
            throw new OutputException(
                    directory.toString(), false, "cannot write to " + directory + ": " + FileFault.of(e), e);
        }
    }

    /**
     * Takes away the report of an earlier run, which will not be true any more; what it names stays known as written by a run.
     */
    void clean() throws IOException {
        if (directory != null && own != null) {
            own.list(List.of());
            Files.deleteIfExists(directory.resolve(RunFile.NAME));
        }
    }

    /** A file that no run has written may be somebody's only copy. */
    void requireOwn(String name) throws IOException {
        if (own != null && !own.mayWrite(name)) {
            String target = String.valueOf(directory == null ? name : directory.resolve(name));
            throw new OutputException(
                    target,
                    false,
                    target + " exists and was not written by a run of Sluice, and this run would write over it; move it"
                            + " away, or name another folder with -o",
                    null);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Returns where the host keeps what belongs to a run but is not a result. */
    static Path stateDirectory(Path directory) {
        return directory.resolve(".sluice");
    }

    /** Opens a file for the results; see {@link dev.sluice.api.ExportContext#create}. */
    OutputStream create(String name) throws IOException {
        Path path = name.equals(STANDARD_OUTPUT) ? null : resolve(name);
        if (paths.contains(path) || name.equals(RunFile.NAME) || name.endsWith(PART)) {
            throw new IllegalArgumentException(
                    "the name '" + name + "' is already taken in this run; give the output another one");
        }
        if (path != null) {
            requireOwn(name);
        }
        Target target = new Target(name, path);
        targets.put(name, target);
        paths.add(path);
        open.add(target);
        begun.add(target);
        return target;
    }

    private Path resolve(String name) {
        Path root = Objects.requireNonNull(directory, "a run without directory writes no file")
                .toAbsolutePath()
                .normalize();
        try {
            Path path = root.resolve(name).normalize();
            boolean inside = path.startsWith(root) && !path.equals(root) && !path.startsWith(stateDirectory(root));
            if (inside && !name.isBlank() && !name.endsWith("/")) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + name + "' cannot name a file: " + e.getReason(), e);
        }
        throw new IllegalArgumentException("'" + name + "' does not name a file below the output directory");
    }

    /** Makes what was written since the last call stay. */
    void keep() throws IOException {
        begun = new ArrayList<>();
        Set<Target> goOn = new LinkedHashSet<>();
        for (Target target : open) {
            target.keep();
            if (target.isComplete) {
                target.closeFile();
            } else {
                goOn.add(target);
            }
        }
        open = goOn;
    }

    /** Takes back what was written since the last {@link #keep}, and the files that were begun since. */
    void takeBack() {
        for (Target target : begun) {
            targets.remove(target.name);
            paths.remove(target.path);
            open.remove(target);
        }
        begun = new ArrayList<>();
        open.forEach(Target::takeBack);
    }

    /** Says that no document comes any more, so that what is written from now on need not wait. */
    void endDocuments() {
        isPastDocuments = true;
    }

    /** Gives every file its final name. */
    void complete() throws IOException {
        keep();
        for (Target target : open) {
            target.closeFile();
        }
        if (own != null) {
            own.list(targets.keySet());
        }
        for (String name : targets.keySet()) {
            complete(name);
        }
    }

    /** Gives one file its final name, and no other; one that was not opened gets none. */
    void completeAlone(String name) throws IOException {
        if (own != null && targets.containsKey(name)) {
            own.list(List.of(name));
        }
        complete(name);
    }

    private void complete(String name) throws IOException {
        Target target = targets.get(name);
        if (target != null && target.path != null) {
            target.closeFile();
            Files.move(
                    part(target.path),
                    target.path,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
            completed.add(name);
        }
    }

    /** Returns the names of the files that have their final names, in the order they were opened. */
    List<String> completed() {
        return List.copyOf(completed);
    }

    /** Returns the files of an earlier run that lie there still and are none of this one's. */
    List<String> leftFromEarlier() {
        return earlier.stream()
                .filter(name -> !completed.contains(name))
                .filter(name -> directory != null && Files.exists(directory.resolve(name)))
                .toList();
    }

    /** Takes away what a run leaves that has nothing to say: the files begun, and the directory if it was made for it. */
    void discard() throws IOException {
        close();
        for (Target target : targets.values()) {
            if (target.path != null) {
                Files.deleteIfExists(part(target.path));
            }
        }
        if (directory != null && isNew) {
            Files.deleteIfExists(stateDirectory(directory).resolve(LOCK));
            Files.deleteIfExists(OwnOutputs.list(directory));
            Files.deleteIfExists(stateDirectory(directory));
            Files.deleteIfExists(directory);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            for (Target target : open) {
                target.closeFile();
            }
        } finally {
            if (lockChannel != null) {
                lockChannel.close();
            }
        }
    }

    private static Path part(Path path) {
        return path.resolveSibling(path.getFileName() + PART);
    }

    /**
     * One file: holds what is written until it is kept. The file comes into being when the first of it is kept. Closing the
     * stream says that it is complete.
     */
    private final class Target extends OutputStream {
        private static final int SPARE = 1 << 20;

        private final String name;
        private final @Nullable Path path;
        private ByteArrayOutputStream pending = new ByteArrayOutputStream();
        private @Nullable OutputStream file;
        private boolean isComplete;
        private boolean isClosed;

        Target(String name, @Nullable Path path) {
            this.name = name;
            this.path = path;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (isComplete) {
                throw new IOException("'" + name + "' is written to after its output closed it");
            }
            pending.write(bytes, offset, length);
            if (isPastDocuments && pending.size() > SPARE) {
                keep();
            }
        }

        @Override
        public void close() {
            isComplete = true;
        }

        void keep() throws IOException {
            if (isClosed) {
                return;
            }
            pending.writeTo(opened());
            takeBack();
        }

        private OutputStream opened() throws IOException {
            OutputStream to = file;
            if (to == null) {
                if (path == null) {
                    to = new StandardOutput();
                } else {
                    Files.createDirectories(path.getParent());
                    to = Files.newOutputStream(part(path));
                }
                file = to;
            }
            return to;
        }

        void takeBack() {
            if (pending.size() > SPARE) {
                pending = new ByteArrayOutputStream();
            } else {
                pending.reset();
            }
        }

        /** The standard output is not the run's to close. */
        void closeFile() throws IOException {
            if (!isClosed && file != null) {
                isClosed = true;
                pending = new ByteArrayOutputStream(0);
                if (path != null) {
                    file.close();
                } else {
                    file.flush();
                }
                file = null;
            }
        }
    }
}
