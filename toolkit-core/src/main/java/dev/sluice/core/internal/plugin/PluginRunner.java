package dev.sluice.core.internal.plugin;

import dev.sluice.api.ComponentFactory;
import dev.sluice.core.ComponentInfo;
import dev.sluice.core.PluginInfo.Fault;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pf4j.ExtensionWrapper;
import org.pf4j.PluginDependency;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts plugins, makes their factories and stops them again. Not thread-safe: guarded by the lock of its catalogue. */
final class PluginRunner {
    private static final Logger LOG = LoggerFactory.getLogger(PluginRunner.class);

    private final StrictPluginManager manager;
    private final PluginGraph graph;
    private final Map<String, Map<String, ExtensionWrapper<?>>> factories = new HashMap<>();

    PluginRunner(String hostVersion, PluginGraph graph) {
        this.manager = new StrictPluginManager(hostVersion);
        this.graph = graph;
    }

    /**
     * Returns a component of a plugin, which is started if need be. What goes wrong is also recorded with the plugin: as
     * an error if the plugin as a whole is useless, as a warning if it is only this component.
     */
    LoadedComponent load(PluginDraft plugin, ComponentInfo component) throws FaultException {
        start(plugin);
        ClassLoader loader = manager.getPluginClassLoader(plugin.id());
        try {
            ComponentFactory<?> factory = factory(plugin, component, loader);
            Class<? extends Record> config = FactoryCheck.check(component, factory, loader);
            return new LoadedComponent(component, factory, config, loader, plugin.directory());
        } catch (FaultException e) {
            plugin.warning(e.fault());
            throw e;
        }
    }

    private void start(PluginDraft plugin) throws FaultException {
        if (plugin.broken()) {
            Fault fault = plugin.info().faults().get(0);
            throw new FaultException(fault, null);
        }
        if (factories.containsKey(plugin.id())) {
            return;
        }
        for (PluginDependency dependency : plugin.dependencies()) {
            startDependency(plugin, graph.plugin(dependency.getPluginId()).orElseThrow());
        }
        try {
            manager.load(plugin.directory(), plugin.jars());
            PluginState state = ContextLoader.call(
                    manager.getPluginClassLoader(plugin.id()), () -> manager.startPlugin(plugin.id()));
            if (!state.isStarted()) {
                throw new IllegalStateException("PF4J left it in the state " + state);
            }
            findFactories(plugin);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            Fault fault = startFault(e);
            plugin.error(fault);
            unload(plugin.id());
            throw new FaultException(fault, e);
        }
    }

    private void startDependency(PluginDraft plugin, PluginDraft dependency) throws FaultException {
        try {
            start(dependency);
        } catch (FaultException e) {
            Fault fault = new Fault(
                    "broken-dependency",
                    "it depends on the plugin " + dependency.label() + ", which cannot be used: "
                            + e.fault().cause(),
                    "repair '" + dependency.id() + "': " + e.fault().cure());
            plugin.error(fault);
            throw new FaultException(fault, e);
        }
    }

    private static Fault startFault(Throwable thrown) {
        Throwable error = LoadFaults.root(thrown);
        return error instanceof LinkageError || error instanceof ClassNotFoundException
                ? LoadFaults.of("its plugin class", error)
                : new Fault(
                        "start-failed", "it does not start: " + LoadFaults.text(error), "ask the author of the plugin");
    }

    /** Compares what the plugin declares with what PF4J finds in it. */
    private void findFactories(PluginDraft plugin) {
        Map<String, ExtensionWrapper<?>> found = new HashMap<>();
        manager.factories(plugin.id())
                .forEach(wrapper ->
                        found.put(wrapper.getDescriptor().extensionClass.getName(), wrapper));
        factories.put(plugin.id(), found);
        for (ComponentInfo component : plugin.components()) {
            if (!found.containsKey(component.factory())) {
                plugin.warning(notFound(component));
            }
        }
    }

    private Fault notFound(ComponentInfo component) {
        Throwable failure = manager.failures().get(component.factory());
        if (failure == null) {
            return new Fault(
                    "not-a-factory",
                    "the class " + component.factory() + " of component '" + component.name()
                            + "' does not implement dev.sluice.api.ComponentFactory",
                    "build the plugin again: its classes and its declaration do not belong together");
        }
        if (failure instanceof ClassNotFoundException) {
            return new Fault(
                    "class-missing",
                    "the factory " + component.factory() + " of component '" + component.name()
                            + "' is in none of its jars",
                    "build the plugin again: its classes and its declaration do not belong together");
        }
        return LoadFaults.of(FactoryCheck.what(component), failure);
    }

    private ComponentFactory<?> factory(PluginDraft plugin, ComponentInfo component, ClassLoader loader)
            throws FaultException {
        ExtensionWrapper<?> wrapper =
                Objects.requireNonNull(factories.get(plugin.id())).get(component.factory());
        if (wrapper == null) {
            throw new FaultException(notFound(component), manager.failures().get(component.factory()));
        }
        try {
            return (ComponentFactory<?>) ContextLoader.call(loader, wrapper::getExtension);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            throw new FaultException(LoadFaults.of(FactoryCheck.what(component), e), e);
        }
    }

    /** Stops and unloads all plugins, the last started first; one that fails does not hold up the others. */
    void close() {
        List<PluginWrapper> plugins = new ArrayList<>(manager.getStartedPlugins());
        Collections.reverse(plugins);
        for (PluginWrapper plugin : plugins) {
            unload(plugin.getPluginId());
        }
        factories.clear();
    }

    private void unload(String id) {
        ClassLoader loader = manager.getPluginClassLoader(id);
        if (loader == null) {
            return;
        }
        try {
            ContextLoader.call(loader, () -> manager.unloadPlugin(id));
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            LOG.warn("Plugin {} did not stop as it should: {}", id, e.toString());
        }
        try {
            ((Closeable) loader).close();
        } catch (IOException e) {
            LOG.warn("The jars of plugin {} did not close: {}", id, e.toString());
        }
    }
}
