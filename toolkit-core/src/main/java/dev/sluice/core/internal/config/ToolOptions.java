package dev.sluice.core.internal.config;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.ConfigurationException;
import dev.sluice.core.OptionInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the options of a tool from texts, by the same rules as those of a pipeline file. Stateless and thread-safe. */
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
        ConfigNode.Mapping options = new ConfigNode.Mapping(at, entries);
        new OptionCheck(findings).check(tool, "", at, options);
        if (findings.hasErrors()) {
            throw new ConfigurationException(findings.sorted());
        }
        return new StepSpec(tool.name(), tool, options, at);
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
