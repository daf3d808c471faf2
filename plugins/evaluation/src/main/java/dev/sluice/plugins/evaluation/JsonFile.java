package dev.sluice.plugins.evaluation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.api.ToolContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/**
 * A file of JSON in UTF-8, also packed by gzip if its name ends in {@code .gz}; {@code -} is the standard input.
 *
 * @param name as the user gave it
 */
record JsonFile(String name, ToolContext context) {
    private static final String STANDARD_INPUT = "-";
    private static final String PACKED = ".gz";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Texts of any length are read: a file that is measured is not hostile. */
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Hands on the JSON object of each line that is not blank. */
    void eachLine(Consumer<JsonItem> consumer) throws IOException {
        try (BufferedReader reader = open()) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                String text = number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
                if (!text.isBlank()) {
                    consumer.accept(parse(name + ":" + number, text));
                }
            }
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(name + " is not in UTF-8", e);
        }
    }

    /** Returns the objects within the one JSON object of the file, by their keys, in the order of the file. */
    Map<String, JsonItem> members() throws IOException {
        String text;
        try (BufferedReader reader = open()) {
            StringBuilder all = new StringBuilder();
            char[] buffer = new char[1 << 16];
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                all.append(buffer, 0, n);
            }
            text = all.toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(name + " is not in UTF-8", e);
        }
        JsonItem whole = parse(name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        Map<String, JsonItem> members = new LinkedHashMap<>();
        whole.node().properties().forEach(field -> {
            String place = name + ", key '" + field.getKey() + "'";
            members.put(field.getKey(), JsonItem.of(place, field.getValue()));
        });
        return members;
    }

    /**
     * Returns what each line holds by the id of its document.
     *
     * @throws IllegalArgumentException if two lines have the same id
     */
    <T> Map<String, T> byId(Function<JsonItem, T> read) throws IOException {
        Map<String, T> found = new LinkedHashMap<>();
        eachLine(item -> {
            String id = item.text("id");
            if (found.put(id, read.apply(item)) != null) {
                throw new IllegalArgumentException(
                        item.place() + ": two records of " + name + " have the id '" + id + "'; ids must be unique");
            }
        });
        return found;
    }

    /**
     * Returns what each line holds by the file name of its document, without folders and {@code .gz}; the last one
     * wins.
     */
    <T> Map<String, T> byFileName(Function<JsonItem, T> read) throws IOException {
        Map<String, T> found = new LinkedHashMap<>();
        eachLine(item -> {
            String id = item.text("id");
            String file = id.substring(id.lastIndexOf('/') + 1);
            String key = file.endsWith(PACKED) ? file.substring(0, file.length() - PACKED.length()) : file;
            if (found.put(key, read.apply(item)) != null) {
                context.tell(item.place() + ": one more record of " + name + " is called '" + key
                        + "'; the last one counts");
            }
        });
        return found;
    }

    BufferedReader open() throws IOException {
        InputStream in = name.equals(STANDARD_INPUT) ? context.input() : Files.newInputStream(context.resolve(name));
        try {
            InputStream unpacked = name.endsWith(PACKED) ? new GZIPInputStream(in) : in;
            return new BufferedReader(new InputStreamReader(unpacked, StandardCharsets.UTF_8.newDecoder()));
        } catch (IOException e) {
            in.close();
            throw new IllegalArgumentException(name + " cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private static JsonItem parse(String place, String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (!(node instanceof ObjectNode)) {
                throw new IllegalArgumentException(place + ": not a JSON object");
            }
            return JsonItem.of(place, node);
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            String column = location == null ? "" : " at column " + location.getColumnNr();
            throw new IllegalArgumentException(
                    place + ": not a JSON object" + column + ": " + e.getOriginalMessage(), e);
        }
    }
}
