package dev.sluice.core.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineSchemaTest {
    private final JsonNode schema = read(PipelineSchema.of(Components.all()));

    private static JsonNode read(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode option(String component, String option) {
        return schema.path("$defs").path(component).path("properties").path(option);
    }

    @Test
    void describesEachComponentOnce() {
        List<String> names = new ArrayList<>();
        schema.path("$defs").fieldNames().forEachRemaining(names::add);

        assertThat(names)
                .hasSize(Components.all().size())
                .contains("input.jsonl", "output.jsonl", "steps.timex")
                .isSorted();
        assertThat(schema.path("$defs")
                        .path("steps.timex")
                        .path("additionalProperties")
                        .asBoolean(true))
                .isFalse();
        assertThat(schema.path("$defs").path("steps.link").path("required"))
                .extracting(JsonNode::asText)
                .containsExactly("use", "knowledge-base");
        assertThat(schema.path("$defs").path("steps.timex").path("description").asText())
                .isEqualTo("Does the work of timex.");
    }

    @Test
    void describesOptionsWithTypesDefaultsAndBounds() {
        assertThat(option("steps.extract", "min-length").toString())
                .isEqualTo("{\"description\":\"Says what min-length is.\",\"type\":\"integer\",\"minimum\":0,"
                        + "\"maximum\":100000,\"default\":200}");
        assertThat(option("steps.extract", "mode").path("enum"))
                .extracting(JsonNode::asText)
                .containsExactly("article", "forum", "everything");
        assertThat(option("steps.timex", "languages").path("items").path("enum"))
                .extracting(JsonNode::asText)
                .contains("en", "it");
        assertThat(option("steps.timex", "languages").path("default").toString())
                .isEqualTo("[\"en\"]");
        assertThat(option("steps.extract", "keep-tables").path("default").asBoolean())
                .isTrue();
        assertThat(option("steps.link", "threshold").path("default").asDouble()).isEqualTo(0.5);
        assertThat(option("steps.link", "cache")
                        .path("properties")
                        .path("entries")
                        .path("minimum")
                        .asInt())
                .isOne();
        assertThat(option("steps.link", "aliases")
                        .path("additionalProperties")
                        .path("type")
                        .asText())
                .isEqualTo("string");
        assertThat(option("output.report", "title").path("default").asText("?")).isEmpty();
    }

    @Test
    void letsAComponentBeNamedAloneUnlessItNeedsOptions() {
        List<String> alone = new ArrayList<>();
        for (JsonNode choice :
                schema.path("properties").path("steps").path("items").path("anyOf")) {
            if (choice.has("const")) {
                alone.add(choice.path("const").asText());
            }
        }

        assertThat(alone).containsExactly("cluster", "date", "extract", "names", "timex");
    }

    @Test
    void doesNotDependOnTheOrderOfComponents() {
        var reversed = new ArrayList<>(Components.all());
        Collections.reverse(reversed);

        assertThat(PipelineSchema.of(reversed)).isEqualTo(PipelineSchema.of(Components.all()));
    }

    @Test
    void knowsTheSameKeysAsTheLinter() {
        List<String> keys = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(keys::add);
        List<String> run = new ArrayList<>();
        schema.path("properties").path("run").path("properties").fieldNames().forEachRemaining(run::add);

        assertThat(keys).contains("$schema").containsAll(PipelineCheck.KEYS).hasSize(PipelineCheck.KEYS.size() + 1);
        assertThat(run).containsExactlyInAnyOrderElementsOf(RunCheck.KEYS);
    }
}
