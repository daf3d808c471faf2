package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.api.Document;
import dev.sluice.testkit.MarkedText;
import dev.sluice.testkit.TestContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Checks each entity against the model that FollowTheMoney publishes. */
class FtmExporterTest {
    private static final JsonNode SCHEMATA = model();

    @Test
    void entitiesFollowTheModelAndReferToOneAnother() throws Exception {
        List<JsonNode> entities = read(SampleDocuments.all());
        Map<String, String> schemaOf = new HashMap<>();
        for (JsonNode entity : entities) {
            assertThat(schemaOf.put(
                            entity.get("id").asText(), entity.get("schema").asText()))
                    .isNull();
        }
        for (JsonNode entity : entities) {
            String name = entity.get("schema").asText();
            JsonNode schema = SCHEMATA.path(name);
            assertThat(schema.isObject()).as(name).isTrue();
            assertThat(schema.path("abstract").asBoolean()).as(name).isFalse();
            for (Map.Entry<String, JsonNode> property : entity.get("properties").properties()) {
                JsonNode definition = property(schema, property.getKey());
                assertThat(definition.isObject()).as(property.getKey()).isTrue();
                assertThat(definition.path("stub").asBoolean())
                        .as(property.getKey())
                        .isFalse();
                assertThat(property.getValue()).isNotEmpty();
                property.getValue().forEach(value -> check(value, definition, schemaOf));
            }
            assertThat(required(schema))
                    .isNotEmpty()
                    .allMatch(required -> entity.get("properties").has(required));
        }
    }

    private static void check(JsonNode value, JsonNode definition, Map<String, String> schemaOf) {
        assertThat(value.isTextual()).isTrue();
        switch (definition.path("type").asText()) {
            case "entity" ->
                assertThat(ancestors(SCHEMATA.path(schemaOf.getOrDefault(value.asText(), ""))))
                        .contains(definition.get("range").asText());
            case "date" -> assertThat(value.asText()).matches("\\d{4}(-\\d\\d(-\\d\\d)?)?");
            case "language" -> assertThat(value.asText()).matches("[a-z]{3}");
            case "url" -> assertThat(URI.create(value.asText()).isAbsolute()).isTrue();
            default -> assertThat(value.asText()).isNotBlank();
        }
    }

    private static JsonNode property(JsonNode schema, String name) {
        return ancestors(schema).stream()
                .map(ancestor -> SCHEMATA.path(ancestor).path("properties").path(name))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** Returns the properties that a schema asks for, or, where it says nothing of it, those that it extends. */
    private static List<String> required(JsonNode schema) {
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        if (required.isEmpty()) {
            schema.path("extends").forEach(name -> required.addAll(required(SCHEMATA.path(name.asText()))));
        }
        return required;
    }

    /** Returns the names of a schema and of those it extends. */
    private static List<String> ancestors(JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.path("schemata").forEach(name -> names.add(name.asText()));
        return names;
    }

    private static JsonNode model() {
        try (InputStream in = new GZIPInputStream(
                Objects.requireNonNull(FtmExporterTest.class.getResourceAsStream("followthemoney.json.gz")))) {
            return Read.json(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .get("schemata");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aPersonIsNamedWithItsVariantsAndItsKnowledgeBaseId() throws Exception {
        List<JsonNode> people = read(SampleDocuments.all()).stream()
                .filter(entity -> entity.get("schema").asText().equals("Person"))
                .toList();
        assertThat(people)
                .extracting(person -> person.get("properties").toString())
                .contains("{\"name\":[\"Ada Lovelace\"],\"alias\":[\"Ada Byron\"],\"wikidataId\":[\"Q7259\"]}");
    }

    @Test
    void aDocumentListsWhomAndWhereItNames() throws Exception {
        JsonNode properties = read(List.of(MarkedText.of(
                                "{Ada=PERSON Q7} and {Bo=PERSON} met {Ada=PERSON Q7} in {Ulm=PLACE Q1} at {Acme=ORGANIZATION}.")
                        .language("de-AT")
                        .expected()))
                .get(0)
                .get("properties");
        assertThat(properties.get("peopleMentioned").toString()).isEqualTo("[\"Ada\",\"Bo\"]");
        assertThat(properties.get("companiesMentioned").toString()).isEqualTo("[\"Acme\"]");
        assertThat(properties.get("locationMentioned").toString()).isEqualTo("[\"Ulm\"]");
        assertThat(properties.get("language").toString()).isEqualTo("[\"deu\"]");
    }

    @Test
    void whoIsMostlySomethingElseIsStillThereForThoseWhoReferToIt() throws Exception {
        List<JsonNode> entities = read(List.of(MarkedText.of("{Ulm=PLACE Q1} {Ulm=PLACE Q1} {Ulm=ORGANIZATION Q1}")
                .expected()));
        assertThat(entities)
                .extracting(entity -> entity.get("schema").asText())
                .containsExactly("PlainText", "Mention", "Mention", "LegalEntity");
    }

    private static List<JsonNode> read(List<Document> documents) throws Exception {
        return Read.jsonLines(Read.written(new FtmFactory().create(new FtmConfig("x"), TestContext.create()), documents)
                .text("x"));
    }
}
