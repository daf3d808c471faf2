package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Link;
import dev.sluice.api.Timex;
import dev.sluice.core.Pipeline;
import dev.sluice.core.RunRequest;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
                .replaceAll("(?m)- use: (date|timex|cluster)$", "- { use: $1, corrections: corrections.tsv }");
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

    @Test
    void toldDatesAreThoseOfTheirDocumentsAndWhatIsCountedFromThem() throws IOException {
        Document corrected = document("northlight-impounded.txt");
        assertThat(corrected.date(DocumentDate.Role.PUBLISHED).orElseThrow().value())
                .isEqualTo("2021-05-14");
        assertThat(value(corrected, "last month")).isEqualTo("2021-04");
        assertThat(document("dock-rotterdam.html")
                        .date(DocumentDate.Role.PUBLISHED)
                        .orElseThrow()
                        .value())
                .isEqualTo("2021-07-29");
    }

    @Test
    void toldTimesAreWhatTheyAreToldToBe() throws IOException {
        assertThat(value(document("northlight-impounded.txt"), "Tuesday")).isEqualTo("2021-04-06");
        assertThat(value(document("sandbar-release.txt"), "Tuesday"))
                .isNotEmpty()
                .isNotEqualTo("2021-04-06");
    }

    @Test
    void markedWordsAreTimesThatWereNotFound() throws IOException {
        assertThat(value(document("northlight-impounded.txt"), "until its owner pays"))
                .isEqualTo("2021-07");
    }

    private static String value(Document document, String words) {
        return document.timexes().stream()
                .filter(timex -> document.surface(timex).equals(words))
                .map(Timex::value)
                .collect(Collectors.joining(" "));
    }

    private static Document document(String id) throws IOException {
        return documents().stream()
                .filter(document -> document.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Document> documents() throws IOException {
        List<Document> documents = new ArrayList<>();
        for (String line : Files.readAllLines(out.resolve("results/documents.jsonl"))) {
            documents.add(Document.fromRecord(Json.object(line)));
        }
        return documents;
    }

    private static Set<String> entities(String surface) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Document document : documents()) {
            for (Link link : document.links()) {
                if (document.surface(link).equals(surface)) {
                    found.add(link.entity());
                }
            }
        }
        return found;
    }
}
