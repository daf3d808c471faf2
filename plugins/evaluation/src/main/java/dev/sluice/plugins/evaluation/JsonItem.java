package dev.sluice.plugins.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object and where it stands, so that what is wrong with it can be named.
 *
 * @param place such as {@code gold.jsonl:7, timex[3]}
 */
record JsonItem(String place, JsonNode node) {
    static JsonItem of(String place, JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(place + " is " + node + "; an object is needed");
        }
        return new JsonItem(place, node);
    }

    /** Returns a text that must be there. */
    String text(String field) {
        String text = optional(field);
        if (text == null) {
            throw new IllegalArgumentException(place + " has no '" + field + "'");
        }
        return text;
    }

    /** Returns a text; null if there is none. */
    @Nullable
    String optional(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isValueNode()) {
            throw fault(field, value, "a text");
        }
        return value.asText();
    }

    /** Returns a whole number that must be there. */
    int integer(String field) {
        JsonNode value = node.path(field);
        if (!value.isInt()) {
            throw fault(field, value, "a whole number");
        }
        return value.intValue();
    }

    /**
     * Returns whether something is said: false, 0 and what is empty say nothing; a field that is not there does or
     * not.
     */
    boolean says(String field, boolean ifMissing) {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            return ifMissing;
        }
        if (value.isNull()) {
            return false;
        }
        if (value.isNumber()) {
            return value.doubleValue() != 0;
        }
        if (value.isContainerNode()) {
            return !value.isEmpty();
        }
        return value.isTextual() ? !value.asText().isEmpty() : value.asBoolean();
    }

    /** Returns whether a field is there and not null. */
    boolean has(String field) {
        return node.hasNonNull(field);
    }

    /** Returns the object in a field, an empty one if there is none. */
    JsonItem object(String field) {
        JsonNode value = node.path(field);
        return new JsonItem(place + ", " + field, value.isObject() ? value : MissingNode.getInstance());
    }

    /** Returns the objects of a list; none if there is no list. */
    List<JsonItem> list(String field) {
        List<JsonItem> items = new ArrayList<>();
        JsonNode values = values(field);
        for (int i = 0; i < values.size(); i++) {
            items.add(of(place + ", " + field + "[" + i + "]", values.get(i)));
        }
        return items;
    }

    /** Returns the texts of a list; none if there is no list. */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        values(field).forEach(value -> texts.add(value.asText()));
        return texts;
    }

    /** Returns the whole numbers of a list; none if there is no list. */
    List<Integer> integers(String field) {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode value : values(field)) {
            if (!value.isInt()) {
                throw fault(field, value, "a list of whole numbers");
            }
            numbers.add(value.intValue());
        }
        return numbers;
    }

    private JsonNode values(String field) {
        JsonNode values = node.path(field);
        if (!values.isArray() && !values.isMissingNode() && !values.isNull()) {
            throw fault(field, values, "a list");
        }
        return values;
    }

    private IllegalArgumentException fault(String field, JsonNode value, String needed) {
        String found = value.isMissingNode() ? "is missing" : "is " + value;
        return new IllegalArgumentException(place + ": '" + field + "' " + found + "; " + needed + " is needed");
    }
}
