package dev.sluice.core.internal.plugin;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.PluginException;
import dev.sluice.core.PluginInfo;
import dev.sluice.core.PluginInfo.Fault;
import dev.sluice.core.internal.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginDependency;

/**
 * The plugins that were found in directories, usable and broken, with what they declare. Making one loads no class of a
 * plugin; {@link #load} does, plugin by plugin, as they are asked for. Thread-safe.
 */
public final class PluginCatalog implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<PluginDraft> drafts;
    private final PluginGraph graph;
    private final String hostVersion;
    private final Map<String, LoadedComponent> loaded = new HashMap<>();
    private @Nullable PluginRunner runner;
    private boolean closed;
    private volatile View view;

    private PluginCatalog(List<PluginDraft> drafts, PluginGraph graph, String hostVersion) {
        this.drafts = drafts;
        this.graph = graph;
        this.hostVersion = hostVersion;
        this.view = view();
    }

    /**
     * Looks for plugins: the sub-directories with a {@code plugin.properties} and {@code lib/*.jar}. Of two plugins with one
     * id, or two components with one name for one section, the first counts: that of the earlier directory, and then of the smaller id.
     *
     * @param directories where to look; one that does not exist is passed over
     */
    public static PluginCatalog scan(List<Path> directories) {
        return scan(directories, Versions.release(Version.CURRENT));
    }

    static PluginCatalog scan(List<Path> directories, String hostVersion) {
        return of(new PluginScanner(hostVersion).scan(directories), hostVersion);
    }

    /**
     * Looks at one plugin, and at others that it may depend on.
     *
     * @param plugin the folder of the plugin, which comes before all others
     * @param directories where the others are, as for {@link #scan(List)}
     */
    public static PluginCatalog scan(Path plugin, List<Path> directories) {
        PluginScanner scanner = new PluginScanner(Versions.release(Version.CURRENT));
        Path folder = plugin.toAbsolutePath().normalize();
        List<PluginDraft> drafts = new ArrayList<>();
        drafts.add(scanner.plugin(plugin, String.valueOf(folder.getFileName())));
        scanner.scan(directories).stream()
                .filter(draft -> !draft.directory().toAbsolutePath().normalize().equals(folder))
                .forEach(drafts::add);
        return of(drafts, Versions.release(Version.CURRENT));
    }

    /** Returns what the {@code plugin.properties} of a folder gives as id, if it can be one. */
    public static Optional<String> id(Path plugin) {
        try {
            return Optional.of(PluginProperties.read(plugin).id())
                    .filter(id -> PluginScanner.NAME.matcher(id).matches());
        } catch (FaultException e) {
            return Optional.empty();
        }
    }

    /** Returns the plugins that a plugin needs, by id, each with the range of versions; none if that cannot be read. */
    public static Map<String, String> needs(Path plugin) {
        Map<String, String> needs = new LinkedHashMap<>();
        try {
            for (PluginDependency dependency : PluginProperties.read(plugin).dependencies()) {
                if (!dependency.isOptional()) { // those are refused, by whoever looks at the plugin
                    needs.put(dependency.getPluginId(), dependency.getPluginVersionSupport());
                }
            }
        } catch (FaultException e) {
            return Map.of(); // whoever looks at the plugin finds that
        }
        return needs;
    }

    private static PluginCatalog of(List<PluginDraft> drafts, String hostVersion) {
        PluginGraph graph = new PluginGraph(drafts);
        graph.check();
        return new PluginCatalog(drafts, graph, hostVersion);
    }

    /** Returns all plugins by id, with what is known of their faults by now. */
    public List<PluginInfo> plugins() {
        return view.plugins;
    }

    /** Returns the components of the usable plugins by name. */
    public List<ComponentInfo> components() {
        return List.copyOf(view.components.values());
    }

    /** Returns the first usable component with a name. */
    public Optional<ComponentInfo> component(String name) {
        return view.components.values().stream()
                .filter(component -> component.name().equals(name))
                .findFirst();
    }

    /** Returns the components that pipelines did not find when the catalogue was made, since others have their names. */
    public List<HiddenComponent> hidden() {
        return graph.hidden();
    }

    /** Returns, by component name, the broken plugins that declare a component which no usable plugin has. */
    public Map<String, PluginInfo> broken() {
        return view.broken;
    }

    /**
     * Returns a component with its classes, and starts its plugin if need be.
     *
     * @param component one of {@link #components()}
     * @throws PluginException if the plugin does not start or the component does not keep what it declares; the message
     *     names the plugin and the cure
     * @throws IllegalStateException if the catalogue is closed
     */
    public LoadedComponent load(ComponentInfo component) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the plugin catalogue is closed");
            }
            LoadedComponent known = loaded.get(PluginGraph.slot(component));
            if (known != null && known.info().equals(component)) {
                return known;
            }
            LoadedComponent fresh = loadFirst(component);
            loaded.put(PluginGraph.slot(component), fresh);
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    /** Returns what a plugin says of itself besides what {@link PluginInfo} holds. */
    public Notes notes(String id) {
        return drafts.stream()
                .filter(draft -> draft.id().equals(id))
                .findFirst()
                .map(draft -> new Notes(draft.requires(), draft.license(), draft.jars()))
                .orElseThrow(() -> noPlugin(id));
    }

    /**
     * What a plugin says of itself.
     *
     * @param requires the range of versions of the host it works with
     * @param license the license it names; empty if it names none
     * @param jars the jars of its class path, its own first
     */
    public record Notes(String requires, String license, List<Path> jars) {
        /** Copies the list. */
        public Notes {
            jars = List.copyOf(jars);
        }
    }

    /**
     * Loads all components of a plugin, every other class of its own jar and those that its own code refers to, and
     * returns what is known of it then.
     *
     * @param id one of {@link #plugins()}
     */
    public PluginInfo verify(String id) {
        boolean checked = false;
        for (ComponentInfo component : components()) {
            if (component.plugin().equals(id)) {
                try {
                    LoadedComponent fresh = load(component);
                    if (!checked) {
                        checkClasses(fresh);
                        checked = true;
                    }
                } catch (PluginException recorded) {
                    // It is among the faults of the plugin that are returned.
                }
            }
        }
        return plugins().stream()
                .filter(plugin -> plugin.id().equals(id))
                .findFirst()
                .orElseThrow(() -> noPlugin(id));
    }

    private static IllegalArgumentException noPlugin(String id) {
        return new IllegalArgumentException("there is no plugin '" + id + "'");
    }

    private void checkClasses(LoadedComponent component) {
        lock.lock();
        try {
            PluginDraft draft = graph.owners().get(PluginGraph.slot(component.info()));
            if (draft != null) {
                List<String> factories =
                        draft.components().stream().map(ComponentInfo::factory).toList();
                ClassCheck.check(draft.jars().get(0), component.loader(), factories)
                        .forEach(draft::warning);
                view = view();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns the exception for an error of linking that a component threw while it was made or while it worked: a missing
     * class is named with the cure.
     */
    public static PluginException explain(ComponentInfo component, LinkageError error) {
        return exception(component, LoadFaults.of("component '" + component.name() + "'", error), error);
    }

    /** Stops and unloads all plugins. Components that were loaded cannot be used any more. A second call does nothing. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            loaded.clear();
            PluginRunner started = runner;
            runner = null;
            if (started != null) {
                started.close();
            }
        } finally {
            lock.unlock();
        }
    }

    private LoadedComponent loadFirst(ComponentInfo component) {
        PluginDraft plugin = graph.owners().get(PluginGraph.slot(component));
        if (plugin == null || !plugin.components().contains(component)) {
            PluginInfo broken = view.broken.get(component.name());
            Fault fault = broken == null
                    ? new Fault("unknown", "it is not in this catalogue", "take one from components()")
                    : broken.faults().get(0);
            throw exception(component, fault, null);
        }
        PluginRunner started = runner;
        if (started == null) {
            started = new PluginRunner(hostVersion, graph);
            runner = started;
        }
        try {
            LoadedComponent fresh = started.load(plugin, component);
            view = view();
            return fresh;
        } catch (FaultException e) {
            view = view();
            throw exception(component, e.fault(), e.getCause());
        }
    }

    private static PluginException exception(ComponentInfo component, Fault fault, @Nullable Throwable cause) {
        String plugin = component.plugin() + "@" + component.version();
        return new PluginException(
                plugin,
                "component '" + component.name() + "' of plugin " + plugin + " cannot be used: " + fault.cause() + "; "
                        + fault.cure(),
                cause);
    }

    private View view() {
        List<PluginInfo> plugins = new ArrayList<>();
        drafts.forEach(draft -> plugins.add(draft.info()));
        plugins.sort(Comparator.comparing(PluginInfo::id));
        Map<String, ComponentInfo> components = new TreeMap<>();
        graph.owners()
                .forEach((slot, draft) -> draft.components().stream()
                        .filter(component -> PluginGraph.slot(component).equals(slot))
                        .forEach(component -> components.put(slot, component)));
        Map<String, PluginInfo> broken = new TreeMap<>();
        for (PluginDraft draft : drafts) {
            if (draft.broken()) {
                draft.components().stream()
                        .filter(component -> !components.containsKey(PluginGraph.slot(component)))
                        .forEach(component -> broken.putIfAbsent(component.name(), draft.info()));
            }
        }
        return new View(
                List.copyOf(plugins), Collections.unmodifiableMap(components), Collections.unmodifiableMap(broken));
    }

    /** What callers see between two changes. */
    private record View(
            List<PluginInfo> plugins, Map<String, ComponentInfo> components, Map<String, PluginInfo> broken) {}
}
