package dev.sluice.plugins.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * What a page states in JSON-LD about its article. A page may describe more than one: its own is the one that has its
 * address or its title. Immutable.
 *
 * @param properties the values of each property, those of the article before those of the page around it
 * @param persons the authors of the article that are said to be persons
 * @param authors the authors of the article of which it is not said what they are
 * @param articleBody the text of the article; empty if it is not given
 */
record JsonLd(Map<String, List<String>> properties, List<String> persons, List<String> authors, String articleBody) {
    private static final List<String> SCALARS = List.of(
            "headline",
            "alternativeHeadline",
            "datePublished",
            "dateModified",
            "dateCreated",
            "uploadDate",
            "inLanguage",
            "articleSection",
            "description");

    /** Properties that are people or organizations, of which the name is wanted. */
    private static final List<String> AGENTS = List.of("author", "creator", "publisher");

    /** References are followed so often: from an article over a list to a person. */
    private static final int MAX_REFERENCES = 3;

    /** What tells the page's article from others it announces: its addresses, and what it is called. */
    record Page(Set<String> addresses, List<String> titles) {
        private int likeness(JsonNode article) {
            for (String name : List.of("url", "@id", "mainEntityOfPage")) {
                JsonNode value = article.get(name);
                JsonNode address = value != null && value.isObject() ? value.get("@id") : value;
                if (address != null && address.isTextual() && addresses.contains(address(address.asText()))) {
                    return 2;
                }
            }
            return texts(article.get("headline")).stream()
                            .anyMatch(headline -> titles.stream()
                                    .anyMatch(title -> TextShape.key(title).contains(TextShape.key(headline))))
                    ? 1
                    : 0;
        }

        /** Returns what is left of an address when scheme, query and last slash do not count. */
        static String address(String written) {
            String bare = written.strip().toLowerCase(Locale.ROOT).replaceFirst("^https?://(?:www\\.)?", "");
            bare = bare.replaceFirst("[?#].*$", "");
            return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
        }
    }

    static JsonLd of(List<String> scripts, Page page) {
        JsonLdReader.Nodes nodes = JsonLdReader.read(scripts);
        JsonNode article = null;
        int best = -1;
        for (JsonNode candidate : nodes.articles()) {
            int likeness = page.likeness(candidate);
            if (likeness > best) {
                article = candidate;
                best = likeness;
            }
        }
        Map<String, Set<String>> values = new TreeMap<>();
        List<String> persons = List.of();
        List<String> authors = List.of();
        List<JsonNode> relevant = new ArrayList<>();
        if (article != null) {
            relevant.add(article);
            String property = article.has("author") ? "author" : "creator";
            persons = names(article.get(property), nodes, Agent.PERSON);
            authors = names(article.get(property), nodes, Agent.UNKNOWN);
        }
        relevant.addAll(nodes.others());
        for (JsonNode node : relevant) {
            SCALARS.forEach(name -> putAll(values, name, texts(node.get(name))));
            AGENTS.forEach(name -> putAll(values, name, names(node.get(name), nodes, null)));
        }
        putAll(values, "site", nodes.sites());
        nodes.remains().forEach((name, found) -> putAll(values, name, found));
        Map<String, List<String>> properties = new LinkedHashMap<>();
        values.forEach((name, set) -> properties.put(name, List.copyOf(set)));
        String body = article == null
                ? ""
                : texts(article.get("articleBody")).stream().findFirst().orElse("");
        return new JsonLd(properties, List.copyOf(persons), List.copyOf(authors), body);
    }

    static List<String> texts(@Nullable JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node != null && node.isArray()) {
            node.forEach(item -> texts.addAll(item.isValueNode() ? texts(item) : List.of()));
        } else if (node != null && node.isValueNode() && !node.isNull()) {
            String written = node.asText();
            String text = (written.indexOf('&') >= 0 ? Parser.unescapeEntities(written, false) : written).strip();
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** What an author is said to be. */
    private enum Agent {
        PERSON,
        ORGANIZATION,
        UNKNOWN
    }

    /** Returns the names of agents of a kind, or of all. */
    private static List<String> names(@Nullable JsonNode node, JsonLdReader.Nodes nodes, @Nullable Agent kind) {
        List<String> names = new ArrayList<>();
        if (node != null && node.isArray()) {
            node.forEach(item -> names.addAll(item.isArray() ? List.of() : names(item, nodes, kind)));
        } else if (node != null && node.isObject()) {
            JsonNode agent = node;
            for (int i = 0; i < MAX_REFERENCES && agent != null && !agent.has("name") && agent.has("@id"); i++) {
                agent = nodes.byId().get(agent.get("@id").asText());
            }
            if (agent != null && (kind == null || kind == kind(agent))) {
                names.addAll(texts(agent.get("name")));
            }
        } else if (kind == null || kind == Agent.UNKNOWN) {
            names.addAll(texts(node));
        }
        return names;
    }

    private static Agent kind(JsonNode agent) {
        Agent kind = Agent.UNKNOWN;
        for (String type : texts(agent.get("@type"))) {
            if (type.endsWith("Organization") || type.equals("Corporation") || type.equals("Brand")) {
                return Agent.ORGANIZATION;
            }
            kind = type.equals("Person") ? Agent.PERSON : kind;
        }
        return kind;
    }

    private static void putAll(Map<String, Set<String>> values, String name, List<String> found) {
        for (String value : found) {
            values.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(TextShape.normalize(value));
        }
    }
}
