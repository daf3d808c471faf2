package dev.sluice.core.internal.plugin;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.PluginInfo;
import dev.sluice.core.PluginInfo.Fault;
import dev.sluice.core.PluginInfo.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pf4j.PluginDependency;

/**
 * What is known of a plugin so far. Faults are added while it is checked, and later when its classes are loaded. Not
 * thread-safe: guarded by the lock of its catalogue.
 */
final class PluginDraft {
    private final Path directory;
    private String id;
    private boolean identified;
    private String version = "";
    private String description = "";
    private String requires = "*";
    private String license = "";
    private List<PluginDependency> dependencies = List.of();
    private List<Path> jars = List.of();
    private List<ComponentInfo> components = List.of();
    private final List<Fault> errors = new ArrayList<>();
    private final List<Fault> warnings = new ArrayList<>();

    /**
     * Makes one.
     *
     * @param directory where it was found
     * @param id what to call it until its own id is known
     */
    PluginDraft(Path directory, String id) {
        this.directory = directory;
        this.id = id;
    }

    void properties(PluginProperties properties) {
        identified = !properties.id().isEmpty();
        id = identified ? properties.id() : id;
        version = properties.version();
        description = properties.description();
        requires = properties.requires();
        license = properties.license();
        dependencies = properties.dependencies();
    }

    void jars(List<Path> ownFirst) {
        jars = List.copyOf(ownFirst);
    }

    void components(List<ComponentInfo> declared) {
        components = List.copyOf(declared);
    }

    /** Records what makes the plugin useless. */
    void error(Fault fault) {
        if (!errors.contains(fault)) {
            errors.add(fault);
        }
    }

    void error(String code, String cause, String cure) {
        error(new Fault(code, cause, cure));
    }

    /** Records what is doubtful, but leaves the plugin, or most of it, useful. */
    void warning(Fault fault) {
        if (!warnings.contains(fault)) {
            warnings.add(fault);
        }
    }

    void warning(String code, String cause, String cure) {
        warning(new Fault(code, cause, cure));
    }

    Path directory() {
        return directory;
    }

    /** Tells whether the id is its own, and not only the name of what was found. */
    boolean identified() {
        return identified;
    }

    String id() {
        return id;
    }

    String version() {
        return version;
    }

    /** Returns the range of versions of the host it works with. */
    String requires() {
        return requires;
    }

    /** Returns the license it names; empty if it names none. */
    String license() {
        return license;
    }

    List<PluginDependency> dependencies() {
        return dependencies;
    }

    /** Returns the jars of its class path: the one that declares the components, then the libraries by name. */
    List<Path> jars() {
        return jars;
    }

    List<ComponentInfo> components() {
        return components;
    }

    boolean broken() {
        return !errors.isEmpty();
    }

    /** Returns the plugin as messages name it: {@code id@version}, or the id alone. */
    String label() {
        return version.isEmpty() ? id : id + "@" + version;
    }

    PluginInfo info() {
        List<Fault> faults = new ArrayList<>(errors);
        faults.addAll(warnings);
        return new PluginInfo(
                id,
                version,
                description,
                directory,
                broken() ? State.BROKEN : State.USABLE,
                components.stream().map(ComponentInfo::name).sorted().toList(),
                faults);
    }
}
