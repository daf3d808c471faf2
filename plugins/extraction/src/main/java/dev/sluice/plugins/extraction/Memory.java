package dev.sluice.plugins.extraction;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was found out about strings that recur, such as the names of elements of the pages of a site. It forgets everything
 * when it is full. Thread-safe.
 *
 * @param <V> what is found out
 */
final class Memory<V> {
    /** Longer strings hardly recur. */
    private static final int LONGEST = 300;

    private final int most;
    private final Map<String, V> known = new ConcurrentHashMap<>();
    private final Function<String, V> finder;

    /**
     * @param most so many strings are remembered
     * @param finder finds out about a string; a pure function
     */
    Memory(int most, Function<String, V> finder) {
        this.most = most;
        this.finder = finder;
    }

    V get(String key) {
        V value = known.get(key);
        if (value == null) {
            value = finder.apply(key);
            if (known.size() >= most) {
                known.clear();
            }
            if (key.length() <= LONGEST) {
                known.put(key, value);
            }
        }
        return value;
    }
}
