package dev.sluice.core.internal.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A value of a pipeline file with its place, the same for YAML and JSON. Immutable. */
public sealed interface ConfigNode {
    /** Returns where the value begins. */
    Position position();

    /**
     * A text, number or truth value, kept as it was written.
     *
     * @param position where it begins
     * @param text the characters, without quotes
     * @param quoted whether it can only be meant as text: in quotes, or a block of text
     */
    record Scalar(Position position, String text, boolean quoted) implements ConfigNode {}

    /**
     * The absence of a value.
     *
     * @param position where it stands; for a key without value the place of the key
     * @param text the word that was written for it; empty if nothing was
     */
    record Null(Position position, String text) implements ConfigNode {}

    /**
     * Values in order.
     *
     * @param position where it begins
     * @param items the values
     */
    record Sequence(Position position, List<ConfigNode> items) implements ConfigNode {
        /** Copies the list. */
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /**
     * Values by key, in the order of the file.
     *
     * @param position where it begins
     * @param entries the values with the places of their keys
     */
    record Mapping(Position position, Map<String, Entry> entries) implements ConfigNode {
        /** Copies the map. */
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** Returns the value of a key. */
        public Optional<ConfigNode> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        /** Returns a copy in which a key has a value; a new key comes last. */
        public Mapping with(String key, Entry entry) {
            Map<String, Entry> copy = new LinkedHashMap<>(entries);
            copy.put(key, entry);
            return new Mapping(position, copy);
        }

        /** Returns a copy without some keys. */
        public Mapping without(Set<String> keys) {
            Map<String, Entry> copy = new LinkedHashMap<>(entries);
            copy.keySet().removeAll(keys);
            return new Mapping(position, copy);
        }
    }

    /**
     * One key of a mapping with its value.
     *
     * @param key where the key begins
     * @param value the value
     */
    record Entry(Position key, ConfigNode value) {}
}
