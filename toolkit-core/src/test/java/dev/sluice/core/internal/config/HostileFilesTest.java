package dev.sluice.core.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were made to exhaust memory, stack or time. */
class HostileFilesTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Just short of what is refused unread. */
    private static final int MOST = 500_000;

    private final PipelineLinter linter = new PipelineLinter(Components.lookup());

    /** Runs with a small stack, so that recursion without bound would show. */
    private List<Finding> lint(String file, String text) {
        List<Finding> findings = new ArrayList<>();
        List<Throwable> thrown = new ArrayList<>();
        Thread thread = new Thread(
                null, () -> findings.addAll(linter.lint(file, text, List.of()).findings()), "small stack", 512 * 1024);
        thread.setUncaughtExceptionHandler((t, e) -> thrown.add(e));
        thread.setDaemon(true);
        Assertions.assertTimeoutPreemptively(LIMIT, () -> {
            thread.start();
            thread.join();
        });
        assertThat(thrown).isEmpty();
        return findings;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[", "{", "[{", "{a: ", "- ", "? ", "[\n", "{\"a\":", "a:\n ", "\"", "&a ", "*a ", "!!x ", ", ", "- - ",
                "%", "# ", "\t", "'", "|\n", "a: b: "
            })
    void endlessRepetition(String piece) {
        String text = piece.repeat(MOST / piece.length());

        assertThat(text).hasSizeLessThan(ConfigParser.MAX_CHARS);
        assertThat(lint("p.yaml", text)).isNotEmpty();
        assertThat(lint("p.json", text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\x", "\"\\u00", "sluice: \"\\U0001", "\"\\xzz\"", "\"\\U99999999\""})
    void escapesThatAreNone(String text) {
        assertThat(lint("p.yaml", text)).extracting(Finding::code).containsExactly("syntax");
    }

    @Test
    void deepNestingOfEachKind() {
        String stairs =
                IntStream.range(0, 900).mapToObj(i -> " ".repeat(i) + "a:").collect(Collectors.joining("\n"));

        assertThat(lint("p.yaml", stairs)).extracting(Finding::code).containsExactly("too-deep");
        assertThat(lint("p.yaml", "[".repeat(60) + "]".repeat(60)))
                .extracting(Finding::code)
                .containsExactly("too-deep");
        assertThat(lint("p.json", "{\"a\":".repeat(60) + "1" + "}".repeat(60)))
                .extracting(Finding::code)
                .containsExactly("too-deep");
    }

    @Test
    void aliasBombs() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("x]\n");
        }
        String wide = "a: &a [" + "x, ".repeat(20_000) + "]\nb: {"
                + IntStream.range(0, 20_000).mapToObj(i -> "k" + i + ": *a").collect(Collectors.joining(", ")) + "}\n";

        assertThat(lint("p.yaml", bomb.toString())).extracting(Finding::code).containsExactly("too-many-aliases");
        assertThat(lint("p.yaml", wide)).extracting(Finding::code).containsExactly("too-many-aliases");
        assertThat(lint("p.yaml", "a: &a [*a]")).extracting(Finding::code).containsExactly("syntax");
    }

    @Test
    void tensOfThousandsOfKeys() {
        String yaml =
                IntStream.range(0, 40_000).mapToObj(i -> "key" + i + ": v").collect(Collectors.joining("\n"));
        String json =
                IntStream.range(0, 40_000).mapToObj(i -> "\"" + i + "\":1").collect(Collectors.joining(",", "{", "}"));
        String same = "key: v\n".repeat(60_000);

        assertThat(lint("p.yaml", yaml)).hasSize(1_000);
        assertThat(lint("p.json", json)).hasSize(1_000);
        assertThat(lint("p.yaml", same)).hasSize(1_000);
    }

    @Test
    void manyStepsAndLongWords() {
        String steps = "sluice: 1\ninput: files\noutput: [csv]\nsteps:\n" + "- extract\n".repeat(20_000);
        String word = "sluice: 1\ninput: " + "files".repeat(MOST / 6) + "\noutput: [csv]\n";
        String digits = "sluice: 1\ninput: files\noutput: [csv]\nrun: { workers: " + "9".repeat(MOST / 4)
                + ", document-timeout: " + "1m".repeat(MOST / 16) + ", max-failures: " + "9".repeat(MOST / 16)
                + "% }\n";

        assertThat(lint("p.yaml", steps)).isNotEmpty().extracting(Finding::code).containsOnly("duplicate-id");
        assertThat(lint("p.yaml", word))
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.message()).hasSizeLessThan(300));
        assertThat(lint("p.yaml", digits))
                .hasSize(3)
                .allSatisfy(f -> assertThat(f.toString()).hasSizeLessThan(1_500));
        assertThat(lint("p.yaml", "[".repeat(2 * MOST)))
                .extracting(Finding::code)
                .containsExactly("too-large");
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void damagedFilesNeverThrow(long seed) {
        Random random = new Random(seed);
        String resource = random.nextBoolean() ? "good/whole.yaml" : "good/whole.json";
        StringBuilder text = new StringBuilder(FaultCase.read(resource));
        String signs = "{}[],:\"'#&*!|>%@-\n\t \\x0é😀";
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(12));
            text.replace(at, end, String.valueOf(signs.charAt(random.nextInt(signs.length()))));
        }

        LintResult result = linter.lint(resource, text.toString(), List.of());

        assertThat(result.findings().isEmpty()
                        || result.spec().isEmpty()
                        || result.findings().stream().allMatch(f -> f.severity() == Finding.Severity.WARNING))
                .isTrue();
        assertThat(result.findings()).allSatisfy(f -> assertThat(f.line()).isPositive());
    }
}
