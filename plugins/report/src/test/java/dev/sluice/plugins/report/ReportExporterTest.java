package dev.sluice.plugins.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.Candidate;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Evidence;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import dev.sluice.api.Furniture;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Problem;
import dev.sluice.api.Span;
import dev.sluice.api.Timex;
import dev.sluice.testkit.MarkedText;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportExporterTest {
    private static final Document MILLER = MarkedText.of(
                    "{Ann Miller=PERSON Q5} saw {Ulm=PLACE Q3012} on {Friday=2020-06-12}.")
            .id("a.txt")
            .title("A mill")
            .language("en")
            .published("2020-06-10")
            .expected();

    @Test
    void textOfADocumentStandsOnceWithItsSpansAndReasons() throws Exception {
        Mention mention = new Mention(new Span(0, 3), Mention.Type.PERSON, 0.75);
        Document document = Document.of("a", "Bob came in May.")
                .with(new Link(
                        mention,
                        "Q1",
                        0.5,
                        List.of(new Candidate("Q1", "Robert", 0.5), new Candidate("Q2", "Bobby", 0.25)),
                        List.of(new Evidence("prior", "Bob"))))
                .with(Timex.of(new Span(12, 15), Timex.Type.DATE, "2020-05")
                        .withInterval(DateInterval.of(YearMonth.of(2020, 5)))
                        .withMod("MID"))
                .withFurniture(List.of(new Furniture(Furniture.Role.SHARE, "Tell a friend", "words")))
                .withProblem(new Problem("odd", "it is odd"));
        JsonNode json = WrittenReport.of(document).json("d0");
        assertThat(json)
                .hasToString("{\"t\":\"Bob came in May.\","
                        + "\"m\":[[0,3,0,0.75,\"Q1\",0.5,[[\"Q1\",\"Robert\",0.5],[\"Q2\",\"Bobby\",0.25]],[[\"prior\",\"Bob\"]],null]],"
                        + "\"x\":[[12,15,\"DATE\",\"2020-05\",\"MID\",\"2020-05\",1,[],null]],\"d\":[],"
                        + "\"f\":[[\"SHARE\",\"Tell a friend\",\"words\"]],\"p\":[[\"odd\",\"it is odd\"]],\"a\":[]}");
    }

    @Test
    void summaryTellsDocumentsAndTheTimesTheySpeakOf() throws Exception {
        JsonNode summary = WrittenReport.of(MILLER, Document.of("b.txt", "")).summary();
        assertThat(summary.get("documents"))
                .hasToString("[[\"a.txt\",\"A mill\",null,\"en\",null,18423,18423,\"2020-06-10\",1,0,29,0],"
                        + "[\"b.txt\",null,null,null,null,null,null,null,0,0,0,0]]");
        assertThat(summary.get("times")).hasToString("[[],[]]");
        Timex june = Timex.of(new Span(0, 1), Timex.Type.DATE, "2020-06")
                .withInterval(DateInterval.of(YearMonth.of(2020, 6)));
        Timex old = Timex.of(new Span(1, 2), Timex.Type.DATE, "1960-01-02")
                .withInterval(DateInterval.of(LocalDate.of(1960, 1, 2)));
        assertThat(WrittenReport.of(Document.of("c", "abc")
                                .with(june, old, Timex.of(new Span(2, 3), Timex.Type.DURATION, "P1D")))
                        .summary()
                        .get("times"))
                .hasToString("[[-3652,-3652,1,18414,18443,1]]");
        Timex since = Timex.of(new Span(0, 1), Timex.Type.DATE, "2020")
                .withInterval(new DateInterval(LocalDate.of(2020, 1, 1), null));
        assertThat(WrittenReport.of(Document.of("c", "abc").with(since))
                        .summary()
                        .get("times"))
                .as("an open end")
                .hasToString("[[18262,100000000,1]]");
    }

    @Test
    void entitiesAreCountedOverAllDocumentsAndTheMostNamedComesFirst() throws Exception {
        Document later = MarkedText.of("{Ulm=PLACE Q3012} and {the town=PLACE Q3012}; {Ulm=ORGANIZATION}")
                .id("b")
                .published("2019-01-01")
                .expected();
        JsonNode summary = WrittenReport.of(MILLER, later).summary();
        assertThat(summary.get("entities"))
                .hasToString(
                        "[[\"Q3012\",\"Ulm\",2,[\"Ulm\",2,\"the town\",1],[1,0,3],[48.4,10.0,\"city\"]],"
                                + "[\"\",\"Ulm\",1,[\"Ulm\",1],[1,18,21]],[\"Q5\",\"Ann Miller\",0,[\"Ann Miller\",1],[0,0,10]]]");
        assertThat(summary.get("named")).hasToString("[[0,1,2,1],[0,2,1,1]]");
    }

    @Test
    void nameOfAnEntityIsThatOfTheKnowledgeBase() throws Exception {
        Link link = new Link(
                new Mention(new Span(0, 2), Mention.Type.OTHER, 1),
                "Q2",
                1,
                List.of(new Candidate("Q1", "Bow", 1), new Candidate("Q2", "Bodhi", 0.5)),
                List.of());
        assertThat(WrittenReport.of(Document.of("a", "Bo").with(link)).summary().at("/entities/0/1"))
                .hasToString("\"Bodhi\"");
    }

    @Test
    void placesOfNaturalEarthLieOnTheMap() throws Exception {
        Document document = MarkedText.of("{Bagdad=PLACE Q1530}").expected();
        assertThat(WrittenReport.of(document).summary().at("/entities/0/5")).hasToString("[33.339,44.394,\"city\"]");
    }

    @Test
    void datesConflictIfADocumentWasFetchedBeforeItWasPublished() throws Exception {
        assertThat(WrittenReport.of(
                                fetched("2020-06-08"),
                                fetched("2020-06-09"),
                                MILLER.withProblem(new Problem("date.after-retrieval", "x")))
                        .summary()
                        .get("documents"))
                .extracting(row -> row.get(9).asInt())
                .containsExactly(1, 0, 1);
    }

    private static Document fetched(String day) {
        return MILLER.withDate(new DocumentDate(
                DocumentDate.Role.RETRIEVED, DateInterval.of(LocalDate.parse(day)), day, 1, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>document.title='gone'</script>",
                "<!--<script>",
                "]]>&lt;&amp;",
                "\u202etxt.exe\u2066",
                "{{data}}{{script}}{{title}}",
                "\u2028\u2029\u0000\ud800"
            })
    void hostileTextStaysText(String text) throws Exception {
        Mention mention = new Mention(new Span(0, text.length()), Mention.Type.OTHER, 1);
        Document document = Document.of(text, text)
                .with(new Link(mention, "Q1", 1, List.of(new Candidate("Q1", text, 1)), List.of()));
        document = document.withMetadata(document.metadata().withTitle(text).withSite(text))
                .withFurniture(List.of(new Furniture(Furniture.Role.OTHER, text, text)))
                .withProblem(new Problem(text, text));
        WrittenReport report = WrittenReport.of(new ReportConfig("report.html", text, true, 100), document);
        assertThat(report.page().select("script:not([type])")).hasSize(1);
        assertThat(report.json("d0").get("t").asText()).isEqualTo(text);
        assertThat(report.json("d0").at("/f/0/1").asText()).isEqualTo(text);
        assertThat(report.summary().at("/documents/0/1").asText()).isEqualTo(text);
        assertThat(report.summary().at("/entities/0/1").asText()).isEqualTo(text);
        assertThat(report.export().text("report.html").split("</script>", -1)).hasSize(4);
    }

    @Test
    void oddTextsComeBackAsTheyWere() throws Exception {
        String combined =
                "\ud83d\ude00\ud840\udc00 e\u0301 \u05e9\u05dc\u05d5\u05dd a\ud800 b\udc00\r\n\u0085\u000b\u0000\ufeff\uffff\"\\";
        for (String text : List.of("", combined, "<".repeat(100_000))) {
            assertThat(WrittenReport.of(Document.of("a", text))
                            .json("d0")
                            .get("t")
                            .asText())
                    .isEqualTo(text);
        }
    }

    @Test
    void sameDocumentsGiveTheSameBytes() throws Exception {
        Document other = MarkedText.of("{Bo=PERSON NIL-1} {Al=PERSON NIL-2} {Cy=PERSON NIL-3}")
                .id("b")
                .expected();
        assertThat(WrittenReport.of(MILLER, other).export().bytes("report.html"))
                .isEqualTo(WrittenReport.of(MILLER, other).export().bytes("report.html"));
    }

    @Test
    void textsBeyondTheLimitLieInFilesBesideThePage() throws Exception {
        ReportConfig config = new ReportConfig("pages/all.html", "Report", true, 0);
        WrittenReport report = WrittenReport.of(config, MILLER, MILLER.withId("</script>"));
        assertThat(report.export().names()).containsExactly("pages/all-files/000.js", "pages/all.html");
        assertThat(report.page().getElementById("d0")).isNull();
        assertThat(report.summary().get("files")).hasToString("[[\"all-files/000.js\",0]]");
        String[] lines = report.export().text("pages/all-files/000.js").split("\n", -1);
        assertThat(lines).hasSize(3);
        assertThat(WrittenReport.text(lines[0], 0).get("t").asText()).isEqualTo(MILLER.text());
        assertThat(WrittenReport.text(lines[1], 1).get("t").asText()).isEqualTo(MILLER.text());
    }

    @Test
    void pageFillsUpBeforeFilesDo() throws Exception {
        Document large = Document.of("large", "x".repeat(700_000));
        ReportConfig config = new ReportConfig("report.html", "Report", true, 1);
        WrittenReport report = WrittenReport.of(config, large, large, MILLER);
        assertThat(report.page().getElementById("d0")).isNotNull();
        assertThat(report.page().getElementById("d1")).isNull();
        assertThat(report.summary().get("files")).hasToString("[[\"report-files/000.js\",1]]");
        assertThat(report.export().text("report-files/000.js")).contains("\nsluiceText(2,");
    }

    @Test
    void writtenDocumentIsOutBeforeTheNextComesAndCountsOnceItIsKept() throws Exception {
        TestExport export = new TestExport();
        Exporter.Output output = new ReportFactory()
                .create(WrittenReport.DEFAULTS, TestContext.create())
                .open(export);
        output.write(MILLER);
        assertThat(export.text("report.html")).contains("Ann Miller saw Ulm");
        output.write(MILLER.withId("b.txt"));
        output.kept(MILLER.withId("b.txt"));
        output.finish();
        assertThat(export.text("report.html"))
                .contains("\"documents\":[[\"b.txt\"")
                .doesNotContain("\"a.txt\"");
    }

    @Test
    void whatRanAndWhatFailedIsTold() throws Exception {
        ExportContext.Run run = new ExportContext.Run(
                "news", "1.0", Map.of("b", "2", "a", "1"), 1, Map.of("<x>", "</script>"), List.of("odd"));
        Summary summary = new Summary(Places.load());
        assertThat(new String(summary.json("Report", List.of(), run), StandardCharsets.UTF_8))
                .contains(
                        "\"run\":{\"pipeline\":\"news\",\"version\":\"1.0\",\"plugins\":[[\"a\",\"1\"],[\"b\",\"2\"]],\"failed\":1,"
                                + "\"failures\":[[\"\\u003Cx\\u003E\",\"\\u003C/script\\u003E\"]],\"warnings\":[\"odd\"]}");
    }

    @Test
    void furnitureCanBeLeftOut() throws Exception {
        Document document = MILLER.withFurniture(List.of(new Furniture(Furniture.Role.OTHER, "menu", "")));
        ReportConfig config = new ReportConfig("report.html", "Report", false, 100);
        assertThat(WrittenReport.of(config, document).json("d0").has("f")).isFalse();
        assertThat(new ReportFactory().create(config, TestContext.create()).losses())
                .contains("what extraction took out of the text is left out (furniture: false)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "report", "-", "report.pdf"})
    void nameThatNoBrowserOpensIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ReportFactory().create(new ReportConfig(name, "Report", true, 100), TestContext.create()))
                .withMessageContaining("'" + name + "'");
    }
}
