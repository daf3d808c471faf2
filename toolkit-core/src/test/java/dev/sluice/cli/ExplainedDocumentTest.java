package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Candidate;
import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Evidence;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Problem;
import dev.sluice.api.Span;
import dev.sluice.api.Timex;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplainedDocumentTest {
    private static final Document DOCUMENT = Document.of("a.html", "Ada Byron spoke last week.");

    @Test
    void aDateHasItsRangeItsConfidenceAndItsReasons() {
        DateInterval range = new DateInterval(LocalDate.of(2018, 4, 26), null);
        Document dated = DOCUMENT.withDate(new DocumentDate(
                DocumentDate.Role.PUBLISHED,
                range,
                "2019",
                0.9,
                List.of(new Evidence("term of office", "Minister Ada Byron"), new Evidence("given", ""))));
        assertThat(ExplainedDocument.text(dated, Set.of())).isEqualTo("""
                document a.html

                published 2019, 2018-04-26/.. (confidence 0.90)
                  term of office: Minister Ada Byron
                  given
                """);
    }

    @Test
    void aTimeHasItsWordsItsAnchorAndWhatWasNotTaken() {
        Timex timex = Timex.of(new Span(16, 25), Timex.Type.DATE, "2019-W52")
                .withScore(0.85)
                .withInterval(new DateInterval(LocalDate.of(2019, 12, 23), LocalDate.of(2019, 12, 29)))
                .withEvidence(List.of(
                        new Evidence("timex offset", "last week"),
                        new Evidence("anchor document date", "2020-01-02"),
                        new Evidence("alternative not taken", "2020-W02")));
        assertThat(ExplainedDocument.text(DOCUMENT.with(timex), Set.of())).isEqualTo("""
                document a.html

                not dated: no step said when it was published

                timex "last week" at 16: date 2019-W52, 2019-12-23/2019-12-29 (score 0.85)
                  timex offset: last week
                  anchor document date: 2020-01-02
                  alternative not taken: 2020-W02
                """);
    }

    @Test
    void aTimeWithoutADayIsShownAsSuch() {
        Timex timex = Timex.of(new Span(16, 25), Timex.Type.DATE, "XXXX-WXX");
        assertThat(ExplainedDocument.text(DOCUMENT.with(timex), Set.of()))
                .contains("date XXXX-WXX, no day known (score 1.00)");
    }

    @Test
    void aLinkHasItsRunnersUp() {
        Mention mention = new Mention(new Span(0, 9), Mention.Type.PERSON, 1);
        Link link = new Link(
                mention,
                "Q7259",
                0.8,
                List.of(new Candidate("Q7259", "Ada Lovelace", 0.8), new Candidate("Q1", "Ada", 0.1)),
                List.of(new Evidence("name", "Ada Byron")));
        assertThat(ExplainedDocument.text(DOCUMENT.with(mention, link), Set.of()))
                .contains("""
                link "Ada Byron" at 0: Q7259 (score 0.80)
                  name: Ada Byron
                  candidate Q7259 Ada Lovelace 0.80
                  candidate Q1 Ada 0.10
                """);
    }

    @Test
    void longWordsAreCutAndStandInOneLine() {
        String eighty = "a \n\tb " + "c".repeat(76);
        assertThat(Explanation.shown(eighty)).isEqualTo("a b " + "c".repeat(76));
        assertThat(Explanation.shown(eighty + "\n\nd")).isEqualTo("a b " + "c".repeat(76) + "…");
        assertThat(Explanation.shown(eighty.substring(1) + "  d")).isEqualTo(" b " + "c".repeat(76) + " …");
        assertThat(Explanation.shown("")).isEmpty();
    }

    @Test
    void problemsStandAtTheEnd() {
        Document troubled = DOCUMENT.withProblem(new Problem("date.unknown", "nothing tells"));
        assertThat(ExplainedDocument.text(troubled, Set.of())).endsWith("problem date.unknown\n  nothing tells\n");
    }

    @Test
    void aLayerOfAPluginHasItsTypeItsScoreAndItsFeatures() {
        Document document = DOCUMENT.with(List.of(
                new Mention(new Span(0, 9), Mention.Type.PERSON, 1),
                new CustomAnnotation("heading", new Span(0, 26), "h1", Map.of(), 1),
                new CustomAnnotation("deed", new Span(10, 15), "speech", Map.of("tense", "past", "by", "Ada"), 0.5)));
        assertThat(ExplainedDocument.text(document, Set.of("heading"))).isEqualTo("""
                document a.html

                not dated: no step said when it was published

                mention "Ada Byron" at 0: person (score 1.00)

                deed "spoke" at 10: speech (score 0.50)
                  by: Ada
                  tense: past

                shape of the text: heading (1)
                """);
    }
}
