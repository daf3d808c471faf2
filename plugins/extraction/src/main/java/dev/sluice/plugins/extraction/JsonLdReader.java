package dev.sluice.plugins.extraction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON-LD of a page. Pages get JSON wrong in many ways: what a browser's script would forgive is forgiven,
 * quotation marks within strings are mended, and what cannot be parsed at all is searched for its dates and its
 * headline. Stateless, thread-safe.
 */
final class JsonLdReader {
    private static final int MAX_NODES = 20_000;

    private static final Pattern REMAINS = Pattern.compile(
            "\"(headline|datePublished|dateModified|dateCreated)\"\\s{0,9}:\\s{0,9}\"([^\"\\\\]{1,300})\"");

    private static final ObjectReader JSON = new ObjectMapper(JsonMapper.builder()
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
                    .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                    .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .build()
                    .getFactory()
                    .setStreamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(500).build()))
            .readerFor(JsonNode.class);

    /**
     * The nodes of all scripts.
     *
     * @param articles what says it is an article, in the order of the page
     * @param others what else is dated or has a headline
     * @param sites the names of the sites that are described
     * @param byId each node that has a name, by the identifier that others refer to it by
     * @param remains what could be saved from scripts that are no JSON, by property
     */
    record Nodes(
            List<JsonNode> articles,
            List<JsonNode> others,
            List<String> sites,
            Map<String, JsonNode> byId,
            Map<String, List<String>> remains) {}

    private JsonLdReader() {}

    static Nodes read(List<String> scripts) {
        Nodes nodes =
                new Nodes(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>(), new TreeMap<>());
        for (String script : scripts) {
            String json = unwrap(script);
            if (!parse(json, nodes) && !parse(mended(json), nodes)) {
                Matcher matcher = REMAINS.matcher(json);
                while (matcher.find()) {
                    nodes.remains()
                            .computeIfAbsent(matcher.group(1), key -> new ArrayList<>())
                            .add(matcher.group(2));
                }
            }
        }
        return nodes;
    }

    /** One script may hold several values, one behind the other. */
    private static boolean parse(String json, Nodes nodes) {
        List<JsonNode> roots = new ArrayList<>();
        try (MappingIterator<JsonNode> values = JSON.readValues(json)) {
            while (values.hasNextValue()) {
                roots.add(values.nextValue());
            }
        } catch (JsonProcessingException e) {
            if (roots.isEmpty()) {
                return false;
            }
        } catch (IOException e) {
            return false;
        }
        roots.forEach(root -> collect(root, nodes));
        return true;
    }

    private static String unwrap(String script) {
        String json = script.strip();
        if (json.startsWith("<!--")) {
            json = json.substring(4);
        }
        if (json.contains("CDATA[")) {
            json = json.replace("//<![CDATA[", "")
                    .replace("/*<![CDATA[*/", "")
                    .replace("/*]]>*/", "")
                    .replace("//]]>", "")
                    .replace("<![CDATA[", "")
                    .replace("]]>", "");
        }
        json = json.endsWith("-->") ? json.substring(0, json.length() - 3) : json;
        return json.startsWith("{&quot;") || json.startsWith("[{&quot;") ? json.replace("&quot;", "\"") : json.strip();
    }

    /** Escapes the quotation marks within strings: one ends a string only if what JSON wants there follows it. */
    static String mended(String json) {
        StringBuilder out = new StringBuilder(json.length() + 16);
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '\\' && inString && i + 1 < json.length()) {
                out.append(c).append(json.charAt(++i));
            } else if (c != '"') {
                out.append(c);
            } else if (!inString) {
                inString = true;
                out.append(c);
            } else if (endsString(json, i + 1)) {
                inString = false;
                out.append(c);
            } else {
                out.append("\\\"");
            }
        }
        return out.toString();
    }

    private static boolean endsString(String json, int from) {
        int i = skipSpace(json, from);
        if (i == json.length()) {
            return true;
        }
        return switch (json.charAt(i)) {
            case ':', '}', ']' -> true;
            // a comma within a sentence is followed by words, one of JSON by a name or a value
            case ',' -> {
                int next = skipSpace(json, i + 1);
                yield next == json.length() || "\"{[}]".indexOf(json.charAt(next)) >= 0;
            }
            default -> false;
        };
    }

    /** Looks a little ahead only, so that a page of quotation marks and spaces costs no more than its length. */
    private static int skipSpace(String json, int from) {
        int i = from;
        while (i < json.length() && i < from + 200 && Character.isWhitespace(json.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Walks without recursion: the depth of the JSON is the page's choice. */
    private static void collect(JsonNode root, Nodes nodes) {
        Deque<JsonNode> open = new ArrayDeque<>();
        open.add(root);
        for (int seen = 0; !open.isEmpty() && seen < MAX_NODES; seen++) {
            JsonNode node = open.remove();
            if (node.isArray()) {
                node.forEach(open::add);
            } else if (node.isObject()) {
                sort(node, nodes);
                for (String name : List.of(
                        "@graph",
                        "mainEntity",
                        "mainEntityOfPage",
                        "hasPart",
                        "subjectOf",
                        "author",
                        "creator",
                        "publisher")) {
                    JsonNode below = node.get(name);
                    if (below != null && below.isContainerNode()) {
                        open.add(below);
                    }
                }
            }
        }
    }

    private static void sort(JsonNode node, Nodes nodes) {
        @Nullable JsonNode id = node.get("@id");
        if (id != null && id.isTextual() && node.has("name")) {
            nodes.byId().putIfAbsent(id.asText(), node);
        }
        List<String> types = JsonLd.texts(node.get("@type"));
        if (types.stream().anyMatch(JsonLdReader::isArticle)) {
            nodes.articles().add(node);
        } else if (types.contains("WebSite")) {
            nodes.sites().addAll(JsonLd.texts(node.get("name")));
        } else if (node.has("datePublished") || node.has("dateModified") || node.has("headline")) {
            nodes.others().add(node);
        }
    }

    private static boolean isArticle(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.endsWith("article")
                || lower.endsWith("posting")
                || lower.endsWith("report")
                || lower.endsWith("review");
    }
}
