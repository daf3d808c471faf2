package dev.sluice.plugins.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.Candidate;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Evidence;
import dev.sluice.api.Furniture;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Problem;
import dev.sluice.api.Span;
import dev.sluice.testkit.MarkedText;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser, opened from disk. */
class ReportBrowserIT {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final String HOSTILE =
            "</script><script>document.title='gone'</script><img src=x onerror=\"document.title='gone'\">\u202etxt";

    @TempDir
    static Path directory;

    private static Browser browser;
    private static Path report;
    private static String axe;

    @BeforeAll
    static void start() throws Exception {
        browser = new Browser(directory);
        report = write("report", WrittenReport.DEFAULTS, corpus());
        try (InputStream in = Objects.requireNonNull(ReportBrowserIT.class.getResourceAsStream("axe.min.js"))) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        browser.close();
    }

    @BeforeEach
    void usualWindow() throws Exception {
        browser.appear(1440, 1000, false);
        // corrections that another test left would be those of this one
        browser.open(report, "");
        browser.evaluate("localStorage.clear()");
        browser.open(report, "");
    }

    private static Path write(String name, ReportConfig config, Document... documents) throws Exception {
        return WrittenReport.of(config, documents).into(directory.resolve(name), config);
    }

    private static Document[] corpus() {
        Document canal = MarkedText.of(
                        "The {Ever Given=OTHER NIL-ee3498ccc534} lay near {Ismaïlia=PLACE Q217156} on"
                                + " {Tuesday=2021-03-23}. {Rabie=PERSON NIL-abd17fb7052f} said so in {March=2021-03}.\n\nThe {city=PLACE Q217156} waits.")
                .id("canal.html")
                .title("Ship aground")
                .language("en")
                .published("2021-03-24")
                .expected();
        Document port = MarkedText.of(
                        "In {ISMAILIA=OTHER NIL-96cc519dc23e} {Usama Rabie=PERSON NIL-abd17fb7052f} spoke of"
                                + " {Rotterdam=PLACE Q34370}. It was in {2015=2015}, on a {Tuesday=2015-03-24}."
                                // where these words stand in the article of that name too
                                + "\n\nThe ship was to lie at anchor in that port, until its owner pays.")
                .id("northlight-impounded.txt")
                .title("At the port")
                .language("de")
                .published("2021-07-29")
                .expected();
        Mention whole = new Mention(new Span(0, 12), Mention.Type.ORGANIZATION, 0.9);
        Mention part = new Mention(new Span(0, 4), Mention.Type.PLACE, 0.8);
        Document overlap = Document.of("overlap", "Suez Company hired.")
                .with(
                        new Link(
                                whole,
                                "NIL-111111111111",
                                0.7,
                                List.of(new Candidate("Q2", "Suez SA", 0.3)),
                                List.of(new Evidence("capitals", "Suez Company"))),
                        new Link(part, "Q217156", 0.6, List.of(new Candidate("Q217156", "Ismaïlia", 0.6)), List.of()))
                .withFurniture(List.of(new Furniture(Furniture.Role.NAVIGATION, "Home | News", "menu")))
                .withProblem(new Problem("date.unknown", "no date"));
        Document hostile = Document.of(HOSTILE, HOSTILE)
                .with(new Link(
                        new Mention(new Span(0, HOSTILE.length()), Mention.Type.WORK, 1),
                        "NIL-222222222222",
                        1,
                        List.of(),
                        List.of(new Evidence(HOSTILE, HOSTILE))));
        hostile = hostile.withMetadata(
                hostile.metadata().withTitle(HOSTILE).withSite(HOSTILE).withUrl("javascript:document.title='gone'"));
        return new Document[] {canal, port, overlap, hostile};
    }

    @Test
    void opensFromDiskWithoutErrorsAndAsksForNothingElse() throws Exception {
        assertThat(browser.text(".facts"))
                .startsWith("4 documents · 7 entities · 10 mentions · 24 Mar 2021 – 29 Jul 2021");
        for (String view : List.of("entities", "documents", "network", "map", "review", "about")) {
            browser.click("#tab-" + view);
            browser.await("document.querySelector('[data-view=" + view + "]')");
        }
        assertThat(browser.errors).isEmpty();
        assertThat(browser.requests).allSatisfy(request -> assertThat(request).startsWith("file:"));
        assertThat(browser.requests).hasSize(1);
    }

    @Test
    void hostileTextStaysText() throws Exception {
        for (String view : List.of("entities", "documents", "network", "map", "review", "about")) {
            browser.click("#tab-" + view);
            browser.await("document.querySelector('[data-view=" + view + "]')");
        }
        browser.open(report, "view=documents&doc=" + java.net.URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8));
        browser.await("document.querySelector('.text .mention')");
        assertThat(browser.text(".reader h2")).isEqualTo(HOSTILE.replace('\u202e', '\ufffd'));
        assertThat(browser.evaluate("document.querySelectorAll('img, .reader a').length")
                        .asInt())
                .isZero();
        assertThat(browser.evaluate("document.title").asText()).isEqualTo("Report");
        assertThat(browser.errors).isEmpty();
    }

    @Test
    void brushingTheTimelineFiltersEverything() throws Exception {
        JsonNode box = browser.evaluate(
                "(() => { const b = document.querySelector('.lane-d .brush .overlay').getBoundingClientRect();"
                        + " return [b.left, b.top, b.width, b.height]; })()");
        double left = box.get(0).asDouble();
        double y = box.get(1).asDouble() + 10;
        double width = box.get(2).asDouble();
        browser.drag(left + width * 0.6, y, left + width * 0.9, y);
        browser.await("document.querySelector('.facts').textContent.startsWith('1 of 4 documents')");
        assertThat(browser.evaluate("location.hash").asText()).contains("d=");
        assertThat(browser.evaluate("[...document.querySelectorAll('tbody th .link')].map(e => e.textContent).join()")
                        .asText())
                .isEqualTo("Rabie,ISMAILIA,Rotterdam");
        browser.click(".chip");
        browser.await("document.querySelector('.facts').textContent.startsWith('4 documents')");
    }

    @Test
    void anEstimateOverYearsIsNoFirstDayAndDoesNotPressTheTimelineTogether() throws Exception {
        Document day = MarkedText.of("{Rotterdam=PLACE Q34370} waits.")
                .id("day")
                .published("2021-03-24")
                .expected();
        DateInterval years = new DateInterval(LocalDate.of(2014, 6, 8), LocalDate.of(2024, 11, 14));
        Document estimate = MarkedText.of("To {Rotterdam=PLACE Q34370}.")
                .id("estimate")
                .expected()
                .withDate(new DocumentDate(DocumentDate.Role.PUBLISHED, years, null, 0.9, List.of()));
        browser.open(write("vague", WrittenReport.DEFAULTS, estimate, day), "");
        assertThat(browser.text(".facts")).endsWith("24 Mar 2021 – 24 Mar 2021");
        assertThat(browser.evaluate("[...document.querySelectorAll('tbody time')].map(e => e.textContent).join()")
                        .asText())
                .isEqualTo("2021-03-24,2021-03-24");
        assertThat(browser.evaluate("[...document.querySelectorAll('.axis text')].map(e => e.textContent).join()")
                        .asText())
                .doesNotContain("2014", "2024");
        browser.click("tbody tr td.context button");
        browser.await("document.querySelector('.text .target')");
        assertThat(browser.evaluate("location.hash").asText()).contains("doc=day");
        assertThat(browser.evaluate("[...document.querySelectorAll('.list tbody time')].map(e => e.textContent).join()")
                        .asText())
                .isEqualTo("2014 – 2024,2021-03-24");
    }

    @Test
    void documentsWithoutADateHaveABinOfTheirOwn() throws Exception {
        assertThat(browser.text(".bins")).isEqualTo("2 undated0 conflicting");
        browser.click(".bin");
        browser.await("document.querySelector('.facts').textContent.startsWith('2 of 4 documents')");
    }

    @Test
    void searchFindsWordsWithoutRegardToAccentsAndShowsThemInContext() throws Exception {
        browser.click("#q");
        browser.type("ismailia");
        browser.press("Enter");
        browser.await("document.querySelector('.facts').textContent.startsWith('2 of 4 documents')");
        browser.click(".concordance summary");
        browser.await("document.querySelectorAll('.kwic .line').length === 2");
        browser.click(".kwic .line");
        browser.await("document.querySelector('.text .target')");
        assertThat(browser.text(".text .target")).isEqualTo("Ismaïlia");
    }

    @Test
    void stateLivesInTheAddress() throws Exception {
        browser.open(report, "view=documents&lang=de&doc=northlight-impounded.txt");
        browser.await("document.querySelector('.text .mention')");
        assertThat(browser.text(".facts")).startsWith("1 of 4 documents");
        assertThat(browser.text(".reader h2")).isEqualTo("At the port");
        browser.click("#tab-map");
        assertThat(browser.evaluate("location.hash").asText()).contains("view=map", "lang=de");
        browser.evaluate("history.back()");
        browser.await("document.querySelector('[data-view=documents]')");
    }

    @Test
    void firstMentionIsOneClickAway() throws Exception {
        browser.click("tbody tr td.context button");
        browser.await("document.querySelector('.text .target')");
        assertThat(browser.evaluate("location.hash").asText()).contains("doc=canal.html");
    }

    @Test
    void overlappingNamesAreBothExplained() throws Exception {
        browser.open(report, "view=documents&doc=overlap");
        browser.hover(".text .overlap");
        browser.await("document.querySelectorAll('.explanation section').length === 2");
        assertThat(browser.text(".explanation"))
                .contains("Suez Company", "NIL-111111111111", "70 % sure", "capitals", "Suez SA")
                .contains("Ismaïlia", "Q217156");
        assertThat(browser.text(".furniture")).contains("1 piece of the page", "navigation Home | News");
    }

    @Test
    void keyboardAloneOpensAnExplanationAndClosesIt() throws Exception {
        browser.open(report, "view=documents&doc=canal.html");
        browser.await("document.querySelector('.text .mention')");
        browser.evaluate("document.querySelector('.text .time').focus()");
        browser.press("Enter");
        browser.await("document.querySelector('.explanation:not([hidden])')");
        assertThat(browser.text(".explanation")).contains("TIMEX3", "2021-03-23");
        browser.press("Escape");
        browser.await("document.querySelector('.explanation[hidden]')");
        browser.evaluate("document.getElementById('tab-documents').focus()");
        browser.press("ArrowRight");
        browser.await("document.querySelector('[data-view=network]')");
        assertThat(browser.evaluate("document.activeElement.id").asText()).isEqualTo("tab-network");
    }

    @Test
    void viewsGiveAwayWhatTheyShow() throws Exception {
        browser.click("button[aria-label='Save entities as CSV']");
        assertThat(browser.downloaded("entities.csv"))
                .startsWith("id,name,type,mentions,documents,spellings,first,last\r\n")
                .contains("NIL-abd17fb7052f,Rabie,PERSON,2,2,Rabie (1) | Usama Rabie (1),2021-03-24,2021-07-29\r\n");
        browser.click("button[aria-label='Save timeline as SVG']");
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(
                        browser.downloaded("timeline.svg").getBytes(StandardCharsets.UTF_8)));
        browser.click("#tab-map");
        browser.click("button[aria-label='Save map as JSON']");
        assertThat(browser.downloaded("map.json")).contains("\"id\": \"Q34370\"", "\"latitude\": 51.92");
        browser.click("#tab-network");
        browser.click("button[aria-label='Save network as CSV']");
        assertThat(browser.downloaded("network.csv")).contains("Rabie,NIL-abd17fb7052f,");
    }

    /** The file is the one that a test of the distribution has the real step obey. */
    @Test
    void correctionsAreSavedAsTheFileThatTheNextRunObeys() throws Exception {
        browser.click("#tab-review");
        browser.await("document.querySelector('.pairs li')");
        assertThat(browser.text(".pairs li .side")).startsWith("Ismaïlia");
        browser.click(".pairs li .actions button");
        browser.await("document.querySelectorAll('.corrections li').length === 1");
        browser.click("#tab-entities");
        browser.await("[...document.querySelectorAll('tbody th .link')].some(e => e.textContent === 'Rabie')");
        browser.evaluate(
                "[...document.querySelectorAll('tbody th .link')].find(e => e.textContent === 'Rabie').click()");
        browser.click(".correct summary");
        browser.evaluate(
                "[...document.querySelectorAll('.correct p button')].find(e => e.textContent === 'Usama Rabie').click()");
        browser.evaluate("document.querySelectorAll('.correct form input')[1].focus()");
        browser.type("Q999");
        browser.press("Enter");
        browser.evaluate("document.querySelector('.panel .close').click()");
        browser.open(report, "view=documents&doc=northlight-impounded.txt");
        browser.await("document.querySelector('.byline .correct')");
        browser.click(".byline .correct summary");
        browser.evaluate("document.querySelector('.byline .correct input').focus()");
        browser.type("14 May");
        browser.press("Enter");
        assertThat(browser.text(".byline .correct [role=status]")).startsWith("Give a day, month, year or range");
        browser.evaluate("document.querySelector('.byline .correct input').value = ''");
        browser.type("2021-05-14");
        browser.press("Enter");
        assertThat(browser.text(".byline .correct [role=status]")).isEqualTo("Noted under Review.");
        browser.evaluate(
                "[...document.querySelectorAll('.text .time')].find(e => e.textContent === 'Tuesday').click()");
        browser.evaluate("document.querySelector('.explanation form input').focus()");
        browser.type("2021-04-06");
        browser.press("Enter");
        browser.evaluate(
                "(node => getSelection().setBaseAndExtent(node, node.data.indexOf(' until'), node, node.length - 1))("
                        + "document.querySelector('.reader .text p:last-child').firstChild)");
        browser.await("document.querySelector('.explanation h3 q')");
        assertThat(browser.text(".explanation h3 q")).isEqualTo("until its owner pays");
        browser.evaluate("document.querySelector('.explanation form input').focus()");
        browser.type("2021-07");
        browser.press("Enter");
        browser.open(report, "view=review");
        assertThat(browser.evaluate("document.querySelectorAll('.corrections li').length")
                        .asInt())
                .as("kept by the browser")
                .isEqualTo(6);
        assertThat(browser.text(".review-list pre"))
                .contains("use: date, corrections", "use: timex, corrections", "use: cluster, corrections");
        browser.click(".primary");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("corrections.tsv"))) {
            assertThat(browser.downloaded("corrections.tsv"))
                    .isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void textsBesideThePageAreReadWhenTheyAreAskedFor() throws Exception {
        Path split = write("split", new ReportConfig("report.html", "Report", true, 0), corpus());
        browser.open(split, "");
        assertThat(browser.requests).hasSize(1);
        browser.open(split, "view=documents&doc=canal.html&q=rotterdam");
        browser.await("document.querySelector('.facts').textContent.startsWith('1 of 4 documents')");
        browser.await("document.querySelector('.reader .text')");
        assertThat(browser.requests).hasSize(2);
        assertThat(browser.errors).isEmpty();
        Files.delete(split.resolveSibling("report-files").resolve("000.js"));
        browser.open(split, "view=documents&doc=canal.html");
        browser.await("document.querySelector('.reader [role=alert]')");
        assertThat(browser.text(".reader [role=alert]")).contains("report-files/000.js is missing");
    }

    @Test
    void printedPageHoldsTheTextAndNothingToPress() throws Exception {
        browser.open(report, "view=documents&doc=canal.html");
        browser.await("document.querySelector('.reader .text')");
        browser.showAsPrinted();
        browser.screenshot(SCREENSHOTS.resolve("printed.png"));
        assertThat(browser.evaluate(
                                "[...document.querySelectorAll('button, input')].filter(e => e.offsetParent).length")
                        .asInt())
                .isZero();
        assertThat(browser.evaluate("document.querySelector('.reader .text').offsetHeight")
                        .asInt())
                .isPositive();
    }

    @Test
    void misspeltNamesAreOffered() throws Exception {
        browser.open(report, "q=ismalia");
        browser.await("document.querySelector('.likely button')");
        assertThat(browser.text(".likely")).contains("Ismaïlia");
        browser.click(".likely button");
        browser.await("document.querySelector('.panel .kwic .line')");
        assertThat(browser.text(".panel h2")).isEqualTo("Ismaïlia");
    }

    @ParameterizedTest
    @CsvSource({"1440, false", "1440, true", "390, false", "390, true"})
    void axeFindsNothing(int width, boolean dark) throws Exception {
        browser.appear(width, 900, dark);
        for (String view : List.of(
                "entities", "documents&doc=overlap", "documents&q=ismailia", "network", "map", "review", "about")) {
            browser.open(report, "view=" + view);
            if (view.contains("doc=")) {
                browser.await("document.querySelector('.reader .text')");
            }
            if (view.equals("entities")) {
                browser.evaluate("document.querySelector('tbody th .link').click()");
                browser.await("document.querySelector('.panel .kwic .line')");
                browser.evaluate("document.querySelector('.correct').open = true");
            }
            browser.evaluate(axe + ";0");
            JsonNode found = browser.evaluate(
                    "axe.run({resultTypes: ['violations']}).then(result => result.violations.map("
                            + "v => v.id + ' ' + v.impact + ': ' + v.nodes.slice(0, 3).map(n => n.html + ' ' + n.failureSummary).join(' | ')))");
            browser.screenshot(
                    SCREENSHOTS.resolve(view.replaceAll("\\W", "-") + "-" + width + (dark ? "-dark" : "") + ".png"));
            assertThat(found).as(view).isEmpty();
        }
    }
}
