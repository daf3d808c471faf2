package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.sluice.api.Document;
import dev.sluice.api.Furniture;
import dev.sluice.api.Mention;
import dev.sluice.api.Timex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the published schema of the record and what is written against each other. */
class DocumentSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode SCHEMA = schema();
    private static final JsonSchema VALIDATOR =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SCHEMA);

    static Stream<Document> documents() {
        return Stream.concat(Stream.of(SampleDocuments.full()), SampleDocuments.odd().stream());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void recordsAreValid(Document document) throws Exception {
        assertThat(VALIDATOR.validate(json(document))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyKeyIsDescribed(Document document) throws Exception {
        List<String> unknown = new ArrayList<>();
        collectUnknown("", json(document), SCHEMA, unknown);
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyDescribedKeyIsWrittenForAFullDocument() throws Exception {
        TreeSet<String> described = new TreeSet<>(keys(SCHEMA));
        SCHEMA.get("$defs").forEach(definition -> described.addAll(keys(definition)));
        described.remove("date"); // read, never written
        TreeSet<String> written = new TreeSet<>();
        collectKeys(json(SampleDocuments.full()), written);
        assertThat(written).containsAll(described);
    }

    @Test
    void everyPropertyIsExplained() {
        List<String> silent = new ArrayList<>();
        Stream.concat(Stream.of(SCHEMA), stream(SCHEMA.get("$defs")))
                .flatMap(definition -> definition.path("properties").properties().stream())
                .filter(property -> !resolve(property.getValue()).has("description"))
                .forEach(property -> silent.add(property.getKey()));
        assertThat(silent).isEmpty();
    }

    @Test
    void listsOfConstantsAreComplete() {
        JsonNode defs = SCHEMA.get("$defs");
        assertThat(constants(defs.at("/timex/properties/type"))).isEqualTo(names(Timex.Type.values()));
        assertThat(constants(defs.at("/mention/properties/type"))).isEqualTo(names(Mention.Type.values()));
        assertThat(constants(defs.at("/furniture/properties/role"))).isEqualTo(names(Furniture.Role.values()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"a\"}",
                "{\"id\":\" \",\"text\":\"\"}",
                "{\"id\":\"a\",\"text\":\"\",\"timex\":[{\"begin\":0,\"end\":1,\"type\":\"DAY\",\"value\":\"2020\"}]}",
                "{\"id\":\"a\",\"text\":\"\",\"timex\":[{\"begin\":-1,\"end\":1,\"type\":\"DATE\",\"value\":\"2020\"}]}",
                "{\"id\":\"a\",\"text\":\"\",\"mentions\":[{\"begin\":0,\"end\":1,\"entity\":\"Q1\",\"score\":1.5}]}",
                "{\"id\":\"a\",\"text\":\"\",\"layers\":{\"timex\":[]}}",
                "{\"id\":\"a\",\"text\":\"\",\"dates\":{\"printed\":{\"value\":\"2020\"}}}",
                "{\"id\":\"a\",\"text\":\"\",\"dates\":{\"published\":{\"confidence\":1}}}",
                "{\"id\":\"a\",\"text\":\"\",\"authors\":\"Ann\"}"
            })
    void wrongRecordsAreInvalid(String record) throws Exception {
        assertThat(VALIDATOR.validate(JSON.readTree(record))).isNotEmpty();
    }

    private static JsonNode json(Document document) throws IOException {
        return JSON.readTree(JsonLine.of(document.toRecord()));
    }

    private static JsonNode schema() {
        try {
            return JSON.readTree(Files.readString(Path.of("..", "..", "docs", "document.schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? SCHEMA.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    private static void collectUnknown(String path, JsonNode value, JsonNode unresolved, List<String> unknown) {
        JsonNode schema = resolve(unresolved);
        if (value.isArray()) {
            value.forEach(item -> collectUnknown(path + "[]", item, schema.path("items"), unknown));
        }
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            JsonNode property = schema.path("properties").path(entry.getKey());
            JsonNode known = property.isMissingNode() ? schema.path("additionalProperties") : property;
            if (known.isObject()) {
                collectUnknown(path + "." + entry.getKey(), entry.getValue(), known, unknown);
            } else {
                unknown.add(path + "." + entry.getKey());
            }
        }
    }

    private static void collectKeys(JsonNode value, Set<String> keys) {
        value.properties().forEach(entry -> keys.add(entry.getKey()));
        value.forEach(child -> collectKeys(child, keys));
    }

    private static List<String> keys(JsonNode schema) {
        return schema.path("properties").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode parent) {
        return parent.properties().stream().map(Map.Entry::getValue);
    }

    private static List<String> constants(JsonNode schema) {
        List<String> constants = new ArrayList<>();
        schema.get("enum").forEach(constant -> constants.add(constant.asText()));
        return constants;
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
