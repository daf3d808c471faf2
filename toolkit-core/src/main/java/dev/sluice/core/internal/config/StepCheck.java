package dev.sluice.core.internal.config;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.PluginInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks one step at a time: which component it names, its id, its options. */
final class StepCheck {
    private static final String USE = "use";
    private static final String ID = "id";

    /** What other tools call the key that names the component. */
    private static final Set<String> OTHER_WORDS_FOR_USE =
            Set.of("component", "name", "type", "plugin", "uses", "step", "kind", "class");

    private final Catalog catalog;
    private final Findings findings;
    private final OptionCheck options;

    StepCheck(Catalog catalog, Findings findings) {
        this.catalog = catalog;
        this.findings = findings;
        this.options = new OptionCheck(findings);
    }

    /** Checks a step; empty if it is not even the shape of one. */
    Optional<StepDraft> check(String section, String pointer, ConfigNode node) {
        if (node instanceof ConfigNode.Scalar scalar) {
            ConfigNode.Mapping none = new ConfigNode.Mapping(scalar.position(), Map.of());
            return Optional.of(named(section, pointer, scalar, Optional.empty(), none));
        }
        if (node instanceof ConfigNode.Mapping mapping) {
            return mapping(section, pointer, mapping);
        }
        if (node instanceof ConfigNode.Null) {
            findings.error(
                    "missing-key",
                    node.position(),
                    pointer,
                    "this item of " + section + " is empty",
                    "name a component, such as \"use: " + example(section) + "\", or remove the item");
        } else {
            findings.error(
                    "wrong-type",
                    node.position(),
                    pointer,
                    "a component with its options is a mapping, not a list",
                    "write { use: " + example(section) + " }");
        }
        return Optional.empty();
    }

    private Optional<StepDraft> mapping(String section, String pointer, ConfigNode.Mapping mapping) {
        ConfigNode.Entry use = mapping.entries().get(USE);
        if (use == null) {
            return withoutUse(section, pointer, mapping);
        }
        ConfigNode.Mapping rest = mapping.without(Set.of(USE, ID));
        if (use.value() instanceof ConfigNode.Scalar name) {
            return Optional.of(named(section, pointer, name, id(mapping, pointer), rest));
        }
        findings.error(
                "wrong-type",
                use.value().position(),
                pointer + "/use",
                "\"use\" must be the name of a component, not " + Words.kind(use.value()),
                "write use: " + example(section));
        return Optional.empty();
    }

    private Optional<StepDraft> withoutUse(String section, String pointer, ConfigNode.Mapping mapping) {
        ConfigNode.Mapping rest = mapping.without(Set.of(ID));
        for (var entry : rest.entries().entrySet()) {
            String key = entry.getKey();
            if (catalog.anywhere(key).isPresent() && isAlmostOnly(rest, key)) {
                return Optional.of(nested(section, pointer, mapping, key, entry.getValue()));
            }
        }
        for (var entry : rest.entries().entrySet()) {
            String key = entry.getKey();
            if (entry.getValue().value() instanceof ConfigNode.Scalar name && meansUse(key, name)) {
                findings.error(
                        "unknown-key",
                        entry.getValue().key(),
                        Words.pointer(pointer, key),
                        "the key that names the component is not " + Words.quote(key),
                        "did you mean \"use\"?");
                return Optional.of(named(section, pointer, name, id(mapping, pointer), rest.without(Set.of(key))));
            }
        }
        findings.error(
                "missing-key",
                mapping.position(),
                pointer,
                "this item of " + section + " names no component",
                "add \"use:\" with one of: " + String.join(", ", catalog.names(section)));
        return Optional.empty();
    }

    /** In {@code timex: { languages: [en] }} the options stand below the name, in {@code timex:} beside it. */
    private static boolean isAlmostOnly(ConfigNode.Mapping rest, String key) {
        ConfigNode value =
                rest.entries().get(key) == null ? null : rest.entries().get(key).value();
        return value instanceof ConfigNode.Null
                || (rest.entries().size() == 1 && !(value instanceof ConfigNode.Scalar));
    }

    private boolean meansUse(String key, ConfigNode.Scalar name) {
        return (OTHER_WORDS_FOR_USE.contains(key.toLowerCase(Locale.ROOT))
                        || Suggestions.nearest(key, List.of(USE, ID))
                                .filter(USE::equals)
                                .isPresent())
                && (catalog.anywhere(name.text()).isPresent()
                        || Suggestions.nearest(name.text(), catalog.names()).isPresent());
    }

    /** Checks {@code - timex: { languages: [en] }}. */
    private StepDraft nested(
            String section, String pointer, ConfigNode.Mapping mapping, String name, ConfigNode.Entry entry) {
        Map<String, ConfigNode.Entry> inner = new LinkedHashMap<>(
                entry.value() instanceof ConfigNode.Mapping below
                        ? below.entries()
                        : mapping.without(Set.of(name, ID)).entries());
        Map<String, ConfigNode.Entry> fixed = new LinkedHashMap<>();
        ConfigNode.Scalar use = new ConfigNode.Scalar(entry.key(), name, false);
        fixed.put(USE, new ConfigNode.Entry(entry.key(), use));
        fixed.putAll(mapping.without(Set.of(name)).entries());
        fixed.putAll(inner);
        findings.error(
                "missing-key",
                entry.key(),
                Words.pointer(pointer, name),
                Words.quote(name) + " is a component, not a key of a step",
                "write "
                        + Words.flow(new ConfigNode.Mapping(entry.key(), fixed))
                                .orElse("{ use: " + name + ", … } with its options beside \"use\""));
        ConfigNode.Mapping rest = new ConfigNode.Mapping(mapping.position(), inner).without(Set.of(USE, ID));
        ConfigNode.Mapping withId = mapping.get(ID).isPresent() ? mapping : new ConfigNode.Mapping(entry.key(), inner);
        return named(section, pointer, use, id(withId, pointer), rest);
    }

    private Optional<ConfigNode.Scalar> id(ConfigNode.Mapping mapping, String pointer) {
        ConfigNode node = mapping.get(ID).orElse(null);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof ConfigNode.Scalar scalar && scalar.text().matches("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,63}")) {
            return Optional.of(scalar);
        }
        findings.error(
                "bad-value",
                node.position(),
                pointer + "/id",
                "an id is a word of letters, digits and hyphens, not " + Words.kind(node),
                node instanceof ConfigNode.Scalar scalar && !scalar.text().isBlank()
                        ? "write id: " + scalar.text().strip().replaceAll("[^\\p{L}\\p{N}_-]+", "-")
                        : "write a word, or remove the key");
        return Optional.empty();
    }

    private StepDraft named(
            String section,
            String pointer,
            ConfigNode.Scalar name,
            Optional<ConfigNode.Scalar> id,
            ConfigNode.Mapping given) {
        Optional<ComponentInfo> component = catalog.in(section, name.text());
        if (component.isEmpty()) {
            component = catalog.anywhere(name.text());
            if (component.isPresent()) {
                wrongSection(section, pointer, name, component.get());
            } else {
                unknown(section, pointer, name);
            }
        }
        component.ifPresent(c -> {
            hidden(section, pointer, name, c);
            options.check(c, pointer, name.position(), given);
        });
        return new StepDraft(section, pointer, name.position(), name.text(), id, component, given);
    }

    private void hidden(String section, String pointer, ConfigNode.Scalar name, ComponentInfo component) {
        Collection<String> hidden = catalog.hidden(section, name.text());
        if (!hidden.isEmpty()) {
            findings.warning(
                    "hidden-component",
                    name.position(),
                    pointer,
                    Words.quote(name.text()) + " is that of the plugin " + Words.quote(component.plugin())
                            + ", which hides that of " + String.join(", ", hidden),
                    "remove the plugin whose component is not meant");
        }
    }

    private void wrongSection(String section, String pointer, ConfigNode.Scalar name, ComponentInfo component) {
        String kind = component.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String article = "aeiou".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ";
        findings.error(
                "wrong-section",
                name.position(),
                pointer,
                Words.quote(name.text()) + " is " + article + kind + " and cannot stand in " + section,
                "move it to " + component.kind().section());
    }

    private void unknown(String section, String pointer, ConfigNode.Scalar name) {
        Optional<PluginInfo> broken = catalog.broken(name.text());
        if (broken.isPresent()) {
            broken(pointer, name, broken.get());
            return;
        }
        findings.error(
                "unknown-component",
                name.position(),
                pointer,
                "no component is called " + Words.quote(name.text()) + Words.known(section, catalog.names(section)),
                unknownHint(section, name.text()));
    }

    private String unknownHint(String section, String name) {
        Optional<String> near = Suggestions.nearest(name, catalog.names(section));
        if (near.isPresent()) {
            return Words.didYouMean(near);
        }
        List<String> ofPlugin = catalog.ofPlugin(name);
        if (!ofPlugin.isEmpty()) {
            return "that is a plugin; name one of its components: " + String.join(", ", ofPlugin);
        }
        Collection<String> others = new ArrayList<>(catalog.names());
        others.addAll(catalog.brokenNames());
        Optional<String> elsewhere = Suggestions.nearest(name, others);
        if (elsewhere.isPresent()) {
            return Words.didYouMean(elsewhere)
                    + catalog.anywhere(elsewhere.get())
                            .map(c -> " It belongs in " + c.kind().section())
                            .orElse(" Its plugin cannot be used; run \"sluice plugin list\"");
        }
        return "put the plugin that has it into a folder of plugins; \"sluice plugin list\" shows those found";
    }

    private void broken(String pointer, ConfigNode.Scalar name, PluginInfo plugin) {
        PluginInfo.Fault fault = plugin.faults().isEmpty()
                ? new PluginInfo.Fault("", "cause unknown", "run \"sluice plugin list\"")
                : plugin.faults().get(0);
        String version = plugin.version().isEmpty() ? "" : "@" + plugin.version();
        findings.error(
                "broken-plugin",
                name.position(),
                pointer,
                "the component " + Words.quote(name.text()) + " is in plugin " + plugin.id() + version
                        + ", which cannot be used: " + fault.cause(),
                fault.cure());
    }

    private String example(String section) {
        List<String> names = catalog.names(section);
        return names.isEmpty() ? "NAME" : names.get(0);
    }
}
