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
 * @param demonyms the folded words for peoples, with the ids of their countries
 * @param openers the first words of those that have several
 * @param renamed the ids of what bears them
 */
record LocalNames(
        KnowledgeBase base,
        Map<String, List<String>> names,
        Map<String, List<String>> demonyms,
        Set<String> openers,
        Set<String> renamed)
        implements KnowledgeBase {
    LocalNames {
        names = Map.copyOf(names);
        demonyms = Map.copyOf(demonyms);
        openers = Set.copyOf(openers);
        renamed = Set.copyOf(renamed);
    }

    LocalNames(KnowledgeBase base, Map<String, List<String>> names, Map<String, List<String>> demonyms) {
        this(
                base,
                names,
                demonyms,
                names.keySet().stream()
                        .filter(name -> name.indexOf(' ') > 0)
                        .map(name -> name.substring(0, name.indexOf(' ')))
                        .collect(Collectors.toUnmodifiableSet()),
                names.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public List<Match> find(String folded) {
        List<Match> known = base.find(folded);
        List<Match> local = Stream.concat(matches(names, folded, Kind.NAME), matches(demonyms, folded, Kind.DEMONYM))
                .toList();
        return local.isEmpty()
                ? known
                : Stream.concat(known.stream().filter(m -> staysBeside(m, local)), local.stream())
                        .toList();
    }

    private Stream<Match> matches(Map<String, List<String>> words, String folded, Kind kind) {
        return words.getOrDefault(folded, List.of()).stream()
                .flatMap(id -> base.entity(id).stream())
                .map(entity -> new Match(entity, entity.name(), kind));
    }

    /**
     * Returns whether the language, too, calls something by its English name, which it shares with others that the language
     * has a name for: a country like its capital, or what is better known than they.
     */
    private boolean staysBeside(Match known, List<Match> local) {
        Entity entity = known.entity();
        return !renamed.contains(entity.id())
                && (entity.isCountry()
                        || (known.kind() == Kind.NAME
                                && local.stream().allMatch(m -> m.entity().prior() < entity.prior())));
    }

    /** Returns whether the language has the name or the word for a people itself. */
    boolean isLocal(String folded) {
        return names.containsKey(folded) || demonyms.containsKey(folded);
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
