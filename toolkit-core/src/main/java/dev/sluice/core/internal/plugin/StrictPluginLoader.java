package dev.sluice.core.internal.plugin;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pf4j.BasePluginLoader;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginClasspath;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/** Makes the class loader of a plugin from exactly the jars that were checked, in their order. */
final class StrictPluginLoader extends BasePluginLoader {
    private final Map<Path, List<Path>> classPaths = new HashMap<>();

    StrictPluginLoader(PluginManager manager) {
        super(manager, new PluginClasspath());
    }

    /** Sets the jars of the plugin in a directory. */
    void classPath(Path directory, List<Path> jars) {
        classPaths.put(directory, List.copyOf(jars));
    }

    @Override
    protected PluginClassLoader createPluginClassLoader(Path pluginPath, PluginDescriptor pluginDescriptor) {
        return new StrictPluginClassLoader(
                pluginManager, pluginDescriptor, getClass().getClassLoader());
    }

    @Override
    protected void loadClasses(Path pluginPath, PluginClassLoader pluginClassLoader) {
        // A plugin is its jars.
    }

    @Override
    protected void loadJars(Path pluginPath, PluginClassLoader pluginClassLoader) {
        classPaths.getOrDefault(pluginPath, List.of()).forEach(jar -> pluginClassLoader.addFile(jar.toFile()));
    }
}
