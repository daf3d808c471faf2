package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.util.LinkedHashSet;
import java.util.TreeSet;

/** An entity of the starter base under construction. */
final class Draft {
    final String id;
    final LinkedHashSet<String> aliases = new LinkedHashSet<>();
    final LinkedHashSet<String> demonyms = new LinkedHashSet<>();

    final LinkedHashSet<String> related = new LinkedHashSet<>();

    /** The terms: start, tab, end, tab, id or name of the office. */
    final TreeSet<String> terms = new TreeSet<>();

    String name = "";
    Mention.Type type = Mention.Type.OTHER;
    double prior;
    String country = "";
    String from = "";
    String to = "";
    String description = "";

    /** The title of its article in the English Wikipedia; empty if unknown. */
    String title = "";

    boolean office;

    Draft(String id) {
        this.id = id;
    }
}
