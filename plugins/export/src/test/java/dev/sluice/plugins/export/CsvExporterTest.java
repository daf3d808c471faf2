package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Candidate;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Exporter;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import dev.sluice.testkit.MarkedText;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvExporterTest {
    private static final CsvConfig DEFAULTS = new CsvConfig("", CsvConfig.Delimiter.COMMA, false);

    @Test
    void fullDocumentFillsEveryColumn() throws Exception {
        TestExport export = write(DEFAULTS, SampleDocuments.full());
        assertThat(export.names())
                .containsExactly(
                        "cooccurrences.csv", "dates.csv", "documents.csv", "entities.csv", "mentions.csv", "timex.csv");
        assertThat(rows(export, "documents.csv"))
                .containsExactly(Map.ofEntries(
                        Map.entry("id", "a/b.html"),
                        Map.entry("url", "https://example.org/b"),
                        Map.entry("title", "A title"),
                        Map.entry("authors", "Ann Writer | Ben Author"),
                        Map.entry("site", "Example Times"),
                        Map.entry("language", "en"),
                        Map.entry("published", "2020-06-10T18:02:00Z"),
                        Map.entry("published_earliest", "2020-06-10"),
                        Map.entry("published_latest", "2020-06-10"),
                        Map.entry("confidence", "0.97"),
                        Map.entry("modified", "2020-06-10/.."),
                        Map.entry("characters", "50"),
                        Map.entry("problems", "extract.odd | date.vague")));
        assertThat(rows(export, "mentions.csv"))
                .containsExactly(
                        Map.of(
                                "document", "a/b.html",
                                "begin", "3",
                                "end", "12",
                                "surface", "Ada Byron",
                                "type", "PERSON",
                                "entity", "Q7259",
                                "score", "0.93"),
                        Map.of(
                                "document", "a/b.html",
                                "begin", "20",
                                "end", "25",
                                "surface", "Novak",
                                "type", "PERSON",
                                "entity", "NIL7f",
                                "score", "0.5"));
        assertThat(rows(export, "timex.csv").get(1))
                .isEqualTo(Map.of(
                        "document", "a/b.html",
                        "begin", "42",
                        "end", "49",
                        "surface", "mid-May",
                        "type", "DATE",
                        "value", "2020-05",
                        "mod", "MID",
                        "earliest", "2020-05-01",
                        "latest", "2020-05-31",
                        "score", "0.75"));
        assertThat(rows(export, "dates.csv"))
                .hasSize(3)
                .first()
                .isEqualTo(Map.of(
                        "document", "a/b.html",
                        "role", "PUBLISHED",
                        "value", "2020-06-10T18:02:00Z",
                        "earliest", "2020-06-10",
                        "latest", "2020-06-10",
                        "edtf", "2020-06-10",
                        "confidence", "0.97",
                        "rule", "rule",
                        "surface", "words"));
        assertThat(rows(export, "cooccurrences.csv"))
                .containsExactly(Map.of(
                        "entity_a", "NIL7f",
                        "name_a", "Novak",
                        "entity_b", "Q7259",
                        "name_b", "Ada Lovelace",
                        "documents", "1",
                        "first_date", "2020-06-10",
                        "last_date", "2020-06-10"));
        assertThat(rows(export, "entities.csv").get(1))
                .isEqualTo(Map.of(
                        "entity", "Q7259",
                        "name", "Ada Lovelace",
                        "type", "PERSON",
                        "documents", "1",
                        "mentions", "1",
                        "variants", "Ada Byron",
                        "first_date", "2020-06-10",
                        "last_date", "2020-06-10"));
    }

    @Test
    void entitiesAreCountedOverAllDocuments() throws Exception {
        Document first = MarkedText.of("{Ulm=PLACE Q3012}, {Ulm=Q3012} and {the city=Q3012} of {Bo=PERSON NIL1}")
                .id("1")
                .published("2020-06-10")
                .expected();
        Document second = MarkedText.of("{Ulm=ORGANIZATION Q3012} and {the city=PLACE Q3012}")
                .id("2")
                .expected()
                .withDate(new DocumentDate(
                        DocumentDate.Role.PUBLISHED, DateInterval.of(Year.of(2019)), null, 0.5, List.of()));
        Document third = MarkedText.of("{Bo=NIL1}").id("3").expected();
        List<Map<String, String>> entities = rows(write(DEFAULTS, first, second, third), "entities.csv");
        assertThat(entities)
                .containsExactly(
                        Map.of(
                                "entity", "NIL1",
                                "name", "Bo",
                                "type", "PERSON",
                                "documents", "2",
                                "mentions", "2",
                                "variants", "Bo",
                                "first_date", "2020-06-10",
                                "last_date", "2020-06-10"),
                        Map.of(
                                "entity", "Q3012",
                                "name", "Ulm",
                                "type", "PLACE",
                                "documents", "2",
                                "mentions", "5",
                                "variants", "Ulm | the city",
                                "first_date", "2019-01-01",
                                "last_date", "2020-06-10"));
    }

    @Test
    void pairsOfEntitiesAreCountedOnceForADocument() throws Exception {
        Document first = MarkedText.of("{Ulm=Q1}, {Ulm=Q1}, {Bo=Q2} and {Al=Q3}")
                .id("1")
                .published("2020-06-10")
                .expected();
        Document second = MarkedText.of("{Bo=Q2} and {Ulm=Q1}")
                .id("2")
                .published("2020-06-12")
                .expected();
        assertThat(rows(write(DEFAULTS, first, second), "cooccurrences.csv"))
                .extracting(row -> row.get("name_a") + " " + row.get("name_b") + " " + row.get("documents") + " "
                        + row.get("first_date") + " " + row.get("last_date"))
                .containsExactly(
                        "Ulm Bo 2 2020-06-10 2020-06-12",
                        "Ulm Al 1 2020-06-10 2020-06-10",
                        "Bo Al 1 2020-06-10 2020-06-10");
    }

    @Test
    void ofADocumentWithVeryManyEntitiesTheOnesNamedMostOftenMakePairs() throws Exception {
        StringBuilder marked = new StringBuilder("{last=Q999} {last=Q999} ");
        for (int i = 100; i < 300; i++) {
            marked.append("{name=Q").append(i).append("} ");
        }
        List<Map<String, String>> pairs =
                rows(write(DEFAULTS, MarkedText.of(marked.toString()).expected()), "cooccurrences.csv");
        assertThat(pairs)
                .hasSize(100 * 99 / 2)
                .last()
                .satisfies(row -> assertThat(row).containsEntry("entity_b", "Q999"));
    }

    @Test
    void nameOfAnEntityIsThatOfItsCandidate() throws Exception {
        Document document = Document.of("a", "Bo");
        Link link = new Link(
                new Mention(new Span(0, 2), Mention.Type.OTHER, 1),
                "Q2",
                1,
                List.of(new Candidate("Q1", "Bow", 1), new Candidate("Q2", "Bodhi", 0.5)),
                List.of());
        assertThat(rows(write(DEFAULTS, document.with(link)), "entities.csv").get(0))
                .containsEntry("name", "Bodhi")
                .containsEntry("type", "OTHER");
    }

    @Test
    void manyVariantsOfANameAreCutOff() throws Exception {
        StringBuilder marked = new StringBuilder();
        for (int i = 100; i < 250; i++) {
            marked.append("{name").append(i).append("=Q1} ");
        }
        Map<String, String> row = rows(
                        write(DEFAULTS, MarkedText.of(marked.toString()).expected()), "entities.csv")
                .get(0);
        assertThat(row).containsEntry("mentions", "150");
        assertThat(row.getOrDefault("variants", "").split(" \\| ", -1))
                .hasSize(100)
                .startsWith("name100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"https://example.org\",\"x\")",
                "+1",
                "-1",
                "-2+3+cmd|' /C calc'!A0",
                "@SUM(1,1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uff1d1+1"
            })
    void textThatCouldBeAFormulaGetsAnApostrophe(String payload) throws Exception {
        Document document = Document.of(payload, payload);
        Mention mention = new Mention(new Span(0, payload.length()), Mention.Type.OTHER, 1);
        document = document.withMetadata(document.metadata().withTitle(payload).withAuthors(List.of(payload, "b")))
                .with(new Link(mention, payload, 1, List.of(new Candidate(payload, payload, 1)), List.of()));
        TestExport export = write(DEFAULTS, document);
        assertThat(rows(export, "documents.csv").get(0))
                .containsEntry("id", "'" + payload)
                .containsEntry("title", "'" + payload)
                .containsEntry("authors", "'" + payload + " | b");
        assertThat(rows(export, "mentions.csv").get(0))
                .containsEntry("document", "'" + payload)
                .containsEntry("surface", "'" + payload)
                .containsEntry("entity", "'" + payload);
        assertThat(rows(export, "entities.csv").get(0))
                .containsEntry("name", "'" + payload)
                .containsEntry("variants", "'" + payload);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "a=b",
                "'=1",
                " =1",
                "2020-01-10",
                "",
                "\"quoted\"",
                "a,b;c\td",
                "two\nlines",
                "é\ud83d\ude00"
            })
    void otherTextComesBackAsItWas(String title) throws Exception {
        Document document = Document.of("a", "");
        document = document.withMetadata(document.metadata().withTitle(title));
        assertThat(rows(write(DEFAULTS, document), "documents.csv").get(0)).containsEntry("title", title);
    }

    @Test
    void whatUtf8OrReadersOfCsvCannotTakeIsReplaced() throws Exception {
        Document document = Document.of("a\ud800b\u0000c", "\udc00");
        assertThat(rows(write(DEFAULTS, document), "documents.csv").get(0)).containsEntry("id", "a\ufffdb\ufffdc");
    }

    @ParameterizedTest
    @EnumSource
    void delimiterCanBeChosen(CsvConfig.Delimiter delimiter) throws Exception {
        TestExport export =
                write(new CsvConfig("tables/news-", delimiter, false), Document.of("a,b;c\td", "some text"));
        String ending = delimiter == CsvConfig.Delimiter.TAB ? ".tsv" : ".csv";
        assertThat(export.names()).contains("tables/news-documents" + ending, "tables/news-timex" + ending);
        String table = export.text("tables/news-documents" + ending);
        assertThat(table)
                .startsWith("id" + delimiter.character() + "url")
                .contains("\r\n\"a,b;c\td\"" + delimiter.character());
        assertThat(parse(table, delimiter.character()).get(0)).containsEntry("id", "a,b;c\td");
    }

    @Test
    void datesThatAreVagueDateNoEntity() throws Exception {
        for (DateInterval vague : List.of(
                new DateInterval(LocalDate.of(2013, 4, 1), null),
                new DateInterval(LocalDate.of(2010, 1, 1), LocalDate.of(2019, 12, 31)))) {
            DocumentDate date = new DocumentDate(DocumentDate.Role.PUBLISHED, vague, null, 0.5, List.of());
            TestExport export = write(DEFAULTS, SampleDocuments.full().withDate(date));
            assertThat(rows(export, "entities.csv"))
                    .isNotEmpty()
                    .allSatisfy(row ->
                            assertThat(row).containsEntry("first_date", "").containsEntry("last_date", ""));
        }
    }

    @Test
    void byteOrderMarkBeginsEachTableOnce() throws Exception {
        TestExport export =
                write(new CsvConfig("", CsvConfig.Delimiter.COMMA, true), Document.of("a", "x"), Document.of("b", "y"));
        for (String name : export.names()) {
            assertThat(export.bytes(name)).startsWith(0xef, 0xbb, 0xbf);
            assertThat(export.text(name).lastIndexOf('\ufeff')).isZero();
        }
        assertThat(write(DEFAULTS).text("documents.csv")).startsWith("id,");
    }

    @Test
    void writtenDocumentIsOutBeforeTheNextComes() throws Exception {
        TestExport export = new TestExport();
        Exporter.Output output = exporter(DEFAULTS).open(export);
        Document document = SampleDocuments.full();
        output.write(document);
        assertThat(rows(export, "documents.csv")).hasSize(1);
        assertThat(rows(export, "mentions.csv")).hasSize(2);
        assertThat(rows(export, "timex.csv")).hasSize(2);
        assertThat(rows(export, "entities.csv")).isEmpty();
        output.kept(document);
        output.finish();
        assertThat(rows(export, "entities.csv")).hasSize(2);
    }

    @Test
    void aDocumentThatAnotherOutputRefusedIsNotCounted() throws Exception {
        TestExport export = new TestExport();
        Exporter.Output output = exporter(DEFAULTS).open(export);
        output.write(SampleDocuments.full());
        output.finish();
        assertThat(rows(export, "entities.csv")).isEmpty();
    }

    @Test
    void oddDocumentsMakeOneRowEach() throws Exception {
        List<Document> documents = SampleDocuments.odd();
        TestExport export = write(DEFAULTS, documents.toArray(Document[]::new));
        assertThat(rows(export, "documents.csv"))
                .extracting(row -> row.get("id"))
                .containsExactlyElementsOf(documents.stream().map(Document::id).toList());
        assertThat(rows(export, "mentions.csv"))
                .extracting(row -> row.get("surface"))
                .containsExactly("Ulm");
        assertThat(exporter(DEFAULTS).losses()).isNotEmpty();
    }

    private static Exporter exporter(CsvConfig config) {
        return new CsvFactory().create(config, TestContext.create());
    }

    private static TestExport write(CsvConfig config, Document... documents) throws Exception {
        return TestExport.write(exporter(config), List.of(documents));
    }

    private static List<Map<String, String>> rows(TestExport export, String name) throws IOException {
        return parse(export.text(name), ',');
    }

    private static List<Map<String, String>> parse(String table, char delimiter) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(table), format)) {
            return parser.stream().map(CSVRecord::toMap).toList();
        }
    }
}
