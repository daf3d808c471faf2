package dev.sluice.core.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.ConfigurationException;
import dev.sluice.core.OptionInfo;
import dev.sluice.core.PluginException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordBinderTest {
    enum WhenUnsure {
        NIL,
        BEST_GUESS
    }

    record Cache(int entries, Duration lifetime) {
        Cache {
            if (entries == 13) {
                throw new IllegalArgumentException("13 entries bring bad luck");
            }
        }
    }

    record Everything(
            boolean keepTables,
            int minLength,
            long maxSize,
            double threshold,
            Integer boxed,
            String name,
            Duration patience,
            LocalDate since,
            WhenUnsure whenUnsure,
            List<String> languages,
            List<WhenUnsure> choices,
            Optional<Duration> limit,
            Optional<List<Integer>> sizes,
            Map<String, Double> weights,
            Map<String, List<String>> groups,
            Cache cache,
            List<Cache> caches) {}

    record Range(int from, int to) {
        Range {
            if (from > to) {
                throw new IllegalArgumentException("from " + from + " must not be above to " + to);
            }
        }
    }

    record Share(double share) {}

    record Fragile(int divisor) {
        Fragile {
            if (divisor == 0) {
                throw new IllegalStateException("no");
            }
        }
    }

    record Undeclared(int surprise) {}

    record Untyped(Object thing) {}

    record Nothing() {}

    private static final ComponentInfo EVERYTHING = component(
            Components.option("keep-tables", OptionInfo.Type.BOOLEAN, "true"),
            Components.option("min-length", OptionInfo.Type.INTEGER, "20"),
            Components.option("max-size", OptionInfo.Type.INTEGER, "5000000000"),
            Components.option("threshold", OptionInfo.Type.NUMBER, "0.5"),
            Components.option("boxed", OptionInfo.Type.INTEGER, "7"),
            Components.option("name", OptionInfo.Type.STRING, "*.html: no"),
            Components.option("patience", OptionInfo.Type.DURATION, "1m30s"),
            Components.option("since", OptionInfo.Type.DATE, "2020-01-10"),
            Components.choice("when-unsure", "best-guess", "nil", "best-guess"),
            Components.list("languages", OptionInfo.Type.STRING, "[en, \"no\"]"),
            Components.withValues(Components.list("choices", OptionInfo.Type.ENUM, "[]"), "nil", "best-guess"),
            Components.optional("limit", OptionInfo.Type.DURATION),
            holding("sizes", OptionInfo.Type.LIST, Optional.empty(), item(OptionInfo.Type.INTEGER)),
            holding("weights", OptionInfo.Type.MAP, Optional.of("{ b: 1, a: 0.5 }"), item(OptionInfo.Type.NUMBER)),
            holding(
                    "groups",
                    OptionInfo.Type.MAP,
                    Optional.of("{}"),
                    Components.list("", OptionInfo.Type.STRING, "[]")),
            Components.record("cache", cacheOptions()),
            Components.holding(
                    "caches",
                    OptionInfo.Type.LIST,
                    Optional.of("[]"),
                    Components.record("", cacheOptions()),
                    List.of()));

    private static OptionInfo[] cacheOptions() {
        return new OptionInfo[] {
            Components.option("entries", OptionInfo.Type.INTEGER, "1000"),
            Components.option("lifetime", OptionInfo.Type.DURATION, "10m")
        };
    }

    private static OptionInfo item(OptionInfo.Type type) {
        return Components.optional("", type);
    }

    private static OptionInfo holding(String name, OptionInfo.Type type, Optional<String> standard, OptionInfo items) {
        return Components.holding(name, type, standard, items, List.of());
    }

    private static ComponentInfo component(OptionInfo... options) {
        return Components.component("all", ComponentInfo.Kind.ANNOTATOR, "test", "", "", "", options);
    }

    /** Reads the options through the linter, so that what is bound is what a file would give. */
    private static StepSpec step(ComponentInfo component, String options) {
        ComponentInfo reader = Components.component("in", ComponentInfo.Kind.READER, "test", "", "", "text");
        ComponentInfo exporter = Components.component("out", ComponentInfo.Kind.EXPORTER, "test", "", "", "");
        PipelineLinter linter = new PipelineLinter(Components.lookup(List.of(component, reader, exporter), Map.of()));
        String text = "sluice: 1\ninput: in\noutput: [out]\nsteps:\n  - use: all\n"
                + (options.isEmpty() ? "" : options.indent(4));
        LintResult result = linter.lint("p.yaml", text, List.of());
        assertThat(result.findings()).isEmpty();
        return result.spec().orElseThrow().steps().get(0);
    }

    @Test
    void takesTheDefaultsWhereTheFileSaysNothing() {
        assertThat(RecordBinder.bind(Everything.class, step(EVERYTHING, "")))
                .isEqualTo(new Everything(
                        true,
                        20,
                        5_000_000_000L,
                        0.5,
                        7,
                        "*.html: no",
                        Duration.ofSeconds(90),
                        LocalDate.of(2020, 1, 10),
                        WhenUnsure.BEST_GUESS,
                        List.of("en", "no"),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("a", 0.5, "b", 1.0),
                        Map.of(),
                        new Cache(1000, Duration.ofMinutes(10)),
                        List.of()));
    }

    @Test
    void takesWhatTheFileSays() {
        String options = """
                keep-tables: false
                min-length: -3
                max-size: 9223372036854775807
                threshold: 1e-3
                boxed: +4
                name: "yes"
                patience: 500ms
                since: 1999-12-31
                when-unsure: nil
                languages: [de, 1.10]
                choices: [nil, best-guess]
                limit: PT2H
                sizes: [1, 2]
                weights: { z: 3, a: 4 }
                groups: { x: [a, b], y: [] }
                cache: { entries: 5 }
                caches: [{ entries: 6, lifetime: 1d }, {}]
                """;

        assertThat(RecordBinder.bind(Everything.class, step(EVERYTHING, options)))
                .isEqualTo(new Everything(
                        false,
                        -3,
                        Long.MAX_VALUE,
                        0.001,
                        4,
                        "yes",
                        Duration.ofMillis(500),
                        LocalDate.of(1999, 12, 31),
                        WhenUnsure.NIL,
                        List.of("de", "1.10"),
                        List.of(WhenUnsure.NIL, WhenUnsure.BEST_GUESS),
                        Optional.of(Duration.ofHours(2)),
                        Optional.of(List.of(1, 2)),
                        Map.of("z", 3.0, "a", 4.0),
                        Map.of("x", List.of("a", "b"), "y", List.of()),
                        new Cache(5, Duration.ofMinutes(10)),
                        List.of(new Cache(6, Duration.ofDays(1)), new Cache(1000, Duration.ofMinutes(10)))));
    }

    @Test
    void keepsTheOrderOfMapsAndLetsNobodyChangeThem() {
        Everything bound = RecordBinder.bind(Everything.class, step(EVERYTHING, "weights: { z: 1, m: 2, a: 3 }"));

        assertThat(bound.weights().keySet()).containsExactly("z", "m", "a");
        assertThat(bound.weights()).isUnmodifiable();
        assertThat(bound.languages()).isUnmodifiable();
    }

    @Test
    void bindsARecordWithoutComponents() {

        assertThat(RecordBinder.bind(Nothing.class, step(component(), ""))).isEqualTo(new Nothing());
    }

    @Test
    void turnsTheRefusalOfAConstructorIntoAFindingAtTheStep() {

        StepSpec step = step(
                component(
                        Components.option("from", OptionInfo.Type.INTEGER, "1"),
                        Components.option("to", OptionInfo.Type.INTEGER, "2")),
                "from: 5");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> RecordBinder.bind(Range.class, step))
                .withMessageContaining("from 5 must not be above to 2")
                .satisfies(e -> assertThat(e.findings()).singleElement().satisfies(f -> {
                    assertThat(f.code()).isEqualTo("bad-options");
                    assertThat(f.file()).isEqualTo("p.yaml");
                    assertThat(f.line()).isEqualTo(5);
                    assertThat(f.column()).isEqualTo(10);
                }));
    }

    @Test
    void turnsTheRefusalOfANestedRecordIntoAFindingAtItsPlace() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(
                        () -> RecordBinder.bind(Everything.class, step(EVERYTHING, "caches: [{}, { entries: 13 }]")))
                .satisfies(e -> assertThat(e.findings()).singleElement().satisfies(f -> {
                    assertThat(f.pointer()).isEqualTo("/caches/1");
                    assertThat(f.line()).isEqualTo(6);
                    assertThat(f.column()).isEqualTo(18);
                }));
    }

    @Test
    void refusesANumberThatDoesNotFitItsJavaType() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> RecordBinder.bind(Everything.class, step(EVERYTHING, "min-length: 3000000000")))
                .satisfies(e -> assertThat(e.findings()).singleElement().satisfies(f -> {
                    assertThat(f.code()).isEqualTo("out-of-range");
                    assertThat(f.line()).isEqualTo(6);
                    assertThat(f.column()).isEqualTo(17);
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"half", "5", "{a: b"})
    void aDefaultThatItsOptionDoesNotAllowIsNotUsed(String text) {
        StepSpec step = step(component(Components.option("share", OptionInfo.Type.NUMBER, text, 0, 1)), "");
        assertThatExceptionOfType(PluginException.class)
                .isThrownBy(() -> RecordBinder.bind(Share.class, step))
                .withMessageContaining("default \"" + text + "\" for the option \"share\"")
                .withMessageContaining("correct def in its @Option");
    }

    @Test
    void blamesThePluginForAnyOtherFailure() {

        assertThatExceptionOfType(PluginException.class)
                .isThrownBy(() -> RecordBinder.bind(
                        Fragile.class, step(component(Components.option("divisor", OptionInfo.Type.INTEGER, "0")), "")))
                .satisfies(e -> assertThat(e.plugin()).isEqualTo("test@0.1.0"));
        assertThatExceptionOfType(PluginException.class)
                .isThrownBy(() -> RecordBinder.bind(Undeclared.class, step(component(), "")))
                .withMessageContaining("surprise");
        assertThatExceptionOfType(PluginException.class)
                .isThrownBy(() -> RecordBinder.bind(
                        Untyped.class, step(component(Components.option("thing", OptionInfo.Type.STRING, "x")), "")));
    }
}
