package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.Document;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchExporterTest {
    @Test
    void everyDocumentIsAnActionAndItsFieldsWhichTheMappingsKnow() throws Exception {
        List<Document> documents = new ArrayList<>(SampleDocuments.all());
        documents.add(Document.of("long".repeat(200), "text"));
        TestExport export = write(documents);
        List<JsonNode> lines = Read.jsonLines(export.text("bulk.ndjson"));
        JsonNode mappings = Read.json(export.text("index.json")).get("mappings");
        assertThat(lines).hasSize(2 * documents.size());
        for (int i = 0; i < documents.size(); i++) {
            JsonNode action = lines.get(2 * i).get("index");
            assertThat(action.get("_index").asText()).isEqualTo("news");
            assertThat(action.get("_id").asText().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .hasSizeBetween(1, 512);
            JsonNode fields = lines.get(2 * i + 1);
            assertThat(fields.get("text").asText())
                    .isEqualTo(Characters.encodable(documents.get(i).text()));
            assertKnown(fields, mappings);
        }
        assertThat(export.text("bulk.ndjson")).endsWith("}\n");
    }

    private static void assertKnown(JsonNode fields, JsonNode mapping) {
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            JsonNode known = mapping.path("properties").path(field.getKey());
            assertThat(known.path("type").asText()).as(field.getKey()).isNotEmpty();
            if (known.path("type").asText().equals("nested")) {
                field.getValue().forEach(item -> assertKnown(item, known));
            }
            if (known.path("type").asText().equals("date_range")) {
                field.getValue().forEach(day -> assertThat(day.asText()).matches("\\d{4}-\\d\\d-\\d\\d"));
            }
        }
    }

    @Test
    void namesCanBeCountedAndFound() throws Exception {
        JsonNode fields = Read.jsonLines(write(List.of(SampleDocuments.full())).text("bulk.ndjson"))
                .get(1);
        assertThat(fields.get("entities").toString()).isEqualTo("[\"NIL7f\",\"Q7259\"]");
        assertThat(fields.at("/mentions/0").toString())
                .isEqualTo("{\"begin\":3,\"end\":12,\"surface\":\"Ada Byron\",\"type\":\"PERSON\",\"entity\":\"Q7259\","
                        + "\"name\":\"Ada Lovelace\",\"score\":0.93}");
        assertThat(fields.at("/published_range").toString())
                .isEqualTo("{\"gte\":\"2020-06-10\",\"lte\":\"2020-06-10\"}");
        assertThat(fields.at("/timex/1/range/lte").asText()).isEqualTo("2020-05-31");
    }

    private static TestExport write(List<Document> documents) throws Exception {
        return Read.written(
                new SearchFactory().create(new SearchConfig("bulk.ndjson", "index.json", "news"), TestContext.create()),
                documents);
    }
}
