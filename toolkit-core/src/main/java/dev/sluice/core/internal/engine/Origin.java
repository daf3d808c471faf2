package dev.sluice.core.internal.engine;

import dev.sluice.core.internal.config.ConfigNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a step was made from, as far as its results depend on it: its options, the files of its plugin, and the files of the
 * user that it asked for. Thread-safe.
 */
final class Origin {
    private final String options;
    private final @Nullable Path plugin;
    private final ConcurrentSkipListSet<Path> files = new ConcurrentSkipListSet<>();

    /**
     * @param options what the pipeline says for the step
     * @param plugin the folder of its plugin; null if it has none
     */
    Origin(ConfigNode.@Nullable Mapping options, @Nullable Path plugin) {
        this.options = options == null ? "" : text(options);
        this.plugin = plugin;
    }

    /** Notes that the step asked for a file. */
    void asked(Path file) {
        files.add(file.toAbsolutePath().normalize());
    }

    /** Returns what there is to know about it, a line each, for comparison with another run. */
    List<String> lines(String step) throws IOException {
        List<String> lines = new ArrayList<>(List.of("step '" + step + "' with the options " + options));
        if (plugin != null) {
            lines.add("the plugin of step '" + step + "' with the files " + names(plugin, Integer.MAX_VALUE, false));
        }
        for (Path file : files) {
            String what = Files.isDirectory(file)
                    ? "with " + names(file, 1, true)
                    : Files.exists(file) ? state(file, true) : "which does not exist";
            lines.add("file " + file + " of step '" + step + "', " + what);
        }
        return lines;
    }

    private static String names(Path folder, int depth, boolean withTime) throws IOException {
        Map<String, String> names = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder, depth)) {
            for (Path file : (Iterable<Path>) found.filter(Files::isRegularFile)::iterator) {
                names.put(folder.relativize(file).toString().replace('\\', '/'), state(file, withTime));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return names.toString();
    }

    private static String state(Path file, boolean withTime) throws IOException {
        return Files.size(file) + " bytes" + (withTime ? " of " + Files.getLastModifiedTime(file) : "");
    }

    private static String text(ConfigNode node) {
        if (node instanceof ConfigNode.Mapping mapping) {
            Map<String, String> entries = new TreeMap<>();
            mapping.entries().forEach((key, entry) -> entries.put(key, text(entry.value())));
            return entries.toString();
        }
        if (node instanceof ConfigNode.Sequence sequence) {
            return sequence.items().stream().map(Origin::text).toList().toString();
        }
        return node instanceof ConfigNode.Scalar scalar ? scalar.text() : "";
    }
}
