package dev.sluice.plugins.export;

import dev.sluice.api.Document;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mention with the decision about it. Immutable.
 *
 * @param mention the occurrence of the name
 * @param link who is meant; null where nothing was decided
 */
record NamedMention(Mention mention, @Nullable Link link) {
    /** Returns the mentions of a document, and those of links that are not in the mention layer; sorted by span. */
    static List<NamedMention> of(Document document) {
        Map<Mention, Link> links = new HashMap<>();
        document.links().forEach(link -> links.put(link.mention(), link));
        List<NamedMention> all = new ArrayList<>();
        Set<Mention> known = new HashSet<>();
        for (Mention mention : document.mentions()) {
            all.add(new NamedMention(mention, links.get(mention)));
            known.add(mention);
        }
        for (Link link : document.links()) {
            if (known.add(link.mention())) {
                all.add(new NamedMention(link.mention(), link));
            }
        }
        all.sort(Comparator.comparing(NamedMention::span));
        return all;
    }

    Span span() {
        return mention.span();
    }

    /** Returns the id of who is meant; null where nothing was decided. */
    @Nullable
    String entity() {
        return link == null ? null : link.entity();
    }

    /** Returns how sure the decision is, or, where there is none, that this is a name at all. */
    double score() {
        return link == null ? mention.score() : link.score();
    }

    /** Returns the name of the entity in the knowledge base; null where it is not known. */
    @Nullable
    String entityName() {
        if (link == null) {
            return null;
        }
        return link.candidates().stream()
                .filter(candidate -> candidate.entity().equals(link.entity()))
                .map(candidate -> candidate.name())
                .findFirst()
                .orElse(null);
    }
}
