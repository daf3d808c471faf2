package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Metadata;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is gathered of dates that stand neither in meta elements nor in JSON-LD. */
class DateHintsTest {
    private static final String TEXT =
            "<p>The ferry to Orsk will not sail before the ice has gone, its owner said.</p>".repeat(5);

    @Test
    void aCallMayWriteTheDateWhereReadersSeeIt() {
        String call = "<script>writeDay(\"2021/03/08 09:30\")</script>";
        assertThat(read("<p>" + call + " 7 readers</p>" + TEXT).all("html.script.written"))
                .containsExactly("2021/03/08 09:30");
    }

    @Test
    void anEmptyPageTellsTheAddressThatItGoesTo() {
        String script = "<script>window.location.href = \"https://post.example/2021/03/08/ferry\";</script>";
        assertThat(read(script + "<p>One moment, please.</p>").all("html.script.location"))
                .containsExactly("https://post.example/2021/03/08/ferry");
        assertThat(read(script + TEXT).all("html.script.location")).isEmpty();
    }

    @Test
    void timesOfCommentsAndOfQuotedPostsAreNotThoseOfTheArticle() {
        Metadata metadata =
                read("<div class='story'>" + TEXT + "<blockquote><time datetime='2018-01-02'></time></blockquote></div>"
                        + "<ol class='comments'><li><time datetime='2021-03-09'></time></li></ol>");
        assertThat(metadata.all("html.time.datetime")).isEmpty();
        assertThat(metadata.all("html.time.elsewhere")).containsExactly("2018-01-02", "2021-03-09");
    }

    @Test
    void theTitleOfAnAbbreviationMayBeADate() {
        assertThat(read(TEXT
                                + "<abbr title='Monday, March 8, 2021 at 9:30'>2 h</abbr><abbr title='World Wide Web'>WWW</abbr>")
                        .all("html.time.datetime"))
                .containsExactly("Monday, March 8, 2021 at 9:30");
    }

    @Test
    void aPropertyOfRdfaMayHaveTheDate() {
        assertThat(read(TEXT + "<span property='dc:date dc:created' content='2021-03-08T09:30:00+01:00'>03/08</span>")
                        .all("html.itemprop.dateCreated"))
                .containsExactly("2021-03-08T09:30:00+01:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"day(\"", "location=", "location.href = \"https://"})
    void hostileScriptsAreReadInTime(String part) {
        String page = "<script>" + part.repeat(400_000 / part.length()) + "</script>" + TEXT;
        long before = System.nanoTime();
        read(page);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    }

    private static Metadata read(String body) {
        return HtmlMetadata.of(Jsoup.parse("<html><body>" + body + "</body></html>"))
                .metadata();
    }
}
