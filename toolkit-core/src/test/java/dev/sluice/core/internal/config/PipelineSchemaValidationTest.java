package dev.sluice.core.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema, as an editor would apply it. */
class PipelineSchemaValidationTest {
    /** Faults that a schema sees: all of one file, without knowledge of other steps or of the notation. */
    private static final Set<String> VISIBLE = Set.of(
            "unknown-key",
            "missing-key",
            "unsupported-version",
            "unknown-component",
            "broken-plugin",
            "wrong-section",
            "out-of-range",
            "bad-value",
            "bad-duration",
            "missing-option");

    /** Bounds of lengths of time and the spelling of ids and numbers are for the linter alone. */
    private static final Set<String> INVISIBLE =
            Set.of("length of time above its bound", "time limit of zero", "bad id", "version with a fraction");

    private final JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(PipelineSchema.of(Components.all()));

    private static JsonNode read(String file, String text) throws IOException {
        return file.endsWith(".json")
                ? JsonMapper.builder()
                        .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                        .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                        .build()
                        .readTree(text)
                : new YAMLMapper().readTree(text);
    }

    @Test
    void isASchemaItself() {
        JsonSchema meta = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(meta.validate(PipelineSchema.of(Components.all()), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"good/whole.yaml", "good/whole.json", "good/names.yaml", "good/flow.yaml", "good/comments.json"})
    void acceptsGoodFiles(String resource) throws IOException {
        assertThat(schema.validate(read(resource, FaultCase.read(resource)))).isEmpty();
    }

    @Test
    void refusesTheFaultsThatASchemaCanSee() throws IOException {
        int seen = 0;
        for (FaultCase fault : FaultCase.all()) {
            List<String> codes =
                    fault.expected().stream().map(FaultCase.Expected::code).toList();
            if (VISIBLE.containsAll(codes) && !INVISIBLE.contains(fault.name())) {
                seen++;
                assertThat(schema.validate(read(fault.file(), fault.text())))
                        .as(fault.name())
                        .isNotEmpty();
            }
        }
        assertThat(seen).isGreaterThan(50);
    }
}
