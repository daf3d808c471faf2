package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.util.List;

/**
 * A thing that a knowledge base knows by name. Immutable.
 *
 * @param id the id, such as {@code Q1530}
 * @param name the preferred name
 * @param type what kind of thing it is
 * @param prior how well known it is among all entities, from 0 to 1
 * @param country the country it belongs to, as ISO 3166-1 alpha-2 code or as an id; empty if unknown or none
 * @param from the first day, month or year of its life in ISO 8601; empty if unknown
 * @param to the last day, month or year of its life in ISO 8601; empty if unknown or not over
 * @param aliases its other names
 * @param demonyms the words for its people and for what belongs to it, for a country
 * @param terms the offices it held, for a person
 * @param description a few words that say what it is; empty if there are none
 * @param popularity in how many languages somebody wrote about it; 0 if that was not counted
 * @param office whether it is a post that persons hold
 */
record Entity(
        String id,
        String name,
        Mention.Type type,
        double prior,
        String country,
        String from,
        String to,
        List<String> aliases,
        List<String> demonyms,
        List<Term> terms,
        String description,
        int popularity,
        boolean office) {
    /**
     * A time in an office. Immutable.
     *
     * @param office the office with its country where its name does not say it
     * @param from the first day, month or year in ISO 8601; empty if unknown
     * @param to the last day, month or year in ISO 8601; empty if unknown or not over
     * @param id the id of the office; empty if the base has only its name
     */
    record Term(String office, String from, String to, String id) {
        Term(String office, String from, String to) {
            this(office, from, to, "");
        }
    }

    Entity(
            String id,
            String name,
            Mention.Type type,
            double prior,
            String country,
            String from,
            String to,
            List<String> aliases,
            List<String> demonyms,
            List<Term> terms) {
        this(id, name, type, prior, country, from, to, aliases, demonyms, terms, "", 0, false);
    }

    Entity {
        aliases = List.copyOf(aliases);
        demonyms = List.copyOf(demonyms);
        terms = List.copyOf(terms);
    }

    /** Returns whether it is a country, that is, has words for its people. */
    boolean isCountry() {
        return !demonyms.isEmpty() && type == Mention.Type.PLACE;
    }

    /** Returns one of its names by number: the preferred one, then the aliases, then the demonyms. */
    String recorded(int number) {
        if (number == 0) {
            return name;
        }
        return number <= aliases.size() ? aliases.get(number - 1) : demonyms.get(number - 1 - aliases.size());
    }
}
