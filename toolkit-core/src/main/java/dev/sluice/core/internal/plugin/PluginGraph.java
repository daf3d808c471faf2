package dev.sluice.core.internal.plugin;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.PluginInfo.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginDependency;

/** Checks plugins against each other: ids, dependencies, names of components. */
final class PluginGraph {
    private final List<PluginDraft> drafts;
    private final Map<String, PluginDraft> byId = new LinkedHashMap<>();
    private final Set<PluginDraft> visited = new HashSet<>();
    private final Set<PluginDraft> inRing = new HashSet<>();
    private final Versions versions = new Versions();
    private final List<HiddenComponent> hidden = new ArrayList<>();

    /**
     * Makes one.
     *
     * @param drafts the plugins; of two with one id the first one counts
     */
    PluginGraph(List<PluginDraft> drafts) {
        this.drafts = List.copyOf(drafts);
        for (PluginDraft draft : drafts) {
            if (draft.identified()) {
                byId.putIfAbsent(draft.id(), draft);
            }
        }
    }

    /** Adds to the plugins what is wrong between them. */
    void check() {
        for (PluginDraft draft : drafts) {
            PluginDraft first = byId.get(draft.id());
            if (first != null && first != draft && draft.identified()) {
                draft.error(
                        "duplicate-id",
                        "the plugin '" + draft.id() + "' is also in " + first.directory() + ", which comes first",
                        "remove one of the two");
            }
        }
        for (PluginDraft draft : byId.values()) {
            visit(draft, new ArrayList<>());
        }
        checkNames();
    }

    /** Returns who has each component of the usable plugins, by {@link #slot}; of two in one slot the first counts. */
    Map<String, PluginDraft> owners() {
        Map<String, PluginDraft> owners = new LinkedHashMap<>();
        for (PluginDraft draft : drafts) {
            if (!draft.broken()) {
                for (ComponentInfo component : draft.components()) {
                    owners.putIfAbsent(slot(component), draft);
                }
            }
        }
        return owners;
    }

    /**
     * Returns what two components must not share: the name, and the section of a pipeline file in which it is looked up.
     * A reader and an exporter of one format may have the same name.
     */
    static String slot(ComponentInfo component) {
        return component.name() + " " + component.kind().section();
    }

    /** Returns the plugin with an id. */
    Optional<PluginDraft> plugin(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private void visit(PluginDraft draft, List<PluginDraft> path) {
        int start = path.indexOf(draft);
        if (start >= 0) {
            reportCycle(path.subList(start, path.size()));
            return;
        }
        if (!visited.add(draft)) {
            return;
        }
        path.add(draft);
        for (PluginDependency dependency : draft.dependencies()) {
            PluginDraft target = byId.get(dependency.getPluginId());
            if (target != null) {
                visit(target, path);
            }
            fault(draft, dependency, target).ifPresent(draft::error);
        }
        path.remove(path.size() - 1);
    }

    private void reportCycle(List<PluginDraft> cycle) {
        StringBuilder ring = new StringBuilder();
        for (PluginDraft draft : cycle) {
            ring.append(draft.id()).append(" -> ");
        }
        ring.append(cycle.get(0).id());
        for (PluginDraft draft : cycle) {
            inRing.add(draft);
            draft.error(
                    "dependency-cycle",
                    "plugins depend on each other in a ring: " + ring,
                    "move what they share into a plugin that depends on none of them");
        }
    }

    private Optional<Fault> fault(PluginDraft draft, PluginDependency dependency, @Nullable PluginDraft target) {
        String id = dependency.getPluginId();
        String range = dependency.getPluginVersionSupport();
        if (dependency.isOptional()) {
            return fault(
                    "optional-dependency",
                    "plugin.dependencies has the optional '" + id + "?', which Sluice does not support",
                    "depend on it without '?', or not at all");
        }
        if (!PluginScanner.NAME.matcher(id).matches() || !versions.isRange(range)) {
            return fault(
                    "bad-dependency",
                    "plugin.dependencies has '" + id + "@" + dependency.getPluginVersionSupport()
                            + "', which is not a plugin id with a range of versions",
                    "write entries such as dating@>=1.0.0, with commas between them");
        }
        if (target == null) {
            return fault(
                    "missing-dependency",
                    "it depends on the plugin '" + id + "', which is not installed",
                    "install the plugin '" + id + "'");
        }
        if (versions.isVersion(target.version()) && !versions.checkVersionConstraint(target.version(), range)) {
            return fault(
                    "dependency-version",
                    "it depends on '" + id + "' " + range + ", and version " + target.version() + " is installed",
                    "install a version of '" + id + "' in that range");
        }
        if (target.broken() && !inRing.contains(draft)) {
            return fault(
                    "broken-dependency",
                    "it depends on the plugin '" + id + "', which cannot be used: "
                            + target.info().faults().get(0).cause(),
                    "repair '" + id + "': " + target.info().faults().get(0).cure());
        }
        return Optional.empty();
    }

    private static Optional<Fault> fault(String code, String cause, String cure) {
        return Optional.of(new Fault(code, cause, cure));
    }

    /** Returns the components that pipelines do not find, since another plugin has one of the name. */
    List<HiddenComponent> hidden() {
        return List.copyOf(hidden);
    }

    private void checkNames() {
        Map<String, PluginDraft> owners = owners();
        for (PluginDraft draft : drafts) {
            for (ComponentInfo component : draft.components()) {
                PluginDraft owner = owners.get(slot(component));
                if (owner != null && owner != draft && !draft.broken()) {
                    hidden.add(new HiddenComponent(component, owner.id()));
                    draft.warning(
                            "name-taken",
                            "its component '" + component.name() + "' is hidden by the one of plugin " + owner.label()
                                    + " in " + owner.directory() + ", which comes first",
                            "remove one of the two plugins, or rename the component");
                }
            }
        }
    }
}
