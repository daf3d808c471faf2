package dev.sluice.core;

import java.util.List;
import java.util.Optional;

/**
 * The declaration of one option of a component. Immutable.
 *
 * @param name the key in pipeline files; empty for the items of a list or map
 * @param doc one sentence that says what it does; empty for items
 * @param type the type of its value
 * @param required whether the user must give a value
 * @param defaultText the default as it would stand in a pipeline file; empty where there is none
 * @param min the least legal number, or negative infinity
 * @param max the greatest legal number, or positive infinity
 * @param values the legal values of an enum or a string; empty means any
 * @param items the declaration of the items of a list or of the values of a map; empty for other types
 * @param options the options of a nested record; empty for other types
 * @since 0.1
 */
public record OptionInfo(
        String name,
        String doc,
        Type type,
        boolean required,
        Optional<String> defaultText,
        double min,
        double max,
        List<String> values,
        Optional<OptionInfo> items,
        List<OptionInfo> options) {
    /** The type of an option's value. */
    public enum Type {
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** A whole number. */
        INTEGER,
        /** A number. */
        NUMBER,
        /** A text. */
        STRING,
        /** A length of time, such as {@code 500ms}, {@code 60s}, {@code 2m}, {@code 1h} or {@code PT1M}. */
        DURATION,
        /** A day, such as {@code 2020-01-10}. */
        DATE,
        /** One of a fixed set of words. */
        ENUM,
        /** Values in order. */
        LIST,
        /** Values by name. */
        MAP,
        /** Options of its own. */
        RECORD
    }

    /** Copies the lists. */
    public OptionInfo {
        values = List.copyOf(values);
        options = List.copyOf(options);
    }
}
