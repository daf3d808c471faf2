package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.util.List;

/**
 * Derives the place from a word for its people or for what belongs to it by the regular endings of English, as in "Bavarian"
 * or "Latin American". Immutable.
 */
final class Demonyms {
    /** From which prior on a place is so well known that texts form a word of its name. */
    private static final double MIN_PRIOR = 0.4;

    /** The shortest name of a place that a word is formed of, in letters; what is shorter is mostly chance. */
    private static final int MIN_LETTERS = 4;

    /** Endings, longest first; behind "n" a place ends in a vowel. */
    private static final List<String> ENDINGS = List.of("ians", "eans", "ian", "ean", "ans", "ese", "an", "ns", "n");

    private final KnowledgeBase base;
    private final Words words;

    Demonyms(KnowledgeBase base, Words words) {
        this.base = base;
        this.words = words;
    }

    /** Returns the places that a name may have been formed of, empty if none. */
    List<KnowledgeBase.Match> of(Name name) {
        String folded = name.folded();
        if (name.type() == Mention.Type.PERSON || words.isGivenName(folded)) {
            return List.of();
        }
        for (String ending : ENDINGS) {
            int length = folded.length() - ending.length();
            if (length < MIN_LETTERS || !folded.endsWith(ending)) {
                continue;
            }
            List<KnowledgeBase.Match> places = base.find(folded.substring(0, length)).stream()
                    .filter(m -> m.entity().type() == Mention.Type.PLACE
                            && m.kind() != KnowledgeBase.Kind.DEMONYM
                            && m.entity().prior() >= MIN_PRIOR)
                    .map(m -> new KnowledgeBase.Match(m.entity(), m.name(), KnowledgeBase.Kind.DEMONYM))
                    .toList();
            if (!places.isEmpty()) {
                return places;
            }
        }
        return List.of();
    }
}
