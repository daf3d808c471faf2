package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entity on its way into a knowledge base. Immutable.
 *
 * @param id the id, such as {@code Q1530}
 * @param name the preferred name
 * @param description a few words that say what it is; empty if there are none
 * @param type what kind of thing it is; null if its classes tell
 * @param office whether it is a post that persons hold, such as that of a prime minister
 * @param popularity in how many languages somebody wrote about it; -1 if nobody counted
 * @param prior how well known it is among all entities, from 0 to 1
 * @param country the country as ISO 3166-1 alpha-2 code or as an id; empty if unknown or none
 * @param from the first day, month or year of its life in ISO 8601; empty if unknown
 * @param to the last day, month or year of its life in ISO 8601; empty if unknown or not over
 * @param aliases its other names
 * @param demonyms the words for its people and for what belongs to it, for a country
 * @param terms the offices it held, for a person
 * @param related the ids of entities it has to do with
 * @param classes the ids of the classes it is an instance of
 */
record KbItem(
        String id,
        String name,
        String description,
        Mention.@Nullable Type type,
        boolean office,
        int popularity,
        double prior,
        String country,
        String from,
        String to,
        List<String> aliases,
        List<String> demonyms,
        List<Term> terms,
        List<String> related,
        List<String> classes) {
    /**
     * A time in an office. Immutable.
     *
     * @param office the id of the office, or what it is called
     * @param from the first day, month or year in ISO 8601; empty if unknown
     * @param to the last day, month or year in ISO 8601; empty if unknown or not over
     */
    record Term(String office, String from, String to) {}

    KbItem {
        aliases = List.copyOf(aliases);
        demonyms = List.copyOf(demonyms);
        terms = List.copyOf(terms);
        related = List.copyOf(related);
        classes = List.copyOf(classes);
    }
}
