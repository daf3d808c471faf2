package dev.sluice.core.internal.project;

import dev.sluice.core.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Writes a new project, and never over anything. */
public final class ProjectWriter {
    private ProjectWriter() {}

    /**
     * Writes files into a folder that does not exist yet or is empty.
     *
     * @param files texts by path below the folder, with slashes
     * @throws IllegalArgumentException if something is there already
     * @throws OutputException if it cannot be written
     */
    public static void write(Path folder, Map<String, String> files) {
        try {
            if (Files.exists(folder) && !isEmptyFolder(folder)) {
                throw new IllegalArgumentException(
                        folder + " is there already and is not empty; name another folder for the project");
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, file.getValue());
            }
        } catch (IOException e) {
            throw new OutputException(folder.toString(), false, "the project cannot be written: " + e, e);
        }
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }
}
