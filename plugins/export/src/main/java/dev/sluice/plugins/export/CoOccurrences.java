package dev.sluice.plugins.export;

import dev.sluice.api.Document;
import dev.sluice.api.Link;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which entities are named in the same documents. Of a document that names very many, the {@value #MAX_ENTITIES} named
 * most often count, since the number of pairs grows with the square. Used by one thread.
 */
final class CoOccurrences {
    static final int MAX_ENTITIES = 100;

    private final TreeMap<String, TreeMap<String, Pair>> pairs = new TreeMap<>();

    /** Counts the pairs of a document. */
    void observe(Document document) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Link link : document.links()) {
            counts.merge(link.entity(), 1, Integer::sum);
        }
        List<String> entities = counts.entrySet().stream()
                .sorted(EntityCounts.COMMONEST_FIRST)
                .limit(MAX_ENTITIES)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        for (int i = 0; i < entities.size(); i++) {
            for (int j = i + 1; j < entities.size(); j++) {
                String first = entities.get(i);
                String second = entities.get(j);
                pairs.computeIfAbsent(first, key -> new TreeMap<>())
                        .computeIfAbsent(second, key -> new Pair(first, second))
                        .add(document);
            }
        }
    }

    /** Returns the pairs, sorted by their ids. */
    List<Pair> pairs() {
        List<Pair> all = new ArrayList<>();
        pairs.values().forEach(row -> all.addAll(row.values()));
        return all;
    }

    /** Two entities that some document names both. */
    static final class Pair {
        private final String first;
        private final String second;
        private final DateRange dates = new DateRange();
        private int documents;

        Pair(String first, String second) {
            this.first = first;
            this.second = second;
        }

        private void add(Document document) {
            documents++;
            dates.add(document);
        }

        String first() {
            return first;
        }

        String second() {
            return second;
        }

        /** Returns how many documents name both. */
        int documents() {
            return documents;
        }

        /** Returns when the first document that names both was published; null where none has a date. */
        @Nullable
        LocalDate firstDate() {
            return dates.first();
        }

        /** Returns when the last document that names both was published; null where none has a date. */
        @Nullable
        LocalDate lastDate() {
            return dates.last();
        }
    }
}
