package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.sluice.api.Document;
import dev.sluice.testkit.TestContext;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks the file against what the documentation of TimelineJS says of its JSON. */
class TimelineExporterTest {
    @Test
    void documentsAreEventsWithTheirDays() throws Exception {
        JsonNode timeline = read(false, SampleDocuments.all());
        assertThat(timeline.at("/title/text/headline").asText()).isEqualTo("A &lt;b&gt;");
        JsonNode event = timeline.at("/events/0");
        assertThat(event.at("/start_date").toString()).isEqualTo("{\"year\":2020,\"month\":6,\"day\":10}");
        assertThat(event.has("end_date")).isFalse();
        assertThat(event.at("/text/headline").asText()).isEqualTo("A title");
        assertThat(event.at("/text/text").asText()).contains("Ada Byron met", "<a href=\"https://example.org/b\">");
        JsonNode far = timeline.at("/events/1");
        assertThat(far.at("/start_date/year").asInt()).isEqualTo(-43);
        assertThat(far.at("/display_date").asText()).isEqualTo("-0043-03-15 \u2013 +12020-01-01");
        assertThat(timeline.get("events")).hasSize(2);
    }

    @Test
    void daysInTextsAreEventsWhenAskedForAndHostileTextStaysText() throws Exception {
        JsonNode events = read(true, SampleDocuments.all()).get("events");
        assertThat(events).hasSize(4);
        JsonNode may = events.get(2);
        assertThat(may.at("/start_date").toString()).isEqualTo("{\"year\":2020,\"month\":5}");
        assertThat(may.at("/display_date").asText()).isEqualTo("2020-05");
        assertThat(may.at("/text/headline").asText()).startsWith("A &quot;title&quot; &amp; &lt;more&gt;");
        assertThat(may.at("/text/text").asText()).doesNotContain("<Son>", "&<");
    }

    private static JsonNode read(boolean mentioned, List<Document> documents) throws Exception {
        String text = Read.written(
                        new TimelineFactory().create(new TimelineConfig("x", "A <b>", mentioned), TestContext.create()),
                        documents)
                .text("x");
        JsonNode timeline = Read.json(text);
        try (InputStream in = TimelineExporterTest.class.getResourceAsStream("timeline.schema.json")) {
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(new ObjectMapper().readTree(in))
                            .validate(timeline))
                    .isEmpty();
        }
        return timeline;
    }
}
