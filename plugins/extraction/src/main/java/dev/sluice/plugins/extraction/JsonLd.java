package dev.sluice.plugins.extraction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The properties of the article that a page states in JSON-LD, by name, such as {@code datePublished}. Pages get JSON
 * wrong in many ways, so that reading is lenient, and what cannot be parsed at all is searched for its dates. Immutable.
 *
 * @param properties the values of each property, those of the article before those of the page around it
 * @param articleBody the text of the article; empty if it is not given
 */
record JsonLd(Map<String, List<String>> properties, String articleBody) {
    private static final int MAX_NODES = 20_000;

    private static final List<String> SCALARS = List.of(
            "headline",
            "alternativeHeadline",
            "datePublished",
            "dateModified",
            "dateCreated",
            "uploadDate",
            "inLanguage");

    /** Properties that are people or organizations, of which the name is wanted. */
    private static final List<String> AGENTS = List.of("author", "creator", "publisher");

    private static final Pattern BROKEN = Pattern.compile(
            "\"(headline|datePublished|dateModified|dateCreated)\"\\s{0,9}:\\s{0,9}\"([^\"\\\\]{1,300})\"");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    static JsonLd of(List<String> scripts) {
        List<JsonNode> articles = new ArrayList<>();
        List<JsonNode> others = new ArrayList<>();
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (String script : scripts) {
            String json = unwrap(script);
            try {
                collect(JSON.readTree(json), articles, others);
            } catch (JsonProcessingException e) {
                Matcher matcher = BROKEN.matcher(json);
                while (matcher.find()) {
                    put(values, matcher.group(1), matcher.group(2));
                }
            }
        }
        // further articles are announcements of others
        List<JsonNode> relevant = new ArrayList<>(articles.subList(0, Math.min(1, articles.size())));
        relevant.addAll(others);
        for (JsonNode node : relevant) {
            SCALARS.forEach(name -> putAll(values, name, texts(node.get(name))));
            AGENTS.forEach(name -> putAll(values, name, names(node.get(name))));
        }
        Map<String, List<String>> properties = new LinkedHashMap<>();
        values.forEach((name, set) -> properties.put(name, List.copyOf(set)));
        String body = articles.isEmpty()
                ? ""
                : texts(articles.get(0).get("articleBody")).stream().findFirst().orElse("");
        return new JsonLd(properties, body);
    }

    List<String> all(String property) {
        return properties.getOrDefault(property, List.of());
    }

    private static String unwrap(String script) {
        String json = script.strip();
        if (json.startsWith("<!--")) {
            json = json.substring(4);
        }
        json = json.replace("//<![CDATA[", "")
                .replace("//]]>", "")
                .replace("<![CDATA[", "")
                .replace("]]>", "");
        return json.endsWith("-->") ? json.substring(0, json.length() - 3) : json.strip();
    }

    /** Walks without recursion: the depth of the JSON is the page's choice. */
    private static void collect(JsonNode root, List<JsonNode> articles, List<JsonNode> others) {
        Deque<JsonNode> open = new ArrayDeque<>();
        open.add(root);
        for (int seen = 0; !open.isEmpty() && seen < MAX_NODES; seen++) {
            JsonNode node = open.remove();
            if (node.isArray()) {
                node.forEach(open::add);
            } else if (node.isObject()) {
                if (isArticle(node)) {
                    articles.add(node);
                } else if (node.has("datePublished") || node.has("dateModified") || node.has("headline")) {
                    others.add(node);
                }
                for (String name : List.of("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "subjectOf")) {
                    JsonNode below = node.get(name);
                    if (below != null) {
                        open.add(below);
                    }
                }
            }
        }
    }

    private static boolean isArticle(JsonNode node) {
        return texts(node.get("@type")).stream()
                .map(type -> type.toLowerCase(Locale.ROOT))
                .anyMatch(type -> type.endsWith("article")
                        || type.endsWith("posting")
                        || type.endsWith("report")
                        || type.endsWith("review"));
    }

    private static List<String> texts(@Nullable JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node != null && node.isArray()) {
            node.forEach(item -> texts.addAll(item.isValueNode() ? texts(item) : List.of()));
        } else if (node != null && node.isValueNode() && !node.isNull()) {
            String text = Parser.unescapeEntities(node.asText(), false).strip();
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static List<String> names(@Nullable JsonNode node) {
        List<String> names = new ArrayList<>();
        if (node != null && node.isArray()) {
            node.forEach(item -> names.addAll(item.isArray() ? List.of() : names(item)));
        } else if (node != null && node.isObject()) {
            names.addAll(texts(node.get("name")));
        } else {
            names.addAll(texts(node));
        }
        return names;
    }

    private static void putAll(Map<String, Set<String>> values, String name, List<String> found) {
        found.forEach(value -> put(values, name, value));
    }

    private static void put(Map<String, Set<String>> values, String name, String value) {
        values.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(TextShape.normalize(value));
    }
}
