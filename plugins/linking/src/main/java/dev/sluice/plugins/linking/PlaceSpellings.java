package dev.sluice.plugins.linking;

import java.util.List;

/**
 * Takes a word that nothing is called for another Latin spelling of a well-known place, as "Kerbala" for Karbala, if the text names the
 * country of that place. Immutable, safe for use by several threads.
 */
final class PlaceSpellings {
    /** Shorter words sound like too many others. */
    private static final int SHORTEST = 6;

    /** How well known a place must be, that of a town of some size. */
    private static final double LEAST_PRIOR = 0.4;

    /** From which probability on a word is taken for a person, who may be called after a place. */
    private static final double PERSON = 0.5;

    /** What makes the name of a place one for its people and their families, as in "Tikriti". */
    private static final String NISBA = "i";

    private final KnowledgeBase base;
    private final Ranker ranker = new Ranker();

    PlaceSpellings(KnowledgeBase base) {
        this.base = base;
    }

    /** Returns what a name may mean that is not known as it is spelled; empty if nothing or more than one place. */
    List<Ranker.Ranked> of(Name name, Setting setting) {
        boolean open = name.matches().isEmpty() && name.words() == 1 && !name.titled() && !name.typed();
        if (!open || name.folded().length() < SHORTEST || name.kinds().person() >= PERSON) {
            return List.of();
        }
        List<KnowledgeBase.Match> places = base.findSpelling(name.folded()).stream()
                .filter(m -> isLikely(name.folded(), m, setting))
                .toList();
        return places.size() == 1 ? ranker.rank(name, places, setting) : List.of();
    }

    private static boolean isLikely(String folded, KnowledgeBase.Match match, Setting setting) {
        Entity place = match.entity();
        String recorded = Spelling.fold(match.name());
        return place.prior() >= LEAST_PRIOR
                && !place.isCountry()
                && setting.countries().contains(place.country())
                && folded.endsWith(NISBA) == recorded.endsWith(NISBA)
                && PersonName.of(folded).isNear(PersonName.of(recorded));
    }
}
