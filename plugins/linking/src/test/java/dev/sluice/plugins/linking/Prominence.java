package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says how well known the entities of the starter base are where the source tables alone do not tell. */
final class Prominence {
    /** By how much the bearer of the bare title is ahead of others of its name. */
    private static final double LEAD = 0.02;

    private static final double MOST = 0.9;

    /** How well known a person with an item of the number 10 000 is, */
    private static final double EARLY = 0.62;

    /** and by how much less one whose number has a digit more; set by hand. */
    private static final double PER_DIGIT = 0.1;

    private final List<Draft> drafts;
    private final Set<String> states;

    Prominence(Collection<Draft> drafts, Set<String> states) {
        // Who is settled first may decide who leads: the order of the ids, whatever that of the tables.
        this.drafts = drafts.stream()
                .sorted(Comparator.comparing((Draft d) -> d.id.length()).thenComparing(d -> d.id))
                .toList();
        this.states = states;
    }

    void settle() {
        drafts.stream().filter(d -> d.type == Mention.Type.PERSON).forEach(Prominence::byAge);
        byTitles();
    }

    /**
     * Persons with early items are better known: the first items were made of the articles that the most languages had.
     */
    private static void byAge(Draft person) {
        double digits = Math.log10(Math.max(10_000, KbFormat.key(person.id))) - 4;
        person.prior = Math.max(person.prior, EARLY - PER_DIGIT * digits);
    }

    /**
     * Wikipedia gives the bare name as title to what is meant by it mostly; others have a word in brackets or a longer name.
     * States are known by their everyday names whatever the title says.
     */
    private void byTitles() {
        Map<String, List<Draft>> byName = new HashMap<>();
        for (Draft draft : drafts) {
            if (!draft.office) {
                byName.computeIfAbsent(Spelling.fold(draft.name), k -> new ArrayList<>())
                        .add(draft);
            }
        }
        for (Draft draft : drafts) {
            String title = Spelling.fold(draft.title);
            boolean named = !draft.title.isEmpty()
                    && (Spelling.fold(draft.name).equals(title)
                            || draft.aliases.stream()
                                    .anyMatch(a -> Spelling.fold(a).equals(title)));
            for (Draft other : named ? byName.getOrDefault(title, List.of()) : List.<Draft>of()) {
                if (other != draft
                        && other.type == draft.type
                        && other.prior >= draft.prior
                        && !states.contains(other.id)) {
                    draft.prior = Math.min(MOST, other.prior + LEAD);
                    draft.aliases.add(draft.name);
                    draft.name = other.name;
                    draft.country = draft.country.isEmpty() ? other.country : draft.country;
                    draft.demonyms.addAll(other.demonyms);
                    other.demonyms.clear();
                }
            }
        }
    }
}
