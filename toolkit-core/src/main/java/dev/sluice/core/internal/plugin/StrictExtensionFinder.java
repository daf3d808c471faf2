package dev.sluice.core.internal.plugin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pf4j.LegacyExtensionFinder;
import org.pf4j.PluginManager;

/**
 * PF4J's finder of extensions by index, which keeps what could not be loaded instead of logging it, and never takes the
 * application's index for a plugin's.
 */
final class StrictExtensionFinder extends LegacyExtensionFinder {
    private final Map<String, Throwable> failures = new LinkedHashMap<>();

    StrictExtensionFinder(PluginManager manager) {
        super(manager);
    }

    /** Returns why classes could not be loaded, by class name. */
    Map<String, Throwable> failures() {
        return failures;
    }

    @Override
    public Map<String, Set<String>> readClasspathStorages() {
        return Map.of();
    }

    @Override
    public Set<String> findClassNames(String pluginId) {
        ClassLoader loader = pluginManager.getPluginClassLoader(pluginId);
        Set<String> loadable = new TreeSet<>();
        for (String name : new TreeSet<>(super.findClassNames(pluginId))) {
            try {
                loader.loadClass(name);
                loadable.add(name);
            } catch (ClassNotFoundException | LinkageError e) {
                failures.put(name, e);
            }
        }
        return loadable;
    }
}
