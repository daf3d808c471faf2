package dev.sluice.core.internal.config;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.ConfigurationException;
import dev.sluice.core.OptionInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the options of one component from texts, by the same rules as those of a pipeline file. Stateless and thread-safe. */
public final class ToolOptions {
    private ToolOptions() {}

    /**
     * Returns a tool with its options, checked.
     *
     * @param tool what is declared about the tool
     * @param given the texts by name of the option; those of a list may also stand in one text with commas between
     * @throws ConfigurationException with everything that is wrong with them
     */
    public static StepSpec check(ComponentInfo tool, Map<String, List<String>> given) {
        Findings findings = new Findings();
        Position at = Position.none(tool.name());
        Map<String, ConfigNode.Entry> entries = new LinkedHashMap<>();
        given.forEach((name, texts) -> {
            Position place = Position.none("--" + name);
            boolean isList = tool.option(name)
                    .filter(o -> o.type() == OptionInfo.Type.LIST)
                    .isPresent();
            if (texts.size() > 1 && !isList) {
                findings.error("given-twice", place, "", "is given " + texts.size() + " times", "give it once");
            }
            entries.put(name, new ConfigNode.Entry(place, node(place, texts, isList)));
        });
        return checked(tool, new ConfigNode.Mapping(at, entries), findings);
    }

    /**
     * Returns a component with its options, checked.
     *
     * @param component what is declared about the component
     * @param text the options as they stand in a pipeline file, in YAML or JSON
     * @throws ConfigurationException with everything that is wrong with them
     */
    public static StepSpec read(ComponentInfo component, String text) {
        Findings findings = new Findings();
        Position at = Position.none("options of " + component.name());
        ConfigNode.Mapping options = new ConfigNode.Mapping(at, Map.of());
        try {
            if (ConfigParser.value(at, text) instanceof ConfigNode.Mapping mapping) {
                options = mapping;
            } else {
                findings.error("type", at, "", "these are no options", "write one such as name: value, or {} for none");
            }
        } catch (Refusal refusal) {
            findings.refuse(refusal);
        }
        return checked(component, options, findings);
    }

    private static StepSpec checked(ComponentInfo component, ConfigNode.Mapping options, Findings findings) {
        new OptionCheck(findings).check(component, "", options.position(), options);
        if (findings.hasErrors()) {
            throw new ConfigurationException(findings.sorted());
        }
        return new StepSpec(component.name(), component, options, options.position());
    }

    private static ConfigNode node(Position at, List<String> texts, boolean isList) {
        if (!isList) {
            return new ConfigNode.Scalar(at, texts.get(texts.size() - 1), false);
        }
        List<ConfigNode> items = new ArrayList<>();
        for (String text : texts) {
            Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .forEach(item -> items.add(new ConfigNode.Scalar(at, item, false)));
        }
        return new ConfigNode.Sequence(at, items);
    }
}
