package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.Link;
import dev.sluice.core.Pipeline;
import dev.sluice.core.RunRequest;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers of a report correct in it, obeyed by the next run. */
class ReportIT {
    /** The file that a test in a browser presses out of the report, byte for byte. */
    private static final Path CORRECTIONS =
            Sluice.ROOT.resolve("plugins/report/src/test/resources/dev/sluice/plugins/report/corrections.tsv");

    @TempDir
    static Path out;

    @BeforeAll
    static void run() throws IOException, InterruptedException {
        String pipeline = Files.readString(Sluice.HOME.resolve("pipelines/news.yaml"))
                .replace("- use: cluster", "- { use: cluster, corrections: corrections.tsv }");
        Files.copy(CORRECTIONS, out.resolve("corrections.tsv"));
        Path file = Files.writeString(out.resolve("corrected.yaml"), pipeline);
        try (Toolkit toolkit = Toolkit.open(Sluice.HOME);
                Pipeline corrected = toolkit.pipeline(file.toString())) {
            corrected.run(RunRequest.of(Sluice.ROOT.resolve("examples/news").toString())
                    .into(out.resolve("results")));
        }
    }

    @Test
    void mergedNamesAreOne() throws IOException {
        assertThat(entities("ISMAILIA")).containsExactly("Q217156");
    }

    @Test
    void splitNamesAreTwo() throws IOException {
        assertThat(entities("Usama Rabie")).isNotEmpty().doesNotContainAnyElementsOf(entities("Rabie"));
    }

    @Test
    void toldNamesAreWhoTheyAreToldToBe() throws IOException {
        assertThat(entities("Osama Rabie")).containsExactly("Q999");
    }

    @Test
    void reportShowsTheCorrectedIdentities() throws IOException {
        assertThat(Files.readString(out.resolve("results/report.html")))
                .startsWith("<!doctype html>")
                .contains("\"Q999\"")
                .doesNotContain("NIL-96cc519dc23e");
    }

    private static Set<String> entities(String surface) throws IOException {
        Set<String> found = new TreeSet<>();
        for (String line : Files.readAllLines(out.resolve("results/documents.jsonl"))) {
            Document document = Document.fromRecord(Json.object(line));
            for (Link link : document.links()) {
                if (document.surface(link).equals(surface)) {
                    found.add(link.entity());
                }
            }
        }
        return found;
    }
}
