package dev.sluice.core.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {
    private static final String TEXT = """
            sluice: 1
            input: { use: files }
            steps:
              - extract
              - { use: timex, id: english, languages: [en] }
              - { use: timex, id: german, languages: [de] }
            output:
              - { use: jsonl, file: a.jsonl }
              - report
            """;

    private final PipelineLinter linter = new PipelineLinter(Components.lookup());

    private PipelineSpec spec(String... overrides) {
        LintResult result = linter.lint("p.yaml", TEXT, List.of(overrides));
        assertThat(result.findings()).isEmpty();
        return result.spec().orElseThrow();
    }

    private static String flow(StepSpec step, String option) {
        return Words.flow(step.options().get(option).orElseThrow()).orElseThrow();
    }

    @Test
    void setsSettingsOfTheRun() {
        assertThat(spec("run.workers=4").run().workers()).isEqualTo(4);
        assertThat(spec("run={ workers: 4 }", "run.workers=5").run().workers()).isEqualTo(5);
    }

    @Test
    void setsOptionsOfStepsByIdOrComponent() {
        PipelineSpec spec = spec(
                "input.paths=[a, b]",
                "steps.extract.mode=forum",
                "steps.german.languages=[de, fr]",
                "output.jsonl.file=x.jsonl",
                "output.report.theme=dark");

        assertThat(flow(spec.input(), "paths")).isEqualTo("[a, b]");
        assertThat(flow(spec.steps().get(0), "mode")).isEqualTo("forum");
        assertThat(flow(spec.steps().get(1), "languages")).isEqualTo("[en]");
        assertThat(flow(spec.steps().get(2), "languages")).isEqualTo("[de, fr]");
        assertThat(flow(spec.outputs().get(0), "file")).isEqualTo("x.jsonl");
        assertThat(flow(spec.outputs().get(1), "theme")).isEqualTo("dark");
    }

    @Test
    void aLoneDashIsATextAndNotAnEmptyList() {
        assertThat(spec("output.jsonl.file=-").outputs().get(0).options().get("file"))
                .get()
                .isInstanceOfSatisfying(
                        ConfigNode.Scalar.class, dash -> assertThat(dash.text()).isEqualTo("-"));
    }

    @Test
    void setsOptionsOfNestedRecords() {
        String text = "sluice: 1\ninput: jsonl\nsteps: [{ use: link, knowledge-base: a }]\noutput: [csv]";
        LintResult result =
                linter.lint("p", text, List.of("steps.link.cache.entries=7", "steps.link.aliases.US=America"));

        assertThat(result.findings()).isEmpty();
        assertThat(flow(result.spec().orElseThrow().steps().get(0), "cache")).isEqualTo("{ entries: 7 }");
    }

    @Test
    void replacesWholeSections() {
        assertThat(spec("input=warc").input().component().name()).isEqualTo("warc");
        assertThat(spec("steps=[extract]").steps()).hasSize(1);
        assertThat(spec("name=other").name()).isEqualTo("other");
        assertThat(spec("input.use=warc").input().component().name()).isEqualTo("warc");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    run.wokers=4             | unknown-key       | did you mean "workers"?
                    run.workers=lots         | wrong-type        | write workers: auto
                    run.workers              | bad-override      | run.workers=4
                    =4                       | bad-override      | run.workers=4
                    run..workers=4           | bad-override      | run.workers=4
                    ruin.workers=4           | unknown-key       | did you mean "run"?
                    workers=4                | unknown-key       | write run.workers=…
                    extract.mode=forum       | unknown-key       | write steps.extract.mode=…
                    extarct.mode=forum       | unknown-key       | write steps.extract.mode=…
                    germna.languages=1       | unknown-key       | write steps.german.languages=…
                    steps.german.langauges=1 | unknown-key       | did you mean "languages"?
                    steps.germna.languages=1 | unknown-step      | did you mean "german"?
                    steps.timex.languages=1  | unknown-step      | extract, english or german
                    steps.german=x           | bad-override      | steps.german.OPTION=
                    output.csv.header=false  | unknown-step      | name an item
                    input.include=**/*.html  | bad-override      | quote it: "**/*.html"
                    input.include=[a         | bad-override      | quote it
                    steps.extract.mode.x=1   | bad-value         |
                    steps.extract.mode=artcle| bad-value         | did you mean "article"?
                    name.first=x             | wrong-type        | write name
                    input.paths.x=1          | wrong-type        | write paths
                    """)
    void findsFaultsInThem(String override, String code, String hint) {
        List<Finding> findings = linter.lint("p.yaml", TEXT, List.of(override)).findings();

        assertThat(findings).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo(code.equals("bad-value") && hint == null ? "wrong-type" : code);
            assertThat(f.hint()).contains(hint == null ? "" : hint);
            assertThat(f.line()).isZero();
            assertThat(f.file()).isEqualTo("--set " + override.strip());
        });
    }
}
