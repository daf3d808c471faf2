package dev.sluice.core.internal.config;

import dev.sluice.core.OptionInfo;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns values of a pipeline file into those of Java. */
final class ValueBinder {
    /** Makes nested records. */
    interface Records {
        /** Returns the record. */
        <R extends Record> R record(
                Class<R> type, List<OptionInfo> declared, ConfigNode.Mapping given, Position at, String pointer);
    }

    private final Records records;

    ValueBinder(Records records) {
        this.records = records;
    }

    /**
     * Returns a value of a type.
     *
     * @throws Refusal if the user must correct it
     * @throws IllegalStateException if the plugin's author must
     */
    Object value(Type type, OptionInfo option, ConfigNode node, String pointer) {
        Class<?> raw = raw(type);
        if (raw == Optional.class) {
            return Optional.of(value(argument(type, 0), option, node, pointer));
        }
        if (raw == List.class) {
            return list(argument(type, 0), option, node, pointer);
        }
        if (raw == Map.class) {
            return map(argument(type, 1), option, node, pointer);
        }
        if (raw.isRecord()) {
            if (node instanceof ConfigNode.Mapping mapping) {
                return records.record(
                        raw.asSubclass(Record.class), option.options(), mapping, mapping.position(), pointer);
            }
            throw refusal(option, node, pointer);
        }
        if (node instanceof ConfigNode.Scalar scalar) {
            return scalar(raw, scalar).orElseThrow(() -> refusal(option, node, pointer));
        }
        throw refusal(option, node, pointer);
    }

    private List<Object> list(Type type, OptionInfo option, ConfigNode node, String pointer) {
        if (!(node instanceof ConfigNode.Sequence sequence)) {
            throw refusal(option, node, pointer);
        }
        List<Object> items = new ArrayList<>();
        for (ConfigNode item : sequence.items()) {
            items.add(value(type, ValueCheck.item(option), item, pointer + "/" + items.size()));
        }
        return List.copyOf(items);
    }

    private Map<String, Object> map(Type type, OptionInfo option, ConfigNode node, String pointer) {
        if (!(node instanceof ConfigNode.Mapping mapping)) {
            throw refusal(option, node, pointer);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        mapping.entries()
                .forEach((key, entry) -> values.put(
                        key, value(type, ValueCheck.item(option), entry.value(), Words.pointer(pointer, key))));
        return Collections.unmodifiableMap(values);
    }

    private static Optional<Object> scalar(Class<?> type, ConfigNode.Scalar scalar) {
        String text = scalar.text();
        if (type == String.class) {
            return Optional.of(text);
        }
        if (type == boolean.class || type == Boolean.class) {
            return text.equals("true") || text.equals("false") ? Optional.of(text.equals("true")) : Optional.empty();
        }
        if (type == int.class || type == Integer.class) {
            return Values.whole(text).filter(n -> n == n.intValue()).map(Long::intValue);
        }
        if (type == long.class || type == Long.class) {
            return Values.whole(text).map(n -> n);
        }
        if (type == double.class || type == Double.class) {
            return Values.number(text).map(n -> n);
        }
        if (type == Duration.class) {
            return Values.duration(text).map(d -> d);
        }
        if (type == LocalDate.class) {
            return Values.date(text).map(d -> d);
        }
        if (type.isEnum()) {
            return constant(type, text);
        }
        throw new IllegalStateException("a configuration record cannot hold a " + type.getName());
    }

    private static Optional<Object> constant(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant)
                    .name()
                    .toLowerCase(Locale.ROOT)
                    .replace('_', '-')
                    .equals(text)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    private static Refusal refusal(OptionInfo option, ConfigNode node, String pointer) {
        boolean whole = option.type() == OptionInfo.Type.INTEGER
                && node instanceof ConfigNode.Scalar scalar
                && Values.isNumber(scalar.text());
        String label = Words.quote(pointer.substring(pointer.lastIndexOf('/') + 1));
        return whole
                ? new Refusal(
                        "out-of-range",
                        node.position(),
                        pointer,
                        label + " is " + Words.kind(node) + ", which is too large a number here",
                        "write a number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE)
                : new Refusal(
                        "wrong-type",
                        node.position(),
                        pointer,
                        label + " must be " + ValueCheck.describe(option) + ", not " + Words.kind(node),
                        "write " + ValueCheck.example(option));
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> plain) {
            return plain;
        }
        throw new IllegalStateException("a configuration record cannot hold a " + type.getTypeName());
    }

    private static Type argument(Type type, int index) {
        if (type instanceof ParameterizedType generic && generic.getActualTypeArguments().length > index) {
            return generic.getActualTypeArguments()[index];
        }
        throw new IllegalStateException(type.getTypeName() + " must say what it holds");
    }
}
