package dev.sluice.core.internal.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON, with comments and trailing commas allowed, into a tree with places. */
final class JsonTree {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final SourceText source;
    private final Findings findings;
    private final JsonParser parser;
    private final Deque<Position> open = new ArrayDeque<>();

    private JsonTree(SourceText source, Findings findings, JsonParser parser) {
        this.source = source;
        this.findings = findings;
        this.parser = parser;
    }

    static ConfigNode read(SourceText source, Findings findings) {
        try (JsonParser parser = FACTORY.createParser(source.text())) {
            return new JsonTree(source, findings, parser).document();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ConfigNode document() throws IOException {
        try {
            ConfigNode root = node(parser.nextToken(), "");
            if (parser.nextToken() != null) {
                throw TreeLimits.severalDocuments(here());
            }
            return root;
        } catch (JsonProcessingException e) {
            throw refusal(e);
        }
    }

    private ConfigNode node(@Nullable JsonToken token, String pointer) throws IOException {
        if (token == null) {
            return new ConfigNode.Null(source.at(0), "");
        }
        Position at = here();
        return switch (token) {
            case START_OBJECT -> mapping(at, pointer);
            case START_ARRAY -> sequence(at, pointer);
            case VALUE_STRING -> new ConfigNode.Scalar(at, parser.getText(), true);
            case VALUE_NULL -> new ConfigNode.Null(at, "null");
            default -> new ConfigNode.Scalar(at, parser.getText(), false);
        };
    }

    private ConfigNode mapping(Position at, String pointer) throws IOException {
        enter(at);
        Map<String, ConfigNode.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Position place = here();
            String key = parser.currentName();
            String below = Words.pointer(pointer, key);
            ConfigNode value = node(parser.nextToken(), below);
            ConfigNode.Entry first = entries.putIfAbsent(key, new ConfigNode.Entry(place, value));
            if (first != null) {
                TreeLimits.duplicateKey(findings, place, below, key, first.key());
            }
        }
        open.pop();
        return new ConfigNode.Mapping(at, entries);
    }

    private ConfigNode sequence(Position at, String pointer) throws IOException {
        enter(at);
        List<ConfigNode> items = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            items.add(node(token, pointer + "/" + items.size()));
            token = parser.nextToken();
        }
        open.pop();
        return new ConfigNode.Sequence(at, items);
    }

    private void enter(Position at) {
        open.push(at);
        if (open.size() > ConfigParser.MAX_DEPTH) {
            throw TreeLimits.tooDeep(at);
        }
    }

    private Position here() {
        return source.at(parser.currentTokenLocation().getCharOffset());
    }

    private Refusal refusal(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        JsonLocation location = e.getLocation();
        long offset = location == null ? 0 : location.getCharOffset();
        return JsonSyntax.explain(source, message, offset, here(), open.peek());
    }
}
