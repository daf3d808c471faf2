package dev.sluice.plugins.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.plugins.evaluation.EvaluateConfig.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the tool takes, what it refuses, and how it tells the figures. */
class EvaluateTest {
    private static final String GOLD = "{\"id\":\"a\",\"text\":\"Bo left.\",\"mentions\":[{\"begin\":0,\"end\":2}]}";

    @TempDir
    Path directory;

    private Bench bench = new Bench(Path.of(""));

    @BeforeEach
    void begin() {
        bench = new Bench(directory);
    }

    private static EvaluateConfig config(Task task, Optional<Double> atLeast, boolean json) {
        return new EvaluateConfig(task, Optional.empty(), 5, atLeast, json);
    }

    @Test
    void aScoreThatIsTooLowFailsAfterTheFiguresAreTold() throws Exception {
        bench.gold(GOLD).system("{\"id\":\"a\",\"mentions\":[{\"begin\":0,\"end\":2},{\"begin\":3,\"end\":7}]}");

        bench.run(config(Task.NER, Optional.of(0.66), false), "gold", "system");
        assertThat(bench.failed).isEmpty();
        bench.run(config(Task.NER, Optional.of(0.67), false), "gold", "system");
        assertThat(bench.failed).containsExactly("the score of ner is 0.6666666666666666, lower than 0.67");
        assertThat(bench.printed.get(bench.printed.size() - 1)).isEqualTo("ner        P  50.00  R 100.00  F1  66.67");
    }

    @Test
    void figuresForProgramsAreNotRounded() throws Exception {
        bench.gold(GOLD).system("{\"id\":\"a\",\"mentions\":[{\"begin\":0,\"end\":2},{\"begin\":3,\"end\":7}]}");

        JsonNode tree = new ObjectMapper()
                .readTree(String.join("\n", bench.run(config(Task.NER, Optional.empty(), true), "gold", "system")));

        assertThat(tree.get("task").asText()).isEqualTo("ner");
        assertThat(tree.get("score").asDouble()).isEqualTo(2.0 / 3);
        assertThat(tree.get("precision").asDouble()).isEqualTo(0.5);
        assertThat(tree.get("recall").asDouble()).isEqualTo(1.0);
        assertThat(tree.get("disagreements").get(0).asText()).isEqualTo("a spurious 'left'");
    }

    @ParameterizedTest
    @EnumSource(
            value = Task.class,
            names = {"TIMEX", "LINK", "COREF", "NER"})
    void noDocumentAtAllGivesNoFigureAboveZero(Task task) throws Exception {
        bench.gold("").system("");
        bench.run(config(task, Optional.of(0.1), true), "gold", "system");
        assertThat(bench.failed).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Task.class,
            names = {"DATES", "EXTRACT", "SNIPPETS"})
    void noPageAtAllIsRefused(Task task) throws IOException {
        bench.gold("{}").system("");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.run(task, 0))
                .withMessage("gold holds no page");
    }

    @Test
    void recordsMayBePackedOrComeFromTheStandardInput() throws Exception {
        bench.gold(GOLD).input("\uFEFF" + GOLD + "\r\n\r\n");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve("gold.gz")))) {
            out.write(GOLD.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(bench.run(config(Task.NER, Optional.empty(), false), "gold.gz", "-"))
                .containsExactly("ner        P 100.00  R 100.00  F1 100.00");
    }

    @Test
    void textsThatDifferEndTheMeasureOfTimesAndAreToldOfNames() throws Exception {
        bench.gold("{\"id\":\"a\",\"text\":\"Now.\",\"timex\":[]}").system("{\"id\":\"a\",\"text\":\"Now!\"}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.run(Task.TIMEX, 0))
                .withMessage("gold:1: the text of 'a' was changed, so that offsets cannot be compared");
        bench.run(Task.NER, 0);
        assertThat(bench.told).singleElement().asString().contains("gold:1", "'a'", "another one in system");
    }

    @Test
    void oneMoreRecordOfAPageIsToldAndCounts() throws Exception {
        bench.gold("{\"a.html\":{\"date\":\"2020-01-10\"}}")
                .system(
                        "{\"id\":\"x/a.html\"}",
                        "{\"id\":\"a.html\",\"dates\":{\"published\":{\"value\":\"2020-01-10\"}}}");
        assertThat(bench.run(Task.DATES, 0)).singleElement().asString().contains("(1 right, 0 wrong");
        assertThat(bench.told)
                .containsExactly("system:2: one more record of system is called 'a.html'; the last one counts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NER | {\"id\":\"a\"} | system:2: two records of system have the id 'a'; ids must be unique",
                "NER | {\"id\":\"b\",\"mentions\":7} | system:2: 'mentions' is 7; a list is needed",
                "NER | {\"id\":\"b\",\"mentions\":[7]} | system:2, mentions[0] is 7; an object is needed",
                "NER | {\"id\":\"b\",\"mentions\":[{\"end\":2}]} | system:2, mentions[0]: 'begin' is missing; a whole number",
                "TIMEX | {\"id\":\"b\",\"timex\":[{\"begin\":0.5}]} | 'begin' is 0.5; a whole number is needed",
                "NER | {\"text\":\"x\"} | system:2 has no 'id'",
                "NER | {\"id\":[1]} | system:2: 'id' is [1]; a text is needed",
                "LINK | [1] | system:2: not a JSON object",
                "COREF | {\"id\": | system:2: not a JSON object at column",
                "DATES | <html> | system:2: not a JSON object at column 1: Unexpected character ('<'",
            })
    void whatIsWrongIsNamedWithFileAndLine(Task task, String line, String message) throws IOException {
        bench.gold(task == Task.DATES ? "{}" : "").system("{\"id\":\"a\"}", line);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.run(task, 0))
                .withMessageContaining(message);
    }

    @Test
    void aRangeOutsideTheTextIsRefused() throws IOException {
        bench.gold(GOLD).system("{\"id\":\"a\",\"mentions\":[{\"begin\":3,\"end\":9}]}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.run(Task.NER, 0))
                .withMessage("system:1, mentions[0]: the range from 3 to 9 does not lie in the text, which has 8 UTF-16"
                        + " units");
    }

    @Test
    void filesThatAreMissingPackedWronglyOrNotInUtf8AreNamed() throws IOException {
        bench.gold(GOLD).file("a.gz", "not packed");
        Files.write(directory.resolve("latin"), new byte[] {'{', (byte) 0xe9, '}'});
        EvaluateConfig config = config(Task.NER, Optional.empty(), false);
        assertThatThrownBy(() -> bench.run(config, "gold", "nowhere"))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("nowhere");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.run(config, "gold", "a.gz"))
                .withMessageStartingWith("a.gz cannot be unpacked: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.run(config, "gold", "latin"))
                .withMessage("latin is not in UTF-8");
    }

    @Test
    void itNeedsTwoFilesAndABaseForLinksAlone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.run(config(Task.COREF, Optional.empty(), false), "gold"))
                .withMessageContaining("sluice evaluate --task coref GOLD SYSTEM");
        EvaluateConfig config = new EvaluateConfig(Task.NER, Optional.of("ids"), 0, Optional.empty(), false);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evaluate(config).run(List.of("gold", "system"), bench))
                .withMessageContaining("for the task link alone");
    }
}
