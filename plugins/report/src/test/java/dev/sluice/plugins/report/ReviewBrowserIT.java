package dev.sluice.plugins.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.testkit.MarkedText;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corrections of what a small corpus does not have, in a real browser. */
class ReviewBrowserIT {
    @TempDir
    Path directory;

    @Test
    void anyOfManySpellingsCanBeSplitOffAndTakenBackAtOnce() throws Exception {
        StringBuilder names = new StringBuilder("{Anna Bel=PERSON NIL-0123456789ab}");
        for (char letter = 'A'; letter <= 'N'; letter++) {
            names.append(" and {").append(letter).append(". Bel=PERSON NIL-0123456789ab}");
        }
        Document many = MarkedText.of(names.toString()).id("many.txt").expected();
        Path report = WrittenReport.of(many).into(directory.resolve("many"), WrittenReport.DEFAULTS);
        try (Browser browser = new Browser(directory)) {
            browser.open(report, "view=entities");
            browser.click("tbody th .link");
            browser.click(".correct summary");
            assertThat(browser.evaluate("document.querySelectorAll('.correct .others button').length")
                            .asInt())
                    .isEqualTo(12);
            splitOff(browser, "N. Bel");
            browser.open(report, "view=review");
            browser.await("document.querySelector('.corrections li')");
            assertThat(corrections(browser)).isEqualTo(1);
            assertThat(browser.text(".file").lines().filter(line -> line.startsWith("split\tN. Bel\t")))
                    .hasSize(14);
            browser.click(".corrections button");
            browser.await("document.querySelector('.corrections') === null");
        }
    }

    @Test
    void whatIsSplitOffStaysSoWhenAnotherIsTakenBack() throws Exception {
        Document few = MarkedText.of(
                        "{Anna Bel=PERSON NIL-0123456789ab}, {A. Bel=PERSON NIL-0123456789ab}, {Frau Bel=PERSON NIL-0123456789ab}")
                .id("few.txt")
                .expected();
        Path report = WrittenReport.of(few).into(directory.resolve("few"), WrittenReport.DEFAULTS);
        try (Browser browser = new Browser(directory)) {
            browser.open(report, "view=entities");
            browser.click("tbody th .link");
            browser.click(".correct summary");
            browser.click(".correct .others button:nth-of-type(1)");
            browser.click(".correct .others button:nth-of-type(2)");
            browser.open(report, "view=review");
            browser.await("document.querySelector('.corrections li')");
            assertThat(corrections(browser)).isEqualTo(2);
            assertThat(browser.text(".file").lines().filter(line -> line.startsWith("split\t")))
                    .hasSize(3);
            browser.click(".corrections button");
            assertThat(corrections(browser)).isEqualTo(1);
            assertThat(browser.text(".file").lines().filter(line -> line.startsWith("split\t")))
                    .hasSize(2);
        }
    }

    private static void splitOff(Browser browser, String spelling) throws Exception {
        browser.evaluate("document.querySelector('.correct input[list=spellings]').focus()");
        browser.type(spelling);
        browser.press("Enter");
    }

    private static int corrections(Browser browser) throws Exception {
        return browser.evaluate("document.querySelectorAll('.corrections li').length")
                .asInt();
    }
}
