package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells how probable it is that a name of one document means what a knowledge base knows by it, and not something that nobody
 * recorded. A single word that means a little known place is more often the name of something else, unless other names of
 * the document have to do with that place. Used by one thread for one document.
 */
final class Plausibility {
    /** From so many on, related names and words of the description add nothing. */
    private static final int ENOUGH = 3;

    /** The shortest word of a description that tells something, in letters. */
    private static final int MIN_LETTERS = 4;

    private final KnowledgeBase base;

    private final Words words;
    private final Weights weights;
    private final Map<Long, List<String>> namesByEntity = new HashMap<>();
    private final Map<String, Set<String>> namesByCountry = new HashMap<>();
    private final Set<String> parts = new HashSet<>();
    private final Set<String> textWords;
    private final Map<String, Double> contexts = new HashMap<>();

    Plausibility(KnowledgeBase base, Words words, Weights weights, String text, Collection<Name> names) {
        this.base = base;
        this.words = words;
        this.weights = weights;
        this.textWords = new HashSet<>(List.of(Spelling.fold(text).split(" ", -1)));
        Set<String> seen = new HashSet<>();
        for (Name name : names) {
            if (seen.add(name.folded())) {
                add(name);
            }
        }
    }

    /**
     * What each sign counts. Immutable.
     *
     * @param values the weights by the names of the signs
     */
    record Weights(Map<String, Double> values) {
        Weights {
            values = Map.copyOf(values);
        }

        /** Returns the weights of the plugin. */
        static Weights load() {
            Map<String, Double> values = new HashMap<>();
            for (String line : Words.lines("ranker.tsv")) {
                String[] fields = line.split("\t", -1);
                values.put(fields[0], Double.valueOf(fields[1]));
            }
            return new Weights(values);
        }

        private double of(String sign) {
            Double value = values.get(sign);
            if (value == null) {
                throw new IllegalStateException(
                        "ranker.tsv of the linking plugin has no weight of '" + sign + "': install the plugin anew");
            }
            return value;
        }
    }

    private void add(Name name) {
        if (name.words() > 1) {
            parts.addAll(List.of(name.folded().split(" ", -1)));
        }
        for (KnowledgeBase.Match match : name.matches()) {
            Entity entity = match.entity();
            List<String> bearers =
                    namesByEntity.computeIfAbsent(KbFormat.key(entity.id()), k -> new ArrayList<>(ENOUGH + 1));
            if (bearers.size() <= ENOUGH) {
                bearers.add(name.folded());
            }
            boolean place = entity.type() == Mention.Type.PLACE && entity.prior() >= Setting.KNOWN_PLACE;
            if (!entity.country().isEmpty() && (place || entity.isCountry())) {
                Set<String> told = namesByCountry.computeIfAbsent(entity.country(), k -> new HashSet<>());
                if (told.size() < 2) {
                    told.add(name.folded());
                }
            }
        }
    }

    /** Returns the probability, from 0 to 1. */
    double of(Name name, KnowledgeBase.Match match) {
        double context = contexts.computeIfAbsent(
                name.folded() + "\n" + match.entity().id(), key -> context(name, match.entity()));
        return 1 / (1 + StrictMath.exp(-context - weights.of("detection") * name.score()));
    }

    private double context(Name name, Entity entity) {
        double sum = weights.of("bias") + weights.of("prior") * entity.prior();
        if (name.words() == 1) {
            sum += weights.of("one word little known") * (1 - entity.prior());
            sum += parts.contains(name.folded()) ? weights.of("part of longer name") : 0;
        }
        sum += entity.isCountry() ? weights.of("country itself") : 0;
        sum += name.matches().size() > 1 ? weights.of("several meanings") : 0;
        sum += isCountryTold(name, entity) ? weights.of("country") : 0;
        sum += weights.of("related") * related(name, entity);
        return sum + weights.of("description") * described(entity);
    }

    /** Returns whether another name tells the country of the entity, or means the entity itself. */
    private boolean isCountryTold(Name name, Entity entity) {
        return namesByCountry.getOrDefault(entity.country(), Set.of()).stream().anyMatch(n -> !n.equals(name.folded()))
                || namesByEntity.getOrDefault(KbFormat.key(entity.id()), List.of()).stream()
                        .anyMatch(n -> !n.equals(name.folded()));
    }

    /** Returns how many other names may mean the entity or something that it has to do with, up to enough. */
    private int related(Name name, Entity entity) {
        Set<String> found = new HashSet<>();
        collect(KbFormat.key(entity.id()), name, found);
        for (long key : base.related(entity)) {
            if (found.size() >= ENOUGH) {
                break;
            }
            collect(key, name, found);
        }
        return Math.min(ENOUGH, found.size());
    }

    private void collect(long key, Name name, Set<String> found) {
        for (String other : namesByEntity.getOrDefault(key, List.of())) {
            if (!other.equals(name.folded())) {
                found.add(other);
            }
        }
    }

    /** Returns how many words of the description the text has, up to enough. */
    private int described(Entity entity) {
        return (int) List.of(Spelling.fold(entity.description()).split(" ", -1)).stream()
                .filter(w -> w.length() >= MIN_LETTERS && !words.isStop(w) && textWords.contains(w))
                .distinct()
                .limit(ENOUGH)
                .count();
    }
}
