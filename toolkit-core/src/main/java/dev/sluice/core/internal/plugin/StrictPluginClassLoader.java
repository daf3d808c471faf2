package dev.sluice.core.internal.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.ClassLoadingStrategy.Source;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/**
 * The class loader of a plugin. Packages of the JDK come from the JDK, what the host lends comes from the host, and
 * everything else from the plugin's own jars and the plugins it depends on: never from the application, so that a plugin
 * means the same libraries in every program that embeds the host. A missing library is an error that names it, not a
 * silent meeting with another version.
 */
final class StrictPluginClassLoader extends PluginClassLoader {
    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();
    private static final Set<String> PLATFORM_PACKAGES = platformPackages();

    private final PluginManager manager;
    private final PluginDescriptor descriptor;
    private final ClassLoader host;
    private final OpenJars jars = new OpenJars();

    StrictPluginClassLoader(PluginManager manager, PluginDescriptor descriptor, ClassLoader host) {
        super(manager, descriptor, host, new ClassLoadingStrategy(List.of(Source.PLUGIN, Source.DEPENDENCIES)));
        this.manager = manager;
        this.descriptor = descriptor;
        this.host = host;
    }

    /** Tells whether a class belongs to a package of the JDK. */
    static boolean isPlatformClass(String name) {
        return PLATFORM_PACKAGES.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
    }

    @Override
    public Class<?> loadClass(String name) throws ClassNotFoundException {
        if (Lent.isLentClass(name)) {
            return host.loadClass(name);
        }
        return isPlatformClass(name) ? PLATFORM.loadClass(name) : super.loadClass(name);
    }

    @Override
    public @Nullable URL getResource(String name) {
        if (Lent.isLentResource(name)) {
            return host.getResource(name);
        }
        URL own = findResource(name);
        if (own != null || isOfThisPluginOnly(name)) {
            return own;
        }
        URL inherited = findResourceFromDependencies(name);
        return inherited != null ? inherited : PLATFORM.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (Lent.isLentResource(name)) {
            return host.getResources(name);
        }
        // Keyed by text: comparing URLs may ask the network for the name of a host.
        Map<String, URL> found = new LinkedHashMap<>();
        addAll(found, findResources(name));
        if (!isOfThisPluginOnly(name)) {
            addAll(found, Collections.enumeration(findResourcesFromDependencies(name)));
            addAll(found, PLATFORM.getResources(name));
        }
        return Collections.enumeration(found.values());
    }

    /**
     * Opens a resource without the JDK's cache of jars, which would keep the file open after this loader is closed. What the
     * plugin forgets to close is closed with the loader.
     */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        if (Lent.isLentResource(name)) {
            return host.getResourceAsStream(name);
        }
        URL own = findResource(name);
        URL url = own != null || isOfThisPluginOnly(name) ? own : findResourceFromDependencies(name);
        if (url == null) {
            return isOfThisPluginOnly(name) ? null : PLATFORM.getResourceAsStream(name);
        }
        try {
            return url.openConnection() instanceof JarURLConnection connection
                    ? jars.open(connection.getJarFileURL(), connection.getEntryName())
                    : null;
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        try (jars) {
            super.close();
        }
    }

    /** Looks in the dependencies of the dependencies too, as PF4J does for classes but not for resources. */
    @Override
    protected @Nullable URL findResourceFromDependencies(String name) {
        for (StrictPluginClassLoader dependency : dependencies()) {
            URL own = dependency.findResource(name);
            URL found = own != null ? own : dependency.findResourceFromDependencies(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Override
    protected List<URL> findResourcesFromDependencies(String name) throws IOException {
        Map<String, URL> found = new LinkedHashMap<>();
        for (StrictPluginClassLoader dependency : dependencies()) {
            addAll(found, dependency.findResources(name));
            addAll(found, Collections.enumeration(dependency.findResourcesFromDependencies(name)));
        }
        return List.copyOf(found.values());
    }

    private List<StrictPluginClassLoader> dependencies() {
        return descriptor.getDependencies().stream()
                .map(PluginDependency::getPluginId)
                .map(manager::getPluginClassLoader)
                .filter(StrictPluginClassLoader.class::isInstance)
                .map(StrictPluginClassLoader.class::cast)
                .toList();
    }

    private static boolean isOfThisPluginOnly(String name) {
        return name.equals(JarSurvey.INDEX) || name.equals(JarSurvey.DESCRIPTOR);
    }

    private static void addAll(Map<String, URL> found, Enumeration<URL> urls) {
        while (urls.hasMoreElements()) {
            URL url = urls.nextElement();
            found.putIfAbsent(url.toExternalForm(), url);
        }
    }

    private static Set<String> platformPackages() {
        return ModuleLayer.boot().modules().stream()
                .filter(module -> module.getClassLoader() == null || module.getClassLoader() == PLATFORM)
                .flatMap(module -> module.getPackages().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
