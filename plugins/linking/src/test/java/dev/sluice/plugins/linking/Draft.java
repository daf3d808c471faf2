package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.util.LinkedHashSet;
import java.util.TreeSet;

/** An entity of the starter gazetteer under construction. */
final class Draft {
    final String id;
    final LinkedHashSet<String> aliases = new LinkedHashSet<>();
    final LinkedHashSet<String> demonyms = new LinkedHashSet<>();

    /** The terms: start, tab, end, tab, office. */
    final TreeSet<String> terms = new TreeSet<>();

    String name = "";
    Mention.Type type = Mention.Type.OTHER;
    double prior;
    String country = "";
    String from = "";
    String to = "";

    Draft(String id) {
        this.id = id;
    }
}
