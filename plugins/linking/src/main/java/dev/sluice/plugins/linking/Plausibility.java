package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

    /** From which prior on somebody is in the news for more than an office. */
    private static final double FAMOUS = 0.6;

    private static final Set<String> PREPOSITIONS =
            Set.of("in", "at", "near", "from", "outside", "across", "throughout");

    /** A surname of so many well-known people or fewer tells more than one that everybody may have. */
    private static final int FEW = 1;

    /** How many characters in front of a name are looked at for a preposition. */
    private static final int REACH = 20;

    private final String text;
    private final KnowledgeBase base;
    private final Words words;
    private final Weights weights;
    private final Map<Long, List<String>> namesByEntity = new HashMap<>();
    private final Map<String, Set<String>> namesByCountry = new HashMap<>();
    private final Set<String> parts = new HashSet<>();
    private final Set<String> textWords;
    private final boolean political;
    private final Map<String, Map<String, Double>> contexts = new HashMap<>();

    Plausibility(KnowledgeBase base, Words words, Weights weights, String text, Collection<Name> names) {
        this.text = text;
        this.base = base;
        this.words = words;
        this.weights = weights;
        this.textWords = new HashSet<>(List.of(Spelling.fold(text).split(" ", -1)));
        this.political = textWords.stream().anyMatch(words::isPolitical);
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
        double sum = weights.of("bias");
        for (Map.Entry<String, Double> sign : signs(name, match).entrySet()) {
            sum += weights.of(sign.getKey()) * sign.getValue();
        }
        return 1 / (1 + StrictMath.exp(-sum));
    }

    /** Returns the signs that the document gives, by their names, without those of the value 0. */
    Map<String, Double> signs(Name name, KnowledgeBase.Match match) {
        Map<String, Double> signs = new LinkedHashMap<>(contexts.computeIfAbsent(
                name.folded() + "\n" + match.entity().id(), key -> context(name, match.entity())));
        signs.put("detection", name.score());
        signs.put("kind", kind(name, match));
        put(signs, "given name alone", isGivenNameAlone(name, match.entity()));
        put(signs, "behind a preposition", match.entity().type() == Mention.Type.PLACE && isBehindPreposition(name));
        return signs;
    }

    /**
     * Returns how much the words around a name speak for the kind of thing that it is taken to mean, from -0.5 to 0.5; 0 where
     * the name itself or a title tells the kind, or nothing is known of the words around.
     */
    static double kind(Name name, KnowledgeBase.Match match) {
        Kinds kinds = name.kinds();
        if (name.typed() || kinds.equals(Kinds.UNKNOWN)) {
            return 0;
        }
        double people = kinds.of(Mention.Type.GROUP);
        double probability = match.kind() == KnowledgeBase.Kind.DEMONYM
                ? Math.max(people, kinds.place())
                : kinds.of(match.entity().type());
        return probability - 0.5;
    }

    /** Returns whether somebody known by a longer name is called by a given name, as people nobody knows are, too. */
    private boolean isGivenNameAlone(Name name, Entity entity) {
        return name.words() == 1
                && entity.type() == Mention.Type.PERSON
                && !name.titled()
                && words.isGivenName(name.folded())
                && !name.folded().equals(Spelling.fold(entity.name()));
    }

    /** Returns whether a preposition that places stand behind is in front of a name, maybe with an article. */
    private boolean isBehindPreposition(Name name) {
        int begin = name.span().begin();
        if (begin > text.length()) {
            return false;
        }
        String[] before = text.substring(Math.max(0, begin - REACH), begin).split(" ", -1);
        int last = before.length - 1;
        if (last < 1 || !before[last].isEmpty()) {
            return false;
        }
        boolean article = last > 1 && before[last - 1].equalsIgnoreCase("the");
        return PREPOSITIONS.contains(before[article ? last - 2 : last - 1].toLowerCase(Locale.ROOT));
    }

    private Map<String, Double> context(Name name, Entity entity) {
        Map<String, Double> signs = new LinkedHashMap<>();
        signs.put("prior", entity.prior());
        if (name.words() == 1) {
            signs.put("one word little known", 1 - entity.prior());
            put(signs, "part of longer name", parts.contains(name.folded()));
        }
        if (!political && !entity.terms().isEmpty() && entity.prior() < FAMOUS) {
            signs.put("office without politics", 1 - entity.prior());
        }
        put(signs, "surname of few", name.words() > 1 && isSurnameOfFew(name, entity));
        put(signs, "country itself", entity.isCountry());
        put(signs, "several meanings", name.matches().size() > 1);
        put(signs, "country", isCountryTold(name, entity));
        signs.put("related", (double) related(name, entity));
        signs.put("description", (double) described(entity));
        return signs;
    }

    /** Returns whether the last word of a person's full name is the surname of hardly anybody else whom the base knows. */
    private boolean isSurnameOfFew(Name name, Entity entity) {
        List<String> parts = PersonName.of(name.folded()).parts();
        String last = parts.isEmpty() ? name.folded() : parts.get(parts.size() - 1);
        return parts.size() > 1
                && entity.type() == Mention.Type.PERSON
                && name.folded().equals(Spelling.fold(entity.name()))
                && base.find(last).stream()
                                .filter(m -> m.entity().type() == Mention.Type.PERSON)
                                .count()
                        <= FEW;
    }

    private static void put(Map<String, Double> signs, String sign, boolean there) {
        if (there) {
            signs.put(sign, 1.0);
        }
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
