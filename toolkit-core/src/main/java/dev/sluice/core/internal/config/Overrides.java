package dev.sluice.core.internal.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts settings from outside, such as {@code steps.timex.languages=[en]}, into the tree of a file. */
final class Overrides {
    private final Findings findings;

    Overrides(Findings findings) {
        this.findings = findings;
    }

    ConfigNode.Mapping apply(ConfigNode.Mapping root, List<String> overrides) {
        ConfigNode.Mapping tree = root;
        for (String override : overrides) {
            Position at = Position.none("--set " + Words.cut(override));
            try {
                tree = apply(tree, override, at);
            } catch (Refusal refusal) {
                findings.refuse(refusal);
            }
        }
        return tree;
    }

    private static ConfigNode.Mapping apply(ConfigNode.Mapping root, String override, Position at) {
        int equals = override.indexOf('=');
        List<String> path = equals < 1
                ? List.of()
                : List.of(override.substring(0, equals).strip().split("\\.", -1));
        if (path.isEmpty() || path.stream().anyMatch(String::isBlank)) {
            throw refusal("bad-override", at, "this is not of the form path=value", "write it like run.workers=4");
        }
        ConfigNode value = value(override.substring(equals + 1), at);
        String top = path.get(0);
        if (path.size() == 1 || !PipelineCheck.KEYS.contains(top)) {
            return top(root, path, value, at);
        }
        List<String> below = path.subList(1, path.size());
        return switch (top) {
            case "steps", "output" -> inList(root, top, below, value, at);
            default -> {
                ConfigNode old = root.get(top).orElse(new ConfigNode.Mapping(at, Map.of()));
                yield put(root, top, set(top.equals("input") ? step(old, at) : old, below, value, at), at);
            }
        };
    }

    private static ConfigNode.Mapping top(ConfigNode.Mapping root, List<String> path, ConfigNode value, Position at) {
        String top = path.get(0);
        if (!PipelineCheck.KEYS.contains(top)) {
            String near = Words.didYouMean(top, PipelineCheck.KEYS);
            if (near.isEmpty() && RunCheck.KEYS.contains(top)) {
                near = "write run." + top + "=…";
            }
            if (near.isEmpty()) {
                near = meant(root, path);
            }
            throw refusal(
                    "unknown-key",
                    at,
                    Words.quote(top) + " is not a key of a pipeline" + Words.known("known", PipelineCheck.KEYS),
                    near.isEmpty() ? "begin with one of the known keys" : near);
        }
        return put(root, top, value, at);
    }

    /** Returns the hint for who left out the section of a step, or who misspelt the step besides. */
    private static String meant(ConfigNode.Mapping root, List<String> path) {
        Map<String, String> sections = new LinkedHashMap<>();
        for (String section : List.of("steps", "output")) {
            if (root.get(section).orElse(null) instanceof ConfigNode.Sequence sequence) {
                for (ConfigNode item : sequence.items()) {
                    sections.putIfAbsent(word(item, "use"), section);
                    sections.putIfAbsent(word(item, "id"), section);
                }
            }
        }
        sections.remove("");
        return Suggestions.nearest(path.get(0), sections.keySet())
                .map(step -> {
                    List<String> right = new ArrayList<>(path);
                    right.set(0, step);
                    return "write " + sections.get(step) + "." + String.join(".", right) + "=…";
                })
                .orElse("");
    }

    private static ConfigNode value(String text, Position at) {
        try {
            // To YAML a lone dash is an empty list; to people it is the standard output.
            return text.equals("-") ? new ConfigNode.Scalar(at, text, true) : ConfigParser.value(at, text);
        } catch (Refusal refusal) {
            String quoted = text.contains("\"") ? "'" + text + "'" : "\"" + text + "\"";
            throw refusal(
                    "bad-override",
                    at,
                    "the value is not YAML: " + refusal.problem(),
                    "quote it: " + Words.cut(quoted));
        }
    }

    private static ConfigNode.Mapping inList(
            ConfigNode.Mapping root, String section, List<String> path, ConfigNode value, Position at) {
        List<ConfigNode> items = root.get(section).orElse(null) instanceof ConfigNode.Sequence sequence
                ? new ArrayList<>(sequence.items())
                : new ArrayList<>();
        int index = find(section, items, path.get(0), at);
        if (path.size() == 1) {
            throw refusal(
                    "bad-override",
                    at,
                    "it names a step, not an option of it",
                    "write " + section + "." + path.get(0) + ".OPTION=…");
        }
        ConfigNode item = step(items.get(index), at);
        items.set(index, set(item, path.subList(1, path.size()), value, at));
        Position place = root.get(section).map(ConfigNode::position).orElse(at);
        return put(root, section, new ConfigNode.Sequence(place, items), at);
    }

    private static int find(String section, List<ConfigNode> items, String name, Position at) {
        List<String> known = new ArrayList<>();
        List<Integer> byUse = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String id = word(items.get(i), "id");
            String use = word(items.get(i), "use");
            if (id.equals(name)) {
                return i;
            }
            if (use.equals(name)) {
                byUse.add(i);
            }
            known.add(id.isEmpty() ? use : id);
        }
        if (byUse.size() == 1) {
            return byUse.get(0);
        }
        if (byUse.size() > 1) {
            throw refusal(
                    "unknown-step",
                    at,
                    byUse.size() + " items of " + section + " use " + Words.quote(name),
                    "name one by its id: " + Words.or(known));
        }
        String near = Words.didYouMean(name, known);
        throw refusal(
                "unknown-step",
                at,
                "nothing in " + section + " is called " + Words.quote(name) + Words.known("there are", known),
                near.isEmpty() ? "name an item by its id or component" : near);
    }

    private static String word(ConfigNode item, String key) {
        ConfigNode node = item instanceof ConfigNode.Mapping mapping
                ? mapping.get(key).orElse(null)
                : key.equals("use") ? item : null;
        return node instanceof ConfigNode.Scalar scalar ? scalar.text() : "";
    }

    /** Returns a step that is only a name as a mapping. */
    private static ConfigNode step(ConfigNode node, Position at) {
        if (node instanceof ConfigNode.Scalar name) {
            Map<String, ConfigNode.Entry> use = new LinkedHashMap<>();
            use.put("use", new ConfigNode.Entry(name.position(), name));
            return new ConfigNode.Mapping(name.position(), use);
        }
        return node instanceof ConfigNode.Null ? new ConfigNode.Mapping(at, Map.of()) : node;
    }

    private static ConfigNode set(ConfigNode node, List<String> path, ConfigNode value, Position at) {
        ConfigNode old = node instanceof ConfigNode.Null ? new ConfigNode.Mapping(at, Map.of()) : node;
        if (!(old instanceof ConfigNode.Mapping mapping)) {
            throw refusal(
                    "bad-override",
                    at,
                    Words.quote(path.get(0)) + " would stand below " + Words.kind(node),
                    "set the whole value");
        }
        String key = path.get(0);
        ConfigNode inner = path.size() == 1
                ? value
                : set(
                        mapping.get(key).orElse(new ConfigNode.Mapping(at, Map.of())),
                        path.subList(1, path.size()),
                        value,
                        at);
        return put(mapping, key, inner, at);
    }

    private static ConfigNode.Mapping put(ConfigNode.Mapping mapping, String key, ConfigNode value, Position at) {
        ConfigNode.Entry old = mapping.entries().get(key);
        return mapping.with(key, new ConfigNode.Entry(old == null ? at : old.key(), value));
    }

    private static Refusal refusal(String code, Position at, String problem, String hint) {
        return new Refusal(code, at, "", problem, hint);
    }
}
