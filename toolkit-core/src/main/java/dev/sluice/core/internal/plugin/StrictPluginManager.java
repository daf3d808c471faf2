package dev.sluice.core.internal.plugin;

import dev.sluice.api.ComponentFactory;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.pf4j.AbstractPluginManager;
import org.pf4j.ExtensionFactory;
import org.pf4j.ExtensionFinder;
import org.pf4j.ExtensionWrapper;
import org.pf4j.Plugin;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;
import org.pf4j.RuntimeMode;
import org.pf4j.VersionManager;

/**
 * PF4J's plugin manager with our class loader, and with errors that reach the caller instead of the log. It has no fields:
 * the {@code create} methods run inside the constructor of the superclass. Not thread-safe.
 */
final class StrictPluginManager extends AbstractPluginManager {
    /**
     * Makes one that knows no plugin.
     *
     * @param hostVersion the version that plugins may ask for, without {@code -SNAPSHOT}
     */
    StrictPluginManager(String hostVersion) {
        super(List.of());
        setSystemVersion(hostVersion);
    }

    /** Loads a plugin, whose dependencies are loaded already. */
    void load(Path directory, List<Path> jars) {
        ((StrictPluginLoader) getPluginLoader()).classPath(directory, jars);
        loadPlugin(directory);
    }

    /** Finds the factories of a started plugin. */
    List<ExtensionWrapper<?>> factories(String plugin) {
        return List.copyOf(extensionFinder.find(ComponentFactory.class, plugin));
    }

    /** Returns why classes of extensions could not be loaded, by class name. */
    Map<String, Throwable> failures() {
        return ((StrictExtensionFinder) extensionFinder).failures();
    }

    @Override
    public RuntimeMode getRuntimeMode() {
        // Otherwise a system property meant for another program decides.
        return RuntimeMode.DEPLOYMENT;
    }

    @Override
    protected List<Path> createPluginsRoot() {
        return List.of();
    }

    @Override
    protected PluginRepository createPluginRepository() {
        return new NoRepository();
    }

    @Override
    protected PluginFactory createPluginFactory() {
        return StrictPluginManager::plugin;
    }

    @Override
    protected ExtensionFactory createExtensionFactory() {
        return new ExtensionFactory() {
            @Override
            public <T> T create(Class<T> extensionClass) {
                return newInstance(extensionClass);
            }
        };
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new PluginProperties.Finder();
    }

    @Override
    protected ExtensionFinder createExtensionFinder() {
        StrictExtensionFinder finder = new StrictExtensionFinder(this);
        addPluginStateListener(finder);
        return finder;
    }

    @Override
    protected PluginStatusProvider createPluginStatusProvider() {
        return new AllEnabled();
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new StrictPluginLoader(this);
    }

    @Override
    protected VersionManager createVersionManager() {
        return new Versions();
    }

    private static Plugin plugin(PluginWrapper wrapper) {
        String name = wrapper.getDescriptor().getPluginClass();
        try {
            Class<?> type = wrapper.getPluginClassLoader().loadClass(name);
            if (!Plugin.class.isAssignableFrom(type)) {
                throw new PluginRuntimeException("plugin.class " + name + " is not a subclass of " + Plugin.class);
            }
            return newInstance(type.asSubclass(Plugin.class));
        } catch (ClassNotFoundException e) {
            throw new PluginRuntimeException("plugin.class " + name + " is in none of its jars");
        }
    }

    private static <T> T newInstance(Class<T> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw new PluginRuntimeException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new PluginRuntimeException(
                    type.getName() + " must be a public class with a public constructor without parameters");
        }
    }

    /** Every plugin is loaded by name. */
    private static final class NoRepository implements PluginRepository {
        @Override
        public List<Path> getPluginPaths() {
            return List.of();
        }

        @Override
        public boolean deletePluginPath(Path pluginPath) {
            return false;
        }
    }

    /** A plugin that is not wanted is removed, not switched off. */
    private static final class AllEnabled implements PluginStatusProvider {
        @Override
        public boolean isPluginDisabled(String pluginId) {
            return false;
        }

        @Override
        public void disablePlugin(String pluginId) {}

        @Override
        public void enablePlugin(String pluginId) {}
    }
}
