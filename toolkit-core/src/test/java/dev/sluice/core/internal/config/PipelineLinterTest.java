package dev.sluice.core.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineLinterTest {
    private static final String SMALL = "sluice: 1\ninput: files\nsteps: [extract, timex]\noutput: [csv]\n";

    private final PipelineLinter linter = new PipelineLinter(Components.lookup());

    private List<Finding> findings(String text, String... overrides) {
        return linter.lint("p.yaml", text, List.of(overrides)).findings();
    }

    private PipelineSpec spec(String text, String... overrides) {
        LintResult result = linter.lint("dir/p.yaml", text, List.of(overrides));
        assertThat(result.findings()).isEmpty();
        return result.spec().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "good/whole.yaml",
                "good/whole.json",
                "good/names.yaml",
                "good/flow.yaml",
                "good/comments.json",
                "good/alias.yaml",
                "good/tricky.yaml"
            })
    void findsNothingInGoodFiles(String resource) {
        LintResult result = linter.lint(resource, FaultCase.read(resource), List.of());

        assertThat(result.findings()).isEmpty();
        assertThat(result.spec()).isPresent();
    }

    @Test
    void readsTheSamePipelineFromYamlAndJson() {
        PipelineSpec yaml = linter.lint("a", FaultCase.read("good/whole.yaml"), List.of())
                .spec()
                .orElseThrow();
        PipelineSpec json = linter.lint("b", FaultCase.read("good/whole.json"), List.of())
                .spec()
                .orElseThrow();

        assertThat(yaml.name()).isEqualTo("news").isEqualTo(json.name());
        assertThat(yaml.run()).isEqualTo(json.run());
        assertThat(yaml.steps())
                .extracting(StepSpec::id)
                .containsExactly("extract", "date", "timex", "names", "link", "cluster");
        assertThat(json.steps())
                .extracting(StepSpec::id)
                .isEqualTo(yaml.steps().stream().map(StepSpec::id).toList());
        assertThat(json.outputs()).extracting(s -> s.component().name()).containsExactly("jsonl", "csv", "report");
        assertThat(yaml.input().component().kind().section()).isEqualTo("input");
        assertThat(yaml.steps().get(2).options().entries()).containsOnlyKeys("languages");
        assertThat(yaml.steps().get(2).position()).isEqualTo(new Position("a", 9, 12));
    }

    @Test
    void readsTheSettingsOfARun() {
        assertThat(spec(SMALL).run()).isEqualTo(RunSettings.DEFAULT);
        assertThat(spec(SMALL + "run: { workers: 3, document-timeout: 1m30s, on-error: stop, max-failures: 12 }")
                        .run())
                .isEqualTo(new RunSettings(
                        3,
                        Duration.ofSeconds(90),
                        RunSettings.OnError.STOP,
                        new RunSettings.MaxFailures(OptionalLong.of(12), OptionalDouble.empty())));
        assertThat(spec(SMALL + "run: { max-failures: 2.5% }")
                        .run()
                        .maxFailures()
                        .share())
                .hasValue(0.025);
    }

    @Test
    void takesTheNameOfTheFileIfThereIsNone() {
        assertThat(spec(SMALL).name()).isEqualTo("p");
        assertThat(linter.lint("-", SMALL, List.of()).spec().orElseThrow().name())
                .isEqualTo("pipeline");
    }

    @Test
    void findsManyFaultsInOnePassSortedByPlace() {
        List<Finding> findings = findings(FaultCase.read("many-faults.yaml"));

        assertThat(findings)
                .extracting(f -> f.line() + ":" + f.column() + " " + f.code())
                .containsExactly(
                        "1:9 unsupported-version",
                        "2:7 quote-it",
                        "3:1 unknown-key",
                        "4:29 wrong-type",
                        "4:46 wrong-type",
                        "6:12 missing-layer",
                        "6:19 unknown-key",
                        "7:27 bad-value",
                        "7:46 out-of-range",
                        "8:5 missing-key",
                        "8:38 bad-value",
                        "9:10 duplicate-id",
                        "10:15 bad-duration",
                        "11:10 missing-layer",
                        "11:10 missing-option",
                        "12:5 duplicate-key",
                        "13:10 wrong-section",
                        "15:28 bad-value",
                        "16:10 unknown-component",
                        "17:17 out-of-range",
                        "17:23 unknown-key",
                        "17:51 bad-percentage",
                        "19:28 bad-date",
                        "19:48 unknown-layer");
    }

    @Test
    void countsColumnsInCodePointsAndLinesWhateverTheirEnds() {
        String text = "sluice: 1\r\ninput: files\r\noutput: [csv]\r\nrun: { \"😀\": 1, workers: 0 }\r\n";

        assertThat(findings(text))
                .extracting(Finding::toString)
                .anySatisfy(s -> assertThat(s).startsWith("p.yaml:4:8:"));
        assertThat(findings(text))
                .extracting(Finding::toString)
                .anySatisfy(s -> assertThat(s).startsWith("p.yaml:4:25:"));
        assertThat(findings("\uFEFFoutputs: 1"))
                .first()
                .satisfies(f -> assertThat(f.column()).isOne());
        assertThat(findings("\uFEFF{ \"outputs\": 1}"))
                .first()
                .satisfies(f -> assertThat(f.column()).isEqualTo(3));
        assertThat(findings("sluice: 1\rinput: filse\routput: [csv]"))
                .extracting(Finding::line)
                .containsExactly(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\r\n\r\n", "# comment", "---\n", "   ", "null", "~"})
    void saysThatAFileIsEmpty(String text) {
        assertThat(findings(text)).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("empty-file");
            assertThat(f.line()).isOne();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "sluice: 1\u0007",
                "\uD800",
                "{\"a\": \"\uDC00",
                "%YAML 9.9\n---\na",
                "%TAG ! x",
                "&a",
                "*a",
                "? [a]\n: b",
                "!<>",
                "{",
                "[",
                "}",
                "\"",
                "'",
                "a: |x",
                "{\"a\":}",
                "[1,2",
                "{\"a\" \"b\"}",
                "// only",
                "/* never",
                "{\"a\":01}",
                "{\"a\":1e}",
                "{\"\\u12\":1}",
                "- - -\n -",
                "key: 'x",
                "a: b: c",
                "\t",
                "a:\n\t- b"
            })
    void neverThrowsAndAlwaysSaysSomething(String text) {
        assertThat(findings(text)).isNotEmpty();
    }

    @Test
    void decidesByContentWhatAFileIs() {
        String json = "{\"sluice\": 1, \"input\": \"files\", \"output\": [\"csv\"]}";

        assertThat(linter.lint("p.yaml", json, List.of()).findings()).isEmpty();
        assertThat(linter.lint("p.json", SMALL, List.of()).findings()).isEmpty();
        assertThat(linter.lint("p", "{ sluice: 1, input: files, output: [csv] }", List.of())
                        .findings())
                .isEmpty();
        assertThat(linter.lint("p", "{ \"sluice\": 1, input: files, output: [csv] }", List.of())
                        .findings())
                .isEmpty();
        assertThat(linter.lint("p.json", "{ sluice: 1 }", List.of()).findings())
                .singleElement()
                .satisfies(f -> assertThat(f.hint()).contains("double quotes"));
    }

    @Test
    void severalExtractorsMayStandInOneChain() {
        assertThat(findings(
                        "sluice: 1\ninput: files\nsteps: [extract, { use: extract, id: rest }, timex]\noutput: [csv]"))
                .isEmpty();
    }

    @Test
    void recordsMayHoldLayersOfPlugins() {
        List<ComponentInfo> components = new ArrayList<>(Components.all());
        components.add(Components.component("ships", ComponentInfo.Kind.EXPORTER, "ships", "text,ship", "", ""));
        PipelineLinter own = new PipelineLinter(Components.lookup(components, Map.of()));
        assertThat(own.lint("p", "sluice: 1\ninput: jsonl\nsteps: []\noutput: [ships]", List.of())
                        .findings())
                .extracting(Finding::code)
                .doesNotContain("missing-layer");
        assertThat(own.lint("p", "sluice: 1\ninput: files\nsteps: [extract]\noutput: [ships]", List.of())
                        .findings())
                .extracting(Finding::code)
                .containsExactly("missing-layer");
    }

    @Test
    void looksForLayersOnlyAsFarAsEverythingIsKnown() {
        assertThat(findings("sluice: 1\ninput: files\nsteps: [names, sentiment, cluster]\noutput: [jsonl]"))
                .extracting(Finding::code)
                .containsExactly("missing-layer", "unknown-component");
    }

    @Test
    void saysWhereToLookWhenThereIsNoPluginAtAll() {
        LintResult result = new PipelineLinter(Components.lookup(List.of(), Map.of())).lint("p", SMALL, List.of());

        assertThat(result.findings())
                .hasSize(4)
                .allSatisfy(f -> assertThat(f.hint()).contains("sluice plugin list"));
    }

    @Test
    void pointsIntoTheTree() {
        assertThat(findings("sluice: 1\ninput: files\nsteps:\n  - { use: extract, \"a/b~c\": 1 }\noutput: [csv]"))
                .extracting(Finding::pointer)
                .containsExactly("/steps/0/a~1b~0c");
    }

    @Test
    void keepsTheTextOfNumbers() {
        PipelineSpec spec = spec(
                "sluice: 1\nname: 1.10\ninput: files\nsteps: [extract, { use: timex, country: 049 }]\noutput: [csv]");

        assertThat(spec.name()).isEqualTo("1.10");
        assertThat(spec.steps().get(1).options().get("country").orElseThrow())
                .isInstanceOfSatisfying(
                        ConfigNode.Scalar.class, s -> assertThat(s.text()).isEqualTo("049"));
    }
}
