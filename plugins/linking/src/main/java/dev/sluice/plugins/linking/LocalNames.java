package dev.sluice.plugins.linking;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A knowledge base with the names that its entities have in a language besides; they come before all others. Immutable.
 *
 * @param base the base
 * @param names the folded names, with the ids of what bears them
 * @param openers the first words of those that have several
 */
record LocalNames(KnowledgeBase base, Map<String, List<String>> names, Set<String> openers) implements KnowledgeBase {
    LocalNames {
        names = Map.copyOf(names);
        openers = Set.copyOf(openers);
    }

    LocalNames(KnowledgeBase base, Map<String, List<String>> names) {
        this(
                base,
                names,
                names.keySet().stream()
                        .filter(name -> name.indexOf(' ') > 0)
                        .map(name -> name.substring(0, name.indexOf(' ')))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public List<Match> find(String folded) {
        List<Match> known = base.find(folded);
        List<String> ids = names.getOrDefault(folded, List.of());
        if (ids.isEmpty()) {
            return known;
        }
        // a capital may be called as its country is everywhere
        return Stream.concat(
                        known.stream()
                                .filter(m -> m.entity().isCountry()
                                        && !ids.contains(m.entity().id())),
                        ids.stream()
                                .flatMap(id -> base.entity(id).stream())
                                .map(entity -> new Match(entity, entity.name(), Kind.NAME)))
                .toList();
    }

    /** Returns whether the language has the name itself. */
    boolean isLocal(String folded) {
        return names.containsKey(folded);
    }

    @Override
    public List<Match> findSpelling(String folded) {
        return base.findSpelling(folded);
    }

    @Override
    public List<Entity> offices(String title, String country) {
        return base.offices(title, country);
    }

    @Override
    public List<Entity> teams(String place) {
        return base.teams(place);
    }

    @Override
    public List<Holder> holders(Entity office) {
        return base.holders(office);
    }

    @Override
    public long[] related(Entity entity) {
        return base.related(entity);
    }

    @Override
    public Optional<Entity> entity(String id) {
        return base.entity(id);
    }

    @Override
    public void close() {
        base.close();
    }
}
