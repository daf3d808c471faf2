package dev.sluice.core.internal.manage;

import dev.sluice.api.Component;
import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.internal.ModuleHost.LoadedModule;
import dev.sluice.core.ComponentInfo;
import dev.sluice.core.ConfigurationException;
import dev.sluice.core.PluginException;
import dev.sluice.core.internal.config.RecordBinder;
import dev.sluice.core.internal.config.ToolOptions;
import dev.sluice.core.internal.plugin.ContextLoader;
import dev.sluice.core.internal.plugin.LoadedComponent;
import dev.sluice.core.internal.plugin.PluginCatalog;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The plugin of a module, loaded for its own tests. */
final class TestedModule implements LoadedModule {
    private static final Package API = Component.class.getPackage();
    /** Five seconds, in pauses of nanoseconds: what the collector does not see then it never will. */
    private static final int ROUNDS = 50;

    private static final long PAUSE = 100_000_000;

    private final PrivateFolder work;
    private final PluginCatalog catalog;
    private final List<Component> made = new ArrayList<>();
    private final List<Guard> guards = new ArrayList<>();
    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    TestedModule(PrivateFolder work, PluginCatalog catalog) {
        this.work = work;
        this.catalog = catalog;
    }

    @Override
    public List<String> components() {
        return catalog.components().stream().map(ComponentInfo::name).toList();
    }

    @Override
    public Component create(String name, String options, ComponentContext context) {
        ComponentInfo info = catalog.component(name).orElseThrow();
        LoadedComponent loaded = catalog.load(info);
        loaders.add(new WeakReference<>(loaded.loader()));
        Record config = RecordBinder.bind(loaded.configType(), ToolOptions.read(info, options));
        try {
            Component component = ContextLoader.call(
                    loaded.loader(),
                    () -> create(loaded.factory(), config, new Context(context, loaded.pluginDirectory())));
            Component guarded = (Component) guarded(component, loaded);
            made.add(guarded);
            return guarded;
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("component '" + name + "' refuses its options: " + e.getMessage());
        } catch (LinkageError e) {
            throw PluginCatalog.explain(info, e);
        } catch (Exception e) {
            throw new PluginException(
                    info.plugin() + "@" + info.version(), "component '" + name + "' cannot be made: " + e, e);
        }
    }

    /** The binder made the record of the very type that the factory declares. */
    @SuppressWarnings("unchecked")
    private static Component create(ComponentFactory<?> factory, Record config, ComponentContext context)
            throws Exception {
        return ((ComponentFactory<Record>) factory).create(config, context);
    }

    /** Returns something whose calls go to the plugin as those of the engine do. */
    private Object guarded(Object target, LoadedComponent loaded) {
        Guard guard = new Guard(target, loaded);
        guards.add(guard);
        return Proxy.newProxyInstance(
                Component.class.getClassLoader(),
                types(target.getClass(), new LinkedHashSet<>()).toArray(Class<?>[]::new),
                guard);
    }

    /** Lets go of the plugin when the module is closed, though a test may still hold what stands for it. */
    private final class Guard implements InvocationHandler {
        private @Nullable Object target;
        private @Nullable LoadedComponent loaded;

        Guard(Object target, LoadedComponent loaded) {
            this.target = target;
            this.loaded = loaded;
        }

        void release() {
            target = null;
            loaded = null;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            Object component = target;
            LoadedComponent origin = loaded;
            if (component == null || origin == null) {
                throw new IllegalStateException("the plugin is closed; use it in the tests of its class alone");
            }
            try {
                Object result = ContextLoader.call(origin.loader(), () -> method.invoke(component, arguments));
                // what an exporter opens works for as long as the exporter
                return method.getReturnType().isInterface()
                                && method.getReturnType().getPackage() == API
                        ? guarded(result, origin)
                        : result;
            } catch (InvocationTargetException e) {
                if (e.getTargetException() instanceof LinkageError error) {
                    throw PluginCatalog.explain(origin.info(), error);
                }
                throw e.getTargetException();
            }
        }
    }

    /** A class cannot stand for a sealed interface that does not name it. */
    private static Set<Class<?>> types(Class<?> type, Set<Class<?>> found) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> parent : each.getInterfaces()) {
                if (parent.getPackage() == API && !parent.isSealed()) {
                    found.add(parent);
                } else {
                    types(parent, found);
                }
            }
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        try (work) {
            made.forEach(Component::close);
            made.clear();
            guards.forEach(Guard::release);
            guards.clear();
            catalog.close();
        }
    }

    @Override
    public boolean isCollected() {
        for (int round = 0; round < ROUNDS; round++) {
            System.gc();
            if (loaders.stream().allMatch(loader -> loader.get() == null)) {
                return true;
            }
            LockSupport.parkNanos(PAUSE);
        }
        return false;
    }

    /** What the tests give, but for the directory of the plugin. */
    private record Context(ComponentContext given, Path pluginDirectory) implements ComponentContext {
        @Override
        public String step() {
            return given.step();
        }

        @Override
        public Logger log() {
            return given.log();
        }

        @Override
        public Path resolve(String path) {
            return given.resolve(path);
        }
    }
}
