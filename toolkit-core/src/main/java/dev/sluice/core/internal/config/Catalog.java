package dev.sluice.core.internal.config;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.PluginInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The components that one check can name, sorted. Immutable. */
final class Catalog {
    private static final List<String> STANDARD_LAYERS = List.of("text", "date", "timex", "mention", "link");

    private final List<ComponentInfo> components;
    private final Map<String, PluginInfo> broken;
    private final ComponentLookup lookup;

    Catalog(ComponentLookup lookup) {
        this.lookup = lookup;
        this.components = lookup.components().stream()
                .sorted(Comparator.comparing(ComponentInfo::name).thenComparing(ComponentInfo::plugin))
                .toList();
        this.broken = Map.copyOf(lookup.broken());
    }

    Optional<ComponentInfo> in(String section, String name) {
        return components.stream()
                .filter(c -> c.name().equals(name) && c.kind().section().equals(section))
                .findFirst();
    }

    /** Returns the plugins with a component of the name that is not found, since another one is. */
    Collection<String> hidden(String section, String name) {
        return lookup.hidden(section, name);
    }

    Optional<ComponentInfo> anywhere(String name) {
        return components.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    Optional<PluginInfo> broken(String name) {
        return Optional.ofNullable(broken.get(name));
    }

    Collection<String> brokenNames() {
        return new TreeSet<>(broken.keySet());
    }

    List<String> names(String section) {
        return components.stream()
                .filter(c -> c.kind().section().equals(section))
                .map(ComponentInfo::name)
                .distinct()
                .toList();
    }

    List<String> names() {
        return components.stream().map(ComponentInfo::name).distinct().toList();
    }

    /** Returns the names of the components of a plugin. */
    List<String> ofPlugin(String plugin) {
        return components.stream()
                .filter(c -> c.plugin().equals(plugin))
                .map(ComponentInfo::name)
                .distinct()
                .toList();
    }

    /** Returns the components of a section that yield a layer. */
    List<ComponentInfo> yielding(String section, String layer) {
        return components.stream()
                .filter(c -> c.kind().section().equals(section) && c.yields().contains(layer))
                .toList();
    }

    /** Returns the names of all layers that anything here deals with. */
    List<String> layers() {
        TreeSet<String> layers = new TreeSet<>(STANDARD_LAYERS);
        for (ComponentInfo component : components) {
            Stream.of(component.needs(), component.uses(), component.yields()).forEach(layers::addAll);
        }
        return new ArrayList<>(layers);
    }
}
