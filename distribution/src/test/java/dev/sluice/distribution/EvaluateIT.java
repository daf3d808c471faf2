package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.internal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The records of a run are measured from the command line. */
class EvaluateIT {
    private static final String GOLD =
            "{\"id\":\"a\",\"date\":\"2020-01-10\",\"text\":\"They met in Baghdad on Thursday.\","
                    + "\"timex\":[{\"begin\":23,\"end\":31,\"surface\":\"Thursday\",\"type\":\"DATE\",\"value\":\"2020-01-09\"}]}\n";

    @TempDir
    Path directory;

    @Test
    void measuresWhatARunFoundAndSaysWhetherItIsEnough() throws IOException {
        Files.writeString(directory.resolve("gold.jsonl"), GOLD);
        Files.writeString(
                directory.resolve("text.jsonl"),
                "{\"id\":\"a\",\"date\":\"2020-01-10\",\"text\":\"They met in Baghdad on Thursday.\"}\n");
        Sluice sluice = new Sluice().in(directory);

        Sluice.Result run = sluice.run("run", "timex", "text.jsonl", "-o", "out");
        Sluice.Result good =
                sluice.run("evaluate", "--task", "timex", "--at-least", "0.9", "gold.jsonl", "out/documents.jsonl");
        Sluice.Result bad = sluice.run(
                "evaluate", "--task", "ner", "--at-least", "0.9", "--json", "gold.jsonl", "out/documents.jsonl");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(good.exit()).as(good.err()).isZero();
        assertThat(good.lines())
                .contains("value      P 100.00  R 100.00  F1 100.00", "gold 1 system 1 documents missing 0");
        assertThat(bad.exit()).isEqualTo(1);
        assertThat(Json.object(bad.out())).containsEntry("task", "ner").containsEntry("score", 0.0);
        assertThat(bad.err()).contains("the score of ner is 0.0, lower than 0.9");
    }

    @Test
    void faultsOfWhatIsReadAreNoFaultsOfWhatIsWritten() throws IOException {
        Files.writeString(directory.resolve("gold.jsonl"), GOLD + "{}\n");
        Sluice sluice = new Sluice().in(directory);

        Sluice.Result broken = sluice.run("evaluate", "--task", "timex", "gold.jsonl", "gold.jsonl");
        Sluice.Result missing = sluice.run("evaluate", "--task", "timex", "gold.jsonl", "none.jsonl");
        Sluice.Result folder = sluice.run("evaluate", "--task", "timex", "gold.jsonl", ".");
        Sluice.Result typo = sluice.run("evaluate", "--task", "timx", "gold.jsonl", "gold.jsonl");

        assertThat(broken.exit()).isEqualTo(65);
        assertThat(broken.err()).contains("gold.jsonl:2 has no 'id'");
        assertThat(missing.exit()).isEqualTo(66);
        assertThat(missing.err()).contains("none.jsonl does not exist");
        assertThat(folder.exit()).as(folder.err()).isEqualTo(65);
        assertThat(typo.exit()).isEqualTo(64);
        assertThat(typo.err()).contains("did you mean \"timex\"?");
    }
}
