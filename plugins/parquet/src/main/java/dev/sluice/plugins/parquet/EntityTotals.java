package dev.sluice.plugins.parquet;

import dev.sluice.api.Candidate;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of each entity over all documents: a few numbers, and how often it bears each name. Used by one thread. */
final class EntityTotals {
    private final Map<String, Entity> entities = new TreeMap<>();

    /** What is known of one entity. */
    private static final class Entity {
        private final Map<String, Integer> surfaces = new TreeMap<>();
        private final Map<Mention.Type, Integer> types = new EnumMap<>(Mention.Type.class);
        private @Nullable String name;
        private int documents;
        private int mentions;
        private @Nullable LocalDate first;
        private @Nullable LocalDate last;
    }

    /** Counts the links of a document. */
    void add(Document document) {
        Set<String> seen = new HashSet<>();
        for (Link link : document.links()) {
            Entity entity = entities.computeIfAbsent(link.entity(), id -> new Entity());
            entity.mentions++;
            entity.surfaces.merge(document.surface(link), 1, Integer::sum);
            entity.types.merge(link.mention().type(), 1, Integer::sum);
            entity.name = entity.name == null ? knownName(link) : entity.name;
            if (seen.add(link.entity())) {
                entity.documents++;
                document.date(DocumentDate.Role.PUBLISHED).ifPresent(date -> widen(entity, date.interval()));
            }
        }
    }

    /** Returns the rows of the table, sorted by the id of the entity. */
    List<List<@Nullable Object>> rows() {
        return entities.entrySet().stream()
                .map(row -> TableKind.row(
                        row.getKey(),
                        name(row.getValue()),
                        type(row.getValue()),
                        row.getValue().documents,
                        row.getValue().mentions,
                        row.getValue().first,
                        row.getValue().last))
                .toList();
    }

    /** Returns the name in the knowledge base, or null if there is none. */
    static @Nullable String knownName(Link link) {
        return link.candidates().stream()
                .filter(candidate -> candidate.entity().equals(link.entity()))
                .map(Candidate::name)
                .findFirst()
                .orElse(null);
    }

    /** A date that is vague counts for nothing. */
    private static void widen(Entity entity, DateInterval days) {
        LocalDate from = days.earliest();
        LocalDate to = days.latest();
        if (from != null && to != null && !days.isVague()) {
            entity.first = entity.first == null || from.isBefore(entity.first) ? from : entity.first;
            entity.last = entity.last == null || to.isAfter(entity.last) ? to : entity.last;
        }
    }

    private static String name(Entity entity) {
        String known = entity.name;
        return known != null ? known : commonest(entity.surfaces);
    }

    /** Returns the commonest type; {@code OTHER} only if there is nothing else. */
    private static String type(Entity entity) {
        Map<Mention.Type, Integer> types = new EnumMap<>(entity.types);
        if (types.size() > 1) {
            types.remove(Mention.Type.OTHER);
        }
        return commonest(types).name();
    }

    /** Returns the key with the highest count; of equal ones the first. */
    private static <K extends Comparable<? super K>> K commonest(Map<K, Integer> counts) {
        return counts.entrySet().stream()
                .min(Map.Entry.<K, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
    }
}
