package dev.sluice.core.internal.plugin;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.core.ComponentInfo;
import dev.sluice.core.OptionInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the declarations of components that the annotation processor wrote into a plugin's jar. */
final class DescriptorReader {
    /** The newest format this host understands. */
    static final int FORMAT = 1;

    private static final String CURE = "build the plugin again, with the annotation processor of sluice-api";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

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
        JsonNode root = parse(json);
        JsonNode format = root.path("format");
        if (!format.isInt() || format.intValue() < 1) {
            throw broken("/format", "must be a whole number from 1, not " + format);
        }
        if (format.intValue() > FORMAT) {
            throw new FaultException(
                    "newer-format",
                    JarSurvey.DESCRIPTOR + " has format " + format + ", this host reads up to " + FORMAT,
                    "update Sluice, or install an older version of the plugin");
        }
        return new DescriptorReader(plugin, version).components(root.path("components"));
    }

    private static JsonNode parse(byte[] json) throws FaultException {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            String at = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw broken("", "is not JSON" + at + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw broken("", "cannot be read: " + e);
        }
    }

    private List<ComponentInfo> components(JsonNode nodes) throws FaultException {
        if (!nodes.isArray()) {
            throw broken("/components", "must be a list");
        }
        List<ComponentInfo> components = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            ComponentInfo component = component(nodes.get(i), "/components/" + i);
            if (!names.add(component.name())) {
                throw broken("/components/" + i + "/name", "'" + component.name() + "' is declared twice");
            }
            components.add(component);
        }
        return List.copyOf(components);
    }

    private ComponentInfo component(JsonNode node, String at) throws FaultException {
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
                options(node, at));
    }

    private static List<OptionInfo> options(JsonNode node, String at) throws FaultException {
        JsonNode nodes = node.path("options");
        if (!nodes.isMissingNode() && !nodes.isArray()) {
            throw broken(at + "/options", "must be a list");
        }
        List<OptionInfo> options = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            String here = at + "/options/" + i;
            options.add(option(nodes.get(i), text(nodes.get(i), "name", here), here));
        }
        return options;
    }

    private static OptionInfo option(JsonNode node, String name, String at) throws FaultException {
        JsonNode items = node.path("items");
        JsonNode defaultText = node.path("default");
        if (!defaultText.isMissingNode() && !defaultText.isTextual()) {
            throw broken(at + "/default", "must be a text");
        }
        return new OptionInfo(
                name,
                name.isEmpty() ? "" : text(node, "doc", at),
                constant(OptionInfo.Type.class, text(node, "type", at), at + "/type"),
                node.path("required").asBoolean(false),
                Optional.ofNullable(defaultText.textValue()),
                number(node, "min", Double.NEGATIVE_INFINITY, at),
                number(node, "max", Double.POSITIVE_INFINITY, at),
                texts(node, "values", at),
                items.isMissingNode() ? Optional.empty() : Optional.of(option(items, "", at + "/items")),
                options(node, at));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String value, String at) throws FaultException {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(value)) {
                return constant;
            }
        }
        throw broken(at, "'" + value + "' is not known to this host");
    }

    private static double number(JsonNode node, String key, double missing, String at) throws FaultException {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return missing;
        }
        if (!value.isNumber()) {
            throw broken(at + "/" + key, "must be a number");
        }
        return value.doubleValue();
    }

    private static String text(JsonNode node, String key, String at) throws FaultException {
        @Nullable String value = node.path(key).textValue();
        if (value == null || value.isBlank()) {
            throw broken(at + "/" + key, "must be a text that is not blank");
        }
        return value;
    }

    private static List<String> texts(JsonNode node, String key, String at) throws FaultException {
        JsonNode values = node.path(key);
        if (!values.isMissingNode() && !values.isArray()) {
            throw broken(at + "/" + key, "must be a list of texts");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isTextual()) {
                throw broken(at + "/" + key, "must be a list of texts");
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    private static FaultException broken(String at, String what) {
        return new FaultException(
                "broken-components", JarSurvey.DESCRIPTOR + (at.isEmpty() ? "" : " " + at) + " " + what, CURE);
    }
}
