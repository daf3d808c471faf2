package dev.sluice.cli;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.OptionInfo;
import dev.sluice.core.internal.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** What the commands share that list things, for people and as JSON. */
final class Listing {
    private Listing() {}

    static Option json() {
        return Arguments.flag("", "json", "write JSON for programs");
    }

    static boolean wantsJson(CommandLine line) {
        return line.hasOption("json");
    }

    static void printJson(Terminal terminal, Object tree) {
        terminal.print(Json.pretty(tree).stripTrailing());
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the chain of layers: {@code needs text, uses date, yields timex}. */
    static String layers(ComponentInfo component) {
        List<String> parts = new ArrayList<>();
        add(parts, "needs", component.needs());
        add(parts, "uses", component.uses());
        add(parts, "yields", component.yields());
        return String.join("; ", parts);
    }

    private static void add(List<String> parts, String what, List<String> layers) {
        if (!layers.isEmpty()) {
            parts.add(what + " " + String.join(", ", layers));
        }
    }

    static Map<String, Object> tree(ComponentInfo component) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", component.name());
        out.put("kind", lower(component.kind()));
        out.put("summary", component.summary());
        out.put("plugin", component.plugin());
        out.put("version", component.version());
        out.put("needs", component.needs());
        out.put("uses", component.uses());
        out.put("yields", component.yields());
        out.put("languages", component.languages());
        out.put("mediaTypes", component.mediaTypes());
        if (component.kind() == ComponentInfo.Kind.TOOL) {
            out.put("arguments", component.arguments());
        }
        out.put("options", component.options().stream().map(Listing::tree).toList());
        return out;
    }

    private static Map<String, Object> tree(OptionInfo option) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", option.name());
        out.put("doc", option.doc());
        out.put("type", lower(option.type()));
        out.put("required", option.required());
        option.defaultText().ifPresent(text -> out.put("default", text));
        if (!Double.isInfinite(option.min())) {
            out.put("min", option.min());
        }
        if (!Double.isInfinite(option.max())) {
            out.put("max", option.max());
        }
        if (!option.values().isEmpty()) {
            out.put("values", option.values());
        }
        option.items().ifPresent(items -> out.put("items", lower(items.type())));
        if (!option.options().isEmpty()) {
            out.put("options", option.options().stream().map(Listing::tree).toList());
        }
        return out;
    }

    /** Returns the options of a component as a table for people. */
    static String options(ComponentInfo component) {
        List<String[]> rows = new ArrayList<>();
        for (OptionInfo option : component.options()) {
            String type = type(option);
            String fallback =
                    option.defaultText().map(text -> ", default " + text).orElse(option.required() ? ", required" : "");
            rows.add(new String[] {option.name(), option.doc() + " (" + type + range(option) + fallback + ")"});
        }
        return Help.table(rows);
    }

    /** Returns the values that an option takes, or their type. */
    static String type(OptionInfo option) {
        String items = option.values().isEmpty()
                ? option.items().map(Listing::type).orElse("")
                : String.join("|", option.values());
        boolean isOne = option.items().isEmpty();
        return items.isEmpty() ? lower(option.type()) : isOne ? items : lower(option.type()) + " of " + items;
    }

    /** Returns the limits of a number, after a blank; empty if it has none. */
    static String range(OptionInfo option) {
        String from = Double.isInfinite(option.min()) ? "" : " from " + number(option.min());
        String to = Double.isInfinite(option.max()) ? "" : (from.isEmpty() ? " up to " : " to ") + number(option.max());
        return from + to;
    }

    private static String number(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    /** Returns a component with its options for people. */
    static String text(ComponentInfo component) {
        String layers = layers(component);
        return component.name() + ", " + lower(component.kind()) + " of plugin " + component.plugin() + " "
                + component.version() + "\n  " + component.summary() + "\n"
                + (layers.isEmpty() ? "" : "  " + layers + "\n")
                + options(component);
    }
}
