package dev.sluice.plugins.report;

import dev.sluice.api.Candidate;
import dev.sluice.api.Document;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of a document: those of its layer, and those that a decision is about without their standing in it. */
final class Mentions {
    /** The kinds of names in the order by which the page knows them. */
    static final List<Mention.Type> TYPES = List.of(Mention.Type.values());

    private Mentions() {}

    /** Returns the names, sorted by span. */
    static List<Mention> of(Document document) {
        Set<Mention> mentions = new LinkedHashSet<>(document.mentions());
        for (Link link : document.links()) {
            mentions.add(link.mention());
        }
        return mentions.stream().sorted(Comparator.comparing(Mention::span)).toList();
    }

    /** Returns the name that the knowledge base has for whom a link means; null if it has none. */
    static @Nullable String knownName(Link link) {
        return link.candidates().stream()
                .filter(candidate -> candidate.entity().equals(link.entity()))
                .map(Candidate::name)
                .findFirst()
                .orElse(null);
    }
}
