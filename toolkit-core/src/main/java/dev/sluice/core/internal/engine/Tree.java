package dev.sluice.core.internal.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What another process of ours has written as JSON, by key; whatever is not there is empty. */
record Tree(Map<String, ?> values) {
    String text(String key) {
        Object value = values.get(key);
        return value == null ? "" : String.valueOf(value);
    }

    List<String> texts(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    int number(String key) {
        return values.get(key) instanceof Number number ? number.intValue() : 0;
    }

    boolean isTrue(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    /** Returns the tree under a key; null if there is none. */
    @Nullable
    Tree tree(String key) {
        if (!(values.get(key) instanceof Map<?, ?> map)) {
            return null;
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        map.forEach((name, value) -> tree.put(String.valueOf(name), value));
        return new Tree(tree);
    }
}
