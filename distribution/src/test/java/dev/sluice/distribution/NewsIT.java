package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Link;
import dev.sluice.core.DocumentStatus;
import dev.sluice.core.Pipeline;
import dev.sluice.core.RunReport;
import dev.sluice.core.RunRequest;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The main job, on the pages shipped with the project. What is expected stands in {@code news-expected.csv}. */
class NewsIT {
    @TempDir
    static Path out;

    private static final Map<String, Document> DOCUMENTS = new LinkedHashMap<>();

    @BeforeAll
    static void run() throws IOException, InterruptedException {
        try (Toolkit toolkit = Toolkit.open(Sluice.HOME);
                Pipeline news = toolkit.pipeline("news")) {
            RunReport report =
                    news.run(RunRequest.of(Sluice.ROOT.resolve("examples/news").toString())
                            .into(out));
            assertThat(report.failed()).isZero();
            assertThat(report.warnings()).isEmpty();
            assertThat(report.counts().keySet()).isSubsetOf(DocumentStatus.OK, DocumentStatus.OK_PARTIAL);
        }
        for (String line : Files.readAllLines(out.resolve("documents.jsonl"))) {
            Document document = Document.fromRecord(Json.object(line));
            DOCUMENTS.put(document.id(), document);
        }
    }

    @Test
    void everyPageIsOneRecordInTheOrderOfTheirNames() throws IOException {
        try (var files = Files.list(Sluice.ROOT.resolve("examples/news"))) {
            assertThat(DOCUMENTS.keySet())
                    .containsExactlyElementsOf(
                            files.map(p -> p.getFileName().toString()).sorted().toList());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/news-expected.csv", numLinesToSkip = 1, delimiter = '|', maxCharsPerColumn = 10_000)
    void pagesComeOutCleanAndDated(String file, String published, String wanted, String unwanted) {
        Document document = DOCUMENTS.get(file);
        String text = document.text().replaceAll("\\s+", " ");

        assertThat(text).contains(wanted.split(" · "));
        assertThat(text).doesNotContain(unwanted.split(" · "));
        assertThat(document.date(DocumentDate.Role.PUBLISHED)
                        .map(d -> d.interval().edtf())
                        .orElse("unknown"))
                .isEqualTo(published);
        assertThat(document.metadata().title()).isPresent();
        assertThat(document.metadata().language().orElse("unknown")).startsWith("en");
    }

    @Test
    void weekdaysAreResolvedWhereTheDocumentHasADate() {
        assertThat(timex("courier-aground.html", "Wednesday")).contains("2021-03-24");
        assertThat(timex("wire-chairman.eml", "last Tuesday")).contains("2021-03-23");
        assertThat(timex("quayside-high-tide.html", "Sunday")).contains("2021-03-28");
        assertThat(timex("kestrel-briefing.docx", "mid-April")).contains("2021-04");
        assertThat(timex("forum-release.pdf", "Sunday")).contains("2021-07-04");
    }

    private static Set<String> timex(String file, String surface) {
        Document document = DOCUMENTS.get(file);
        return document.timexes().stream()
                .filter(t -> document.surface(t).equalsIgnoreCase(surface))
                .map(t -> t.value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void onePersonIsOneIdentityHoweverTheNameIsSpelt() {
        assertThat(entities(
                        "Abdel Fattah el-Sisi",
                        "Abdel Fattah al-Sisi",
                        "Abdul Fattah el-Sissi",
                        "Abdel-Fattah al-Sissi"))
                .containsExactly("Q307871");
        assertThat(entities("Osama Rabie", "Ossama Rabei", "Usama Rabie", "Usama Rabia"))
                .singleElement()
                .satisfies(id -> assertThat(id).startsWith(Link.NIL));
    }

    @Test
    void thingsWithSimilarNamesStayApart() {
        Set<String> canal = entities("Suez Canal");
        Set<String> authority = entities("Suez Canal Authority");
        assertThat(canal).isNotEmpty();
        assertThat(authority).isNotEmpty().doesNotContainAnyElementsOf(canal);
    }

    private static Set<String> entities(String... surfaces) {
        Set<String> wanted = Set.of(surfaces);
        Set<String> found = new TreeSet<>();
        for (Document document : DOCUMENTS.values()) {
            for (Link link : document.links()) {
                if (wanted.contains(document.surface(link))) {
                    found.add(link.entity());
                }
            }
        }
        return found;
    }

    @Test
    void everyAnnotationSaysWhichStepWroteIt() {
        for (Document document : DOCUMENTS.values()) {
            document.timexes()
                    .forEach(t -> assertThat(document.provenance(t))
                            .map(p -> p.step())
                            .contains("timex"));
            document.links()
                    .forEach(
                            l -> assertThat(document.provenance(l).orElseThrow().step())
                                    .isIn("link", "cluster"));
        }
    }

    @Test
    void tablesAndTheReportOfTheRunLieBesideTheRecords() throws IOException {
        assertThat(out).isDirectoryContaining("glob:**/{documents,mentions,entities,timex}.csv");
        List<String> names;
        try (var files = Files.list(out)) {
            names = files.map(p -> p.getFileName().toString()).sorted().toList();
        }
        assertThat(names)
                .contains(
                        "documents.jsonl", "documents.csv", "mentions.csv", "entities.csv", "timex.csv", "report.html")
                .contains("run.json", "failed.jsonl")
                .noneMatch(name -> name.endsWith(".part"));
        assertThat(Files.readString(out.resolve("failed.jsonl"))).isEmpty();
    }
}
