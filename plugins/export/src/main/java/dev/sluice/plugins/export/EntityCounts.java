package dev.sluice.plugins.export;

import dev.sluice.api.Candidate;
import dev.sluice.api.Document;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known about each entity over all documents: a few numbers and at most {@value #MAX_VARIANTS} variants of its
 * name, so that memory grows with the number of entities, not of mentions. Used by one thread.
 */
final class EntityCounts {
    /** How many variants of a name are kept: a spreadsheet cell holds 32,767 characters. */
    static final int MAX_VARIANTS = 100;

    /** The commonest first, then in the order of their characters. */
    static final Comparator<Map.Entry<String, Integer>> COMMONEST_FIRST = Map.Entry.<String, Integer>comparingByValue(
                    Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey());

    private final TreeMap<String, Entity> entities = new TreeMap<>();

    /** Counts the links of a document. */
    void observe(Document document) {
        Set<String> seen = new HashSet<>();
        for (Link link : document.links()) {
            Entity entity = entities.computeIfAbsent(link.entity(), Entity::new);
            entity.add(link, document.surface(link));
            if (seen.add(link.entity())) {
                entity.addDocument(document);
            }
        }
    }

    /** Returns the name of an entity, or its id where it was not seen. */
    String name(String id) {
        Entity entity = entities.get(id);
        return entity == null ? id : entity.name();
    }

    /** Returns the entities, sorted by id. */
    Collection<Entity> entities() {
        return entities.values();
    }

    /** What is known about one entity. */
    static final class Entity {
        private final String id;
        private final Map<String, Integer> surfaces = new TreeMap<>();
        private final Map<Mention.Type, Integer> types = new EnumMap<>(Mention.Type.class);
        private final DateRange dates = new DateRange();
        private int documents;
        private int mentions;
        private @Nullable String name;

        Entity(String id) {
            this.id = id;
        }

        private void add(Link link, String surface) {
            mentions++;
            types.merge(link.mention().type(), 1, Integer::sum);
            if (surfaces.containsKey(surface) || surfaces.size() < MAX_VARIANTS) {
                surfaces.merge(surface, 1, Integer::sum);
            }
            if (name == null) {
                name = link.candidates().stream()
                        .filter(candidate -> candidate.entity().equals(id))
                        .map(Candidate::name)
                        .findFirst()
                        .orElse(null);
            }
        }

        private void addDocument(Document document) {
            documents++;
            dates.add(document);
        }

        String id() {
            return id;
        }

        /** Returns the name in the knowledge base, or else the commonest variant. */
        String name() {
            return name != null
                    ? name
                    : surfaces.entrySet().stream()
                            .min(COMMONEST_FIRST)
                            .orElseThrow()
                            .getKey();
        }

        /** Returns the commonest type; OTHER only if there is nothing else. */
        Mention.Type type() {
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

        /** Returns the words that were used for it, the commonest first, then in the order of their characters. */
        List<String> variants() {
            return surfaces.entrySet().stream()
                    .sorted(COMMONEST_FIRST)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        int documents() {
            return documents;
        }

        int mentions() {
            return mentions;
        }

        @Nullable
        LocalDate firstDate() {
            return dates.first();
        }

        @Nullable
        LocalDate lastDate() {
            return dates.last();
        }
    }
}
