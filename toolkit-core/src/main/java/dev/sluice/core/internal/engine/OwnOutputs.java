package dev.sluice.core.internal.engine;

import dev.sluice.core.internal.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which files of a directory runs have written, so that no run writes over others: those that {@code run.json} names, and
 * those of a list, a name a line, that outlives it. A name is on the list before its file appears. Used by one thread.
 */
final class OwnOutputs {
    private static final String LIST = "outputs";

    private final Path directory;
    private final Set<Path> listed = new HashSet<>();
    private final Set<Path> own;

    /** Reads what earlier runs have written to a directory, which need not exist. */
    OwnOutputs(Path directory) throws IOException {
        this.directory = directory.toAbsolutePath().normalize();
        Path list = list(directory);
        if (Files.exists(list)) {
            for (String line : Files.readAllLines(list)) {
                add(line);
            }
        }
        own = new HashSet<>(listed);
        if (RunFile.isIn(directory)) {
            own.add(path(RunFile.FAILED));
            RunFile.outputsOf(directory).forEach(name -> own.add(path(name)));
        }
    }

    /** Where the list of a directory lies. */
    static Path list(Path directory) {
        return OutputFiles.stateDirectory(directory).resolve(LIST);
    }

    private Path path(String name) {
        return directory.resolve(name).normalize();
    }

    private void add(String line) {
        try {
            if (Json.object(line).get("file") instanceof String name) {
                listed.add(path(name));
            }
        } catch (IllegalArgumentException e) {
            // the last line of a run that was killed while it wrote it: its file never appeared
        }
    }

    /** Says whether a file may be written: there is none, or a run has written it. */
    boolean mayWrite(String name) throws IOException {
        boolean isOwn = name.equals(RunFile.NAME) ? RunFile.isIn(directory) : own.contains(path(name));
        return isOwn || Files.notExists(path(name));
    }

    /** Lists what earlier runs have written, and more names, for good. */
    void list(Collection<String> names) throws IOException {
        names.forEach(name -> own.add(path(name)));
        StringBuilder lines = new StringBuilder();
        own.stream().filter(listed::add).sorted().forEach(path -> {
            String name = directory.relativize(path).toString();
            lines.append(Json.line(Map.of("file", name))).append('\n');
        });
        if (lines.length() == 0) {
            return;
        }
        try (FileChannel channel = FileChannel.open(
                list(directory), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            // a line that was cut off must not take the next one with it
            ByteBuffer bytes = StandardCharsets.UTF_8.encode((channel.size() > 0 ? "\n" : "") + lines);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
