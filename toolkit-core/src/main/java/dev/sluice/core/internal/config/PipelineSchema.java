package dev.sluice.core.internal.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.core.ComponentInfo;
import dev.sluice.core.OptionInfo;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The JSON Schema of pipeline files, which editors use to complete and check them. Stateless and thread-safe. */
public final class PipelineSchema {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PipelineSchema() {}

    /** Returns the schema, draft 2020-12, of the pipeline files that can name these components. */
    public static String of(Collection<ComponentInfo> components) {
        Map<String, ComponentInfo> byName = new TreeMap<>();
        components.forEach(c -> byName.putIfAbsent(c.kind().section() + "." + c.name(), c));
        ObjectNode schema = NODES.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Sluice pipeline");
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.putArray("required").add("sluice").add("input").add("output");
        ObjectNode keys = schema.putObject("properties");
        text(keys, "$schema", "Where an editor finds this schema.");
        keys.putObject("sluice").put("const", 1).put("description", "The version of this format.");
        text(keys, "name", "The name of the pipeline.");
        text(keys, "description", "What the pipeline is for.");
        keys.set("input", section("input", byName, "What finds the documents."));
        keys.set("steps", list("What happens to each document, in order.", section("steps", byName, "")));
        keys.set("output", list("What writes the results.", section("output", byName, "")));
        keys.set("run", run());
        keys.set("tests", tests());
        ObjectNode definitions = schema.putObject("$defs");
        byName.forEach((name, component) -> definitions.set(name, component(component)));
        try {
            return new ObjectMapper()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(schema)
                            .replace("\r\n", "\n")
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode list(String description, ObjectNode items) {
        ObjectNode list = NODES.objectNode().put("type", "array").put("minItems", 1);
        list.put("description", description);
        list.set("items", items);
        return list;
    }

    /** A component is a mapping, or its name alone if it needs no options. */
    private static ObjectNode section(String section, Map<String, ComponentInfo> byName, String description) {
        ObjectNode schema = NODES.objectNode();
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        ArrayNode choices = schema.putArray("anyOf");
        byName.forEach((key, component) -> {
            if (component.kind().section().equals(section)) {
                if (component.options().stream().noneMatch(OptionInfo::required)) {
                    choices.addObject().put("const", component.name()).put("description", component.summary());
                }
                choices.addObject().put("$ref", "#/$defs/" + key);
            }
        });
        if (choices.isEmpty()) {
            choices.add(false);
        }
        return schema;
    }

    private static ObjectNode component(ComponentInfo component) {
        ObjectNode schema = NODES.objectNode().put("type", "object");
        schema.put("title", component.name());
        schema.put("description", component.summary());
        ObjectNode keys = schema.putObject("properties");
        keys.putObject("use").put("const", component.name()).put("description", component.summary());
        text(keys, "id", "A name of its own, for a component that is used twice.");
        ArrayNode required = schema.putArray("required").add("use");
        options(component.options(), keys, required);
        schema.put("additionalProperties", false);
        return schema;
    }

    private static void options(List<OptionInfo> options, ObjectNode keys, ArrayNode required) {
        for (OptionInfo option : options) {
            keys.set(option.name(), option(option));
            if (option.required()) {
                required.add(option.name());
            }
        }
    }

    private static ObjectNode option(OptionInfo option) {
        ObjectNode schema = NODES.objectNode();
        if (!option.doc().isEmpty()) {
            schema.put("description", option.doc());
        }
        switch (option.type()) {
            case BOOLEAN -> schema.put("type", "boolean");
            case INTEGER -> bounds(option, schema.put("type", "integer"));
            case NUMBER -> bounds(option, schema.put("type", "number"));
            case STRING, ENUM -> values(option, schema.put("type", "string"));
            case DURATION -> duration(schema);
            case DATE -> schema.put("type", "string").put("format", "date").put("pattern", "^\\d{4}-\\d{2}-\\d{2}$");
            case LIST -> schema.put("type", "array").set("items", option(ValueCheck.item(option)));
            case MAP -> schema.put("type", "object").set("additionalProperties", option(ValueCheck.item(option)));
            case RECORD -> {
                schema.put("type", "object").put("additionalProperties", false);
                options(option.options(), schema.putObject("properties"), schema.putArray("required"));
            }
        }
        option.defaultText().ifPresent(text -> schema.set("default", standard(option, text)));
        return schema;
    }

    private static void bounds(OptionInfo option, ObjectNode schema) {
        if (!Double.isInfinite(option.min())) {
            schema.set("minimum", number(option.min()));
        }
        if (!Double.isInfinite(option.max())) {
            schema.set("maximum", number(option.max()));
        }
    }

    private static JsonNode number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? NODES.numberNode((long) number)
                : NODES.numberNode(number);
    }

    private static void values(OptionInfo option, ObjectNode schema) {
        if (!option.values().isEmpty()) {
            ArrayNode values = schema.putArray("enum");
            option.values().forEach(values::add);
        }
    }

    private static void duration(ObjectNode schema) {
        schema.put("type", "string").put("pattern", "^(" + Values.DURATION_PATTERN + "|P.+)$");
    }

    private static void text(ObjectNode keys, String key, String description) {
        keys.putObject(key).put("type", "string").put("description", description);
    }

    private static ObjectNode run() {
        ObjectNode schema = NODES.objectNode().put("type", "object").put("additionalProperties", false);
        schema.put("description", "How to run the pipeline.");
        ObjectNode keys = schema.putObject("properties");
        ObjectNode workers = keys.putObject("workers").put("description", "How many threads process documents.");
        ArrayNode choices = workers.put("default", "auto").putArray("anyOf");
        choices.addObject().put("const", "auto");
        choices.addObject().put("type", "integer").put("minimum", 1).put("maximum", RunCheck.MAX_WORKERS);
        ObjectNode timeout = keys.putObject("document-timeout");
        timeout.put("description", "How long one document may take.").put("default", "60s");
        duration(timeout);
        ObjectNode onError = keys.putObject("on-error").put("default", "continue");
        onError.put("description", "What happens after a document that failed.");
        onError.putArray("enum").add("continue").add("stop");
        ObjectNode isolation = keys.putObject("isolation").put("default", "auto");
        isolation.put("description", "Where the steps run: in the program, or in processes of their own.");
        isolation.putArray("enum").add("auto").add("none").add("process");
        ObjectNode failures = keys.putObject("max-failures").put("default", "none");
        failures.put("description", "How many documents may fail: a number, or a share such as 5%.");
        ArrayNode limits = failures.putArray("anyOf");
        limits.addObject().put("type", "integer").put("minimum", 0);
        limits.addObject().put("type", "string").put("pattern", "^(none|(100|[0-9]{1,2})(\\.[0-9]+)?%)$");
        return schema;
    }

    private static ObjectNode tests() {
        ObjectNode test = NODES.objectNode().put("type", "object").put("additionalProperties", false);
        test.putArray("required").add("text").add("expect");
        ObjectNode keys = test.putObject("properties");
        text(keys, "text", "The text of a document.");
        text(keys, "date", "When it was written.");
        keys.putObject("expect").put("type", "object").put("description", "What each layer must hold.");
        ObjectNode list = NODES.objectNode().put("type", "array");
        list.put("description", "Texts with what the pipeline must find in them.");
        list.set("items", test);
        return list;
    }

    /** A default stands as in a pipeline file; in a schema it is a value. */
    private static JsonNode standard(OptionInfo option, String text) {
        if (option.type() == OptionInfo.Type.STRING || option.type() == OptionInfo.Type.ENUM) {
            return NODES.textNode(DefaultCheck.text(text));
        }
        try {
            return json(option, ConfigParser.value(Position.none("default"), text));
        } catch (Refusal refusal) {
            return NODES.textNode(text);
        }
    }

    private static JsonNode json(OptionInfo option, ConfigNode node) {
        if (node instanceof ConfigNode.Sequence sequence) {
            ArrayNode array = NODES.arrayNode();
            OptionInfo item = option.type() == OptionInfo.Type.LIST ? ValueCheck.item(option) : option;
            sequence.items().forEach(i -> array.add(json(item, i)));
            return array;
        }
        if (node instanceof ConfigNode.Mapping mapping) {
            ObjectNode object = NODES.objectNode();
            mapping.entries().forEach((key, entry) -> {
                OptionInfo below = option.type() == OptionInfo.Type.MAP
                        ? ValueCheck.item(option)
                        : option.options().stream()
                                .filter(o -> o.name().equals(key))
                                .findFirst()
                                .orElse(option);
                object.set(key, json(below, entry.value()));
            });
            return object;
        }
        if (!(node instanceof ConfigNode.Scalar scalar)) {
            return NODES.nullNode();
        }
        String value = scalar.text();
        return switch (option.type()) {
            case BOOLEAN -> NODES.booleanNode(value.equals("true"));
            case INTEGER -> Values.whole(value).<JsonNode>map(NODES::numberNode).orElse(NODES.textNode(value));
            case NUMBER -> Values.number(value).map(PipelineSchema::number).orElse(NODES.textNode(value));
            default -> NODES.textNode(value);
        };
    }
}
