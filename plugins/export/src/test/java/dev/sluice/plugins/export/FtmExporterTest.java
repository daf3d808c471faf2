package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.Document;
import dev.sluice.testkit.MarkedText;
import dev.sluice.testkit.TestContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Checks each entity against what the FollowTheMoney model says of its schema. */
class FtmExporterTest {
    private static final Set<String> THING =
            Set.of("name", "alias", "wikidataId", "sourceUrl", "publisher", "modifiedAt", "retrievedAt");
    private static final Map<String, Set<String>> PROPERTIES = Map.of(
            "PlainText",
            Set.of(
                    "title",
                    "fileName",
                    "author",
                    "mimeType",
                    "publishedAt",
                    "bodyText",
                    "sourceUrl",
                    "publisher",
                    "modifiedAt",
                    "retrievedAt",
                    "language",
                    "peopleMentioned",
                    "companiesMentioned",
                    "locationMentioned"),
            "Mention",
            Set.of("document", "resolved", "name", "detectedSchema"),
            "Person",
            THING,
            "Organization",
            THING,
            "LegalEntity",
            THING,
            "Event",
            THING);

    @Test
    void entitiesFollowTheModelAndReferToOneAnother() throws Exception {
        List<JsonNode> entities = read(SampleDocuments.all());
        Set<String> ids = new HashSet<>();
        entities.forEach(
                entity -> assertThat(ids.add(entity.get("id").asText())).isTrue());
        for (JsonNode entity : entities) {
            String schema = entity.get("schema").asText();
            assertThat(PROPERTIES).containsKey(schema);
            for (Map.Entry<String, JsonNode> property : entity.get("properties").properties()) {
                assertThat(PROPERTIES.get(schema)).contains(property.getKey());
                assertThat(property.getValue().isArray()).isTrue();
                property.getValue()
                        .forEach(value -> assertThat(value.isTextual()).isTrue());
                if (Set.of("document", "resolved").contains(property.getKey())) {
                    assertThat(ids).contains(property.getValue().get(0).asText());
                }
                if (property.getKey().endsWith("At")) {
                    assertThat(property.getValue().get(0).asText()).matches("\\d{4}(-\\d\\d(-\\d\\d)?)?");
                }
            }
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
