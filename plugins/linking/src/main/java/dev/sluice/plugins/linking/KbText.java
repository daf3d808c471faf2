package dev.sluice.plugins.linking;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Entities as people and programs read them. Pure functions. */
final class KbText {
    private static final JsonFactory JSON = new JsonFactory();

    private KbText() {}

    /** Refuses arguments of a tool that takes none. */
    static void noArguments(String tool, List<String> arguments) {
        if (!arguments.isEmpty()) {
            throw new IllegalArgumentException(
                    tool + " takes no argument, but got '" + arguments.get(0) + "': name a base by --base");
        }
    }

    /** Returns the few things that tell an entity from others. */
    static Map<String, Object> summary(Entity entity) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", entity.id());
        tree.put("type", type(entity));
        tree.put("prior", entity.prior());
        tree.put("name", entity.name());
        put(tree, "description", entity.description());
        return tree;
    }

    /** Returns all that a base says of an entity. */
    static Map<String, Object> whole(Entity entity, KnowledgeBase base) {
        Map<String, Object> tree = summary(entity);
        put(tree, "country", entity.country());
        put(tree, "from", entity.from());
        put(tree, "to", entity.to());
        put(tree, "aliases", entity.aliases());
        put(tree, "demonyms", entity.demonyms());
        put(
                tree,
                "terms",
                entity.terms().stream()
                        .map(t -> term(t.office() + (t.id().isEmpty() ? "" : " " + t.id()), t.from(), t.to()))
                        .toList());
        put(
                tree,
                "holders",
                base.holders(entity).stream()
                        .map(h -> term(h.person().name() + " " + h.person().id(), h.from(), h.to()))
                        .toList());
        long[] related = base.related(entity);
        put(
                tree,
                "related",
                java.util.Arrays.stream(related)
                        .filter(key -> !KbFormat.isForeign(key))
                        .mapToObj(key -> "Q" + key)
                        .toList());
        return tree;
    }

    private static String type(Entity entity) {
        return entity.office() ? JsonItems.OFFICE : entity.type().name().toLowerCase(Locale.ROOT);
    }

    private static String term(String what, String from, String to) {
        return from.isEmpty() && to.isEmpty() ? what : what + " " + from + ".." + to;
    }

    private static void put(Map<String, Object> tree, String key, String value) {
        if (!value.isEmpty()) {
            tree.put(key, value);
        }
    }

    private static void put(Map<String, Object> tree, String key, List<String> values) {
        if (!values.isEmpty()) {
            tree.put(key, values);
        }
    }

    /** Returns the values with tabs between. */
    static String line(Map<String, Object> tree) {
        return tree.values().stream().map(KbText::value).collect(Collectors.joining("\t"));
    }

    /** Returns a value for people. */
    static String value(Object value) {
        return value instanceof Collection<?> values
                ? values.stream().map(String::valueOf).collect(Collectors.joining(" | "))
                : String.valueOf(value).replaceAll("[\\t\\n\\r]+", " ");
    }

    /** Returns a tree of texts, numbers and lists of texts as one line of JSON. */
    static String json(Map<String, Object> tree) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            for (Map.Entry<String, Object> entry : tree.entrySet()) {
                out.writeFieldName(entry.getKey());
                if (entry.getValue() instanceof Collection<?> values) {
                    out.writeStartArray();
                    for (Object value : values) {
                        out.writeString(String.valueOf(value));
                    }
                    out.writeEndArray();
                } else if (entry.getValue() instanceof Long number) {
                    out.writeNumber(number);
                } else if (entry.getValue() instanceof Double number) {
                    out.writeNumber(number);
                } else {
                    out.writeString(String.valueOf(entry.getValue()));
                }
            }
            out.writeEndObject();
        }
        return text.toString();
    }
}
