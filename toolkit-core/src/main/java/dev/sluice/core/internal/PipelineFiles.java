package dev.sluice.core.internal;

import dev.sluice.core.ConfigurationException;
import dev.sluice.core.internal.config.Suggestions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds pipeline files by name or path. Thread-safe. */
public final class PipelineFiles {
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    /**
     * A pipeline file that was read.
     *
     * @param shownAs how messages call it: as the user gave it
     * @param text its text
     * @param directory what relative paths in it are relative to
     */
    public record PipelineText(String shownAs, String text, Path directory) {}

    private final List<Path> directories;

    /** Makes one for folders of pipeline files; the first that has a name wins. */
    public PipelineFiles(List<Path> directories) {
        this.directories = List.copyOf(directories);
    }

    /** Returns the names of the pipelines in the folders, sorted. */
    public List<String> names() {
        return List.copyOf(byName().keySet());
    }

    /**
     * Reads a pipeline.
     *
     * @param pipeline a name, or the path of a file: whatever ends in .yaml, .yml or .json or has a slash
     * @throws ConfigurationException if there is none, or it is not text
     */
    public PipelineText read(String pipeline) {
        boolean isPath = isPath(pipeline);
        Path file = isPath ? path(pipeline) : byName().get(pipeline);
        if (file == null) {
            throw new ConfigurationException(unknown(pipeline));
        }
        try {
            Path absolute = file.toAbsolutePath();
            Path parent = absolute.getParent();
            return new PipelineText(
                    isPath ? pipeline : file.getFileName().toString(),
                    Files.readString(file, StandardCharsets.UTF_8),
                    isPath && parent != null ? parent : Path.of(""));
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(pipeline + " is not text in UTF-8; save it as UTF-8");
        } catch (IOException e) {
            String why = Files.exists(file) ? "cannot be read: " + e : "does not exist";
            throw new ConfigurationException("the pipeline file " + pipeline + " " + why);
        }
    }

    /** Tells whether a pipeline is given by its file, and not by a name. */
    public static boolean isPath(String pipeline) {
        return pipeline.contains("/")
                || pipeline.contains("\\")
                || ENDINGS.stream().anyMatch(pipeline::endsWith);
    }

    private static Path path(String pipeline) {
        try {
            return Path.of(pipeline);
        } catch (InvalidPathException e) {
            throw new ConfigurationException("'" + pipeline + "' is no path: " + e.getReason());
        }
    }

    private String unknown(String pipeline) {
        List<String> names = names();
        Optional<String> nearest = Suggestions.nearest(pipeline, names);
        return "there is no pipeline '" + pipeline + "'; "
                + nearest.map(name -> "did you mean '" + name + "'? ").orElse("")
                + (names.isEmpty() ? "none can be used by name" : "by name: " + String.join(", ", names))
                + "; or give the path of a file that ends in .yaml or .json";
    }

    private Map<String, Path> byName() {
        Map<String, Path> found = new TreeMap<>();
        for (Path directory : directories) {
            for (Path file : list(directory)) {
                String name = file.getFileName().toString();
                ENDINGS.stream()
                        .filter(name::endsWith)
                        .forEach(ending -> found.putIfAbsent(name.substring(0, name.length() - ending.length()), file));
            }
        }
        return found;
    }

    private static List<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return new ArrayList<>(files.sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
