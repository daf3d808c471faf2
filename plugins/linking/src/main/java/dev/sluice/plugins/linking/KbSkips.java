package dev.sluice.plugins.linking;

import java.util.Map;
import java.util.TreeMap;

/** Counts what was left out of a knowledge base, by reason. Used by one thread. */
final class KbSkips {
    private final Map<String, Long> counts = new TreeMap<>();

    void count(String reason) {
        counts.merge(reason, 1L, Long::sum);
    }

    void count(String reason, long times) {
        if (times > 0) {
            counts.merge(reason, times, Long::sum);
        }
    }

    /** Returns the counts by reason, sorted. */
    Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }
}
