package dev.sluice.core.internal.engine;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a worker process makes its pipeline from: the same as its parent. Immutable.
 *
 * @param plugins the folders of plugins
 * @param name how messages call the pipeline
 * @param text what stands in its file
 * @param directory what relative paths in it are relative to
 * @param settings values that take the place of those in the text
 */
public record WorkerSetup(List<Path> plugins, String name, String text, Path directory, List<String> settings) {
    /** Copies the lists. */
    public WorkerSetup {
        plugins = List.copyOf(plugins);
        settings = List.copyOf(settings);
    }

    Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("plugins", plugins.stream().map(WorkerSetup::absolute).toList());
        tree.put("name", name);
        tree.put("text", text);
        tree.put("directory", absolute(directory));
        tree.put("settings", settings);
        return tree;
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }

    static WorkerSetup fromTree(Tree tree) {
        return new WorkerSetup(
                tree.texts("plugins").stream().map(Path::of).toList(),
                tree.text("name"),
                tree.text("text"),
                Path.of(tree.text("directory")),
                tree.texts("settings"));
    }
}
