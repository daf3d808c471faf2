package dev.sluice.core.internal.plugin;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.core.ComponentInfo;
import dev.sluice.core.OptionInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the declarations of components that the annotation processor wrote into a plugin's jar. */
final class DescriptorReader {
    /** The newest format this host understands. */
    static final int FORMAT = 1;

    private static final String CURE = "build the plugin again, with the annotation processor of sluice-api";

    private final String plugin;
    private final String version;

    private DescriptorReader(String plugin, String version) {
        this.plugin = plugin;
        this.version = version;
    }

    /**
     * Returns the components in the order of the file.
     *
     * @param json the file
     * @param plugin the id of the plugin it belongs to
     * @param version the version of that plugin
     */
    static List<ComponentInfo> read(byte[] json, String plugin, String version) throws FaultException {
        Map<?, ?> root = map(parse(json), "");
        if (!(root.get("format") instanceof Integer format) || format < 1) {
            throw broken("/format", "must be a whole number from 1, not " + root.get("format"));
        }
        if (format > FORMAT) {
            throw new FaultException(
                    "newer-format",
                    JarSurvey.DESCRIPTOR + " has format " + format + ", this host reads up to " + FORMAT,
                    "update Sluice, or install an older version of the plugin");
        }
        return new DescriptorReader(plugin, version).components(root);
    }

    private static @Nullable Object parse(byte[] json) throws FaultException {
        try {
            return JsonTree.read(json);
        } catch (JsonProcessingException e) {
            String at = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw broken("", "is not JSON" + at + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw broken("", "cannot be read: " + e);
        }
    }

    private List<ComponentInfo> components(Map<?, ?> root) throws FaultException {
        if (!root.containsKey("components")) {
            throw broken("/components", "is missing");
        }
        List<ComponentInfo> components = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int i = 0;
        for (Object node : list(root, "components", "")) {
            String at = "/components/" + i++;
            ComponentInfo component = component(map(node, at), at);
            if (!names.add(PluginGraph.slot(component))) {
                throw broken(at + "/name", "'" + component.name() + "' is declared twice");
            }
            components.add(component);
        }
        return List.copyOf(components);
    }

    private ComponentInfo component(Map<?, ?> node, String at) throws FaultException {
        String name = text(node, "name", at);
        if (!PluginScanner.NAME.matcher(name).matches()) {
            throw broken(at + "/name", "'" + name + "' cannot name a component");
        }
        return new ComponentInfo(
                name,
                constant(ComponentInfo.Kind.class, text(node, "kind", at), at + "/kind"),
                text(node, "summary", at),
                plugin,
                version,
                text(node, "factory", at),
                text(node, "config", at),
                texts(node, "needs", at),
                texts(node, "uses", at),
                texts(node, "yields", at),
                texts(node, "languages", at),
                texts(node, "mediaTypes", at),
                texts(node, "arguments", at),
                options(node, at));
    }

    private static List<OptionInfo> options(Map<?, ?> node, String at) throws FaultException {
        List<OptionInfo> options = new ArrayList<>();
        int i = 0;
        for (Object option : list(node, "options", at)) {
            String here = at + "/options/" + i++;
            Map<?, ?> values = map(option, here);
            options.add(option(values, text(values, "name", here), text(values, "doc", here), here));
        }
        return options;
    }

    private static OptionInfo option(Map<?, ?> node, String name, String doc, String at) throws FaultException {
        boolean hasItems = node.containsKey("items");
        return new OptionInfo(
                name,
                doc,
                constant(OptionInfo.Type.class, text(node, "type", at), at + "/type"),
                Boolean.TRUE.equals(node.get("required")),
                defaultText(node, at),
                number(node, "min", Double.NEGATIVE_INFINITY, at),
                number(node, "max", Double.POSITIVE_INFINITY, at),
                texts(node, "values", at),
                hasItems
                        ? Optional.of(option(map(node.get("items"), at + "/items"), "", "", at + "/items"))
                        : Optional.empty(),
                options(node, at));
    }

    private static Optional<String> defaultText(Map<?, ?> node, String at) throws FaultException {
        if (!node.containsKey("default")) {
            return Optional.empty();
        }
        if (node.get("default") instanceof String text) {
            return Optional.of(text);
        }
        throw broken(at + "/default", "must be a text");
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String value, String at) throws FaultException {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(value)) {
                return constant;
            }
        }
        throw broken(at, "'" + value + "' is not known to this host");
    }

    private static double number(Map<?, ?> node, String key, double missing, String at) throws FaultException {
        if (!node.containsKey(key)) {
            return missing;
        }
        if (node.get(key) instanceof Number number) {
            return number.doubleValue();
        }
        throw broken(at + "/" + key, "must be a number");
    }

    private static String text(Map<?, ?> node, String key, String at) throws FaultException {
        if (node.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw broken(at + "/" + key, "must be a text that is not blank");
    }

    private static List<String> texts(Map<?, ?> node, String key, String at) throws FaultException {
        List<String> texts = new ArrayList<>();
        for (Object value : list(node, key, at)) {
            if (!(value instanceof String text)) {
                throw broken(at + "/" + key, "must be a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    private static List<?> list(Map<?, ?> node, String key, String at) throws FaultException {
        if (!node.containsKey(key)) {
            return List.of();
        }
        if (node.get(key) instanceof List<?> list) {
            return list;
        }
        throw broken(at + "/" + key, "must be a list");
    }

    private static Map<?, ?> map(@Nullable Object node, String at) throws FaultException {
        if (node instanceof Map<?, ?> map) {
            return map;
        }
        throw broken(at, "must be an object");
    }

    private static FaultException broken(String at, String what) {
        return new FaultException(
                "broken-components", JarSurvey.DESCRIPTOR + (at.isEmpty() ? "" : " " + at) + " " + what, CURE);
    }
}
