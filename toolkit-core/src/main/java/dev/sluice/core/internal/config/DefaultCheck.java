package dev.sluice.core.internal.config;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.Finding;
import dev.sluice.core.OptionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds the defaults of options against what the options allow, by the rules for values of a pipeline file. The
 * annotation processor does so while a plugin is compiled; this is for plugins that were built without it. Stateless and
 * thread-safe.
 */
public final class DefaultCheck {
    private DefaultCheck() {}

    /** Returns a sentence for each option of a component whose default it does not allow, nested ones among them. */
    public static List<String> problems(ComponentInfo component) {
        List<String> problems = new ArrayList<>();
        collect(component.options(), problems);
        return problems;
    }

    private static void collect(List<OptionInfo> options, List<String> problems) {
        for (OptionInfo option : options) {
            problem(option)
                    .ifPresent(problem -> problems.add("the default of option '" + option.name() + "' is '"
                            + option.defaultText().orElse("") + "', which it does not allow: " + problem));
            collect(option.options(), problems);
            option.items().ifPresent(item -> collect(item.options(), problems));
        }
    }

    /** Returns what is wrong with the default of an option, if anything is. */
    static Optional<String> problem(OptionInfo option) {
        if (option.defaultText().isEmpty()) {
            return Optional.empty();
        }
        Findings findings = new Findings();
        try {
            new ValueCheck(findings, new OptionCheck(findings))
                    .check(option, "it", "", node(option, option.defaultText().get()));
        } catch (Refusal refusal) {
            return Optional.of(refusal.problem());
        }
        return findings.sorted().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .map(Finding::message)
                .findFirst();
    }

    /**
     * Returns the value that a default means.
     *
     * @throws Refusal if it is not YAML
     */
    static ConfigNode node(OptionInfo option, String text) {
        Position at = Position.none("default of " + option.name());
        return option.type() == OptionInfo.Type.STRING
                ? new ConfigNode.Scalar(at, text(text), true)
                : ConfigParser.value(at, text);
    }

    /** Returns the text that a default means; quotes can be left out where YAML would want them. */
    static String text(String text) {
        try {
            return ConfigParser.value(Position.none("default"), text) instanceof ConfigNode.Scalar scalar
                            && scalar.quoted()
                    ? scalar.text()
                    : text;
        } catch (Refusal notYaml) {
            return text;
        }
    }
}
