package dev.sluice.plugins.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.api.Document;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each entity over all documents. Names that nobody linked stand by themselves, one entity a spelling.
 * Used by one thread.
 */
final class Entities {
    /** How many spellings of a name are kept, so that memory grows with the number of entities, not of mentions. */
    static final int MAX_SPELLINGS = 100;

    private static final Comparator<Entity> BY_MENTIONS =
            Comparator.comparingInt((Entity entity) -> -entity.mentions).thenComparing(entity -> entity.key);

    private final Map<String, Entity> byKey = new HashMap<>();
    private final List<Entity> inOrder = new ArrayList<>();

    /** For each document pairs of the number of an entity and how often it is named, sorted by that number. */
    private final List<int[]> ofDocuments = new ArrayList<>();

    /** Counts the names of a document; {@code day} is its first possible day, null if it has none. */
    void add(Document document, @Nullable Integer day) {
        Map<Mention, Link> links = new HashMap<>();
        document.links().forEach(link -> links.put(link.mention(), link));
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        for (Mention mention : Mentions.of(document)) {
            Link link = links.get(mention);
            String surface = document.surface(mention);
            // a key of the second form cannot be an id, which is never blank at its beginning
            String key = link == null ? " " + mention.type() + " " + surface : link.entity();
            Entity entity = byKey.computeIfAbsent(key, k -> {
                Entity made = new Entity(k, link == null ? "" : link.entity(), inOrder.size());
                inOrder.add(made);
                return made;
            });
            entity.add(mention, link, surface);
            entity.seen(ofDocuments.size(), mention, day);
            counts.merge(entity.number, 1, Integer::sum);
        }
        int[] pairs = new int[counts.size() * 2];
        int at = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            pairs[at++] = entry.getKey();
            pairs[at++] = entry.getValue();
        }
        ofDocuments.add(pairs);
    }

    /** Writes the entities, the most mentioned first, and for each document which of them it names how often. */
    void write(JsonGenerator json, Places places) throws IOException {
        List<Entity> sorted = inOrder.stream().sorted(BY_MENTIONS).toList();
        int[] rank = new int[sorted.size()];
        json.writeArrayFieldStart("entities");
        for (int i = 0; i < sorted.size(); i++) {
            rank[sorted.get(i).number] = i;
            sorted.get(i).write(json, places);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("named");
        for (int[] pairs : ofDocuments) {
            json.writeArray(ranked(pairs, rank), 0, pairs.length);
        }
        json.writeEndArray();
    }

    private static int[] ranked(int[] pairs, int[] rank) {
        long[] sorted = new long[pairs.length / 2];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = ((long) rank[pairs[2 * i]] << 32) | pairs[2 * i + 1];
        }
        Arrays.sort(sorted);
        int[] ranked = new int[pairs.length];
        for (int i = 0; i < sorted.length; i++) {
            ranked[2 * i] = (int) (sorted[i] >>> 32);
            ranked[2 * i + 1] = (int) sorted[i];
        }
        return ranked;
    }

    private static final class Entity {
        private final String key;
        private final String id;
        private final int number;
        private final Map<String, Integer> spellings = new TreeMap<>();
        private final Map<Mention.Type, Integer> types = new EnumMap<>(Mention.Type.class);
        private int mentions;
        private @Nullable String name;
        private int firstDocument;
        private int firstBegin;
        private int firstEnd;
        private @Nullable Integer firstDay;

        Entity(String key, String id, int number) {
            this.key = key;
            this.id = id;
            this.number = number;
        }

        void add(Mention mention, @Nullable Link link, String surface) {
            mentions++;
            types.merge(mention.type(), 1, Integer::sum);
            if (spellings.containsKey(surface) || spellings.size() < MAX_SPELLINGS) {
                spellings.merge(surface, 1, Integer::sum);
            }
            if (name == null && link != null) {
                name = Mentions.knownName(link);
            }
        }

        /** The first mention is that of the earliest document; undated ones come after all others. */
        void seen(int document, Mention mention, @Nullable Integer day) {
            if (mentions == 1 || (day != null && (firstDay == null || day < firstDay))) {
                firstDocument = document;
                firstBegin = mention.span().begin();
                firstEnd = mention.span().end();
                firstDay = day;
            }
        }

        void write(JsonGenerator json, Places places) throws IOException {
            List<Map.Entry<String, Integer>> sorted = spellings.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .toList();
            json.writeStartArray();
            json.writeString(id);
            json.writeString(name == null ? sorted.get(0).getKey() : name);
            json.writeNumber(Mentions.TYPES.indexOf(type()));
            json.writeStartArray();
            for (Map.Entry<String, Integer> spelling : sorted) {
                json.writeString(spelling.getKey());
                json.writeNumber(spelling.getValue());
            }
            json.writeEndArray();
            json.writeArray(new int[] {firstDocument, firstBegin, firstEnd}, 0, 3);
            Optional<Places.Place> place = places.find(id);
            if (place.isPresent()) {
                json.writeStartArray();
                json.writeNumber(place.get().latitude());
                json.writeNumber(place.get().longitude());
                json.writeString(place.get().kind());
                json.writeEndArray();
            }
            json.writeEndArray();
        }

        /** Returns the commonest type; OTHER only if there is nothing else. */
        private Mention.Type type() {
            Mention.Type commonest = Mention.Type.OTHER;
            int most = 0;
            for (Map.Entry<Mention.Type, Integer> entry : types.entrySet()) {
                if (entry.getKey() != Mention.Type.OTHER && entry.getValue() > most) {
                    commonest = entry.getKey();
                    most = entry.getValue();
                }
            }
            return commonest;
        }
    }
}
