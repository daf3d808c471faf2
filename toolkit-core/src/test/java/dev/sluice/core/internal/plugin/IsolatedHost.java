package dev.sluice.core.internal.plugin;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Runs a catalogue in a class path of its own, as a program would that embeds the host with other libraries. */
final class IsolatedHost {
    private IsolatedHost() {}

    /**
     * Loads a component and returns what its factory's {@code call} returns.
     *
     * @param plugins the directory of plugins
     * @param component its name
     * @param absent what the names of the jars begin with that this program does not have
     */
    static String call(Path plugins, String component, String... absent) throws Exception {
        try (URLClassLoader host = new URLClassLoader(classPath(absent), ClassLoader.getPlatformClassLoader())) {
            Object result = host.loadClass(Inside.class.getName())
                    .getDeclaredMethod("call", Path.class, String.class)
                    .invoke(null, plugins, component);
            return (String) result;
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static URL[] classPath(String... absent) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(element);
            if (List.of(absent).stream().noneMatch(path.getFileName().toString()::startsWith)) {
                urls.add(path.toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }

    /** What runs inside, with classes of the other class path. */
    public static final class Inside {
        private Inside() {}

        /** See above. */
        public static String call(Path plugins, String component) throws Exception {
            try (PluginCatalog catalog = PluginCatalog.scan(List.of(plugins))) {
                LoadedComponent loaded =
                        catalog.load(catalog.component(component).orElseThrow());
                return (String) ContextLoader.call(loaded.loader(), (Callable<?>) loaded.factory());
            } catch (LinkageError e) {
                return e.toString();
            }
        }
    }
}
