package dev.sluice.plugins.linking;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a knowledge base is built with. Immutable.
 *
 * @param languages the languages of names, the first one also that of preferred names and descriptions
 * @param dropClasses the ids of classes whose members are left out, with those of their subclasses
 * @param keepClasses the ids of classes whose members are kept however few sitelinks they have
 * @param minSitelinks in how many languages an entity of a dump must be written about
 * @param memory how many bytes to sort in memory before temporary files are written
 * @param about what the manifest says: name, licences
 */
record KbOptions(
        List<String> languages,
        List<String> dropClasses,
        List<String> keepClasses,
        int minSitelinks,
        long memory,
        Map<String, String> about) {
    /** Articles, disambiguation pages, categories, templates and lists: they bear names but are never meant by them. */
    static final List<String> NO_THINGS = List.of("Q13442814", "Q4167410", "Q4167836", "Q11266439", "Q13406463");

    /** A megabyte in bytes. */
    static final long MEGABYTE = 1 << 20;

    /** What a table of a user's own entities is built with. */
    static final KbOptions OWN = new KbOptions(List.of("en"), List.of(), List.of(), 0, 64 * MEGABYTE, Map.of());

    KbOptions {
        languages = List.copyOf(languages);
        dropClasses = List.copyOf(dropClasses);
        keepClasses = List.copyOf(keepClasses);
        // in an order that is the same on every machine: it is written to the manifest and tells builds apart
        about = Collections.unmodifiableMap(new TreeMap<>(about));
    }
}
