package dev.sluice.plugins.dating;

import static dev.sluice.plugins.dating.TimexTexts.annotate;
import static dev.sluice.plugins.dating.TimexTexts.annotator;
import static dev.sluice.plugins.dating.TimexTexts.dated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Annotator;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.Metadata;
import dev.sluice.api.Span;
import dev.sluice.api.Timex;
import dev.sluice.testkit.TestContext;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What {@code timex} finds, what it counts it from, and what it tells about it. */
class TimexAnnotatorTest {
    @Test
    void leavesADocumentOfAnotherLanguageAlone() throws Exception {
        Document document = Document.of("a", "On Monday in May.").withMetadata(Metadata.EMPTY.withLanguage("de-AT"));
        assertThat(annotate(document)).isSameAs(document);
    }

    @Test
    void inAReportOfUnknownDateAnEarlierYearIsNotTakenForThatOfAMonthLaterOn() throws Exception {
        String farther = "The harbor was closed by the storm that broke its wall and all of its old cranes in 1987. ";
        String report = "The council said on Friday that it would rebuild the pier and the two sheds behind it. ";
        assertThat(annotate(Document.of("a", farther + report + "Divers went down on March 3."))
                        .timexes())
                .extracting(Timex::value)
                .containsExactly("1987", "XXXX-WXX-5", "XXXX-03-03");
        assertThat(annotate(Document.of("a", report + "It fell in June 1987 and was sold on March 3."))
                        .timexes())
                .extracting(Timex::value)
                .containsExactly("XXXX-WXX-5", "1987-06", "1987-03-03");
    }

    @Test
    void readsADocumentOfARegionOfItsLanguage() throws Exception {
        Document document =
                Document.of("a", "It ended on 03/04/2020.").withMetadata(Metadata.EMPTY.withLanguage("en-GB"));
        assertThat(annotate(document).timexes()).extracting(Timex::value).containsExactly("2020-04-03");
    }

    @Test
    void saysWhichRuleAndWhichAnchorAMeaningRestsOn() throws Exception {
        Timex timex = annotate(dated("They left last week.", LocalDate.of(2020, 1, 3)))
                .timexes()
                .get(0);
        assertThat(timex.evidence()).hasSize(2);
        assertThat(timex.evidence().get(0).rule()).isEqualTo("timex deictic");
        assertThat(timex.evidence().get(0).surface()).isEqualTo("last week");
        assertThat(timex.evidence().get(1).rule()).isEqualTo("anchor document date");
        assertThat(timex.evidence().get(1).surface()).isEqualTo("2020-01-03");
    }

    @Test
    void tellsTheAlternativeItDidNotTake() throws Exception {
        Document document = annotate(dated("The council meets on Friday and in July.", LocalDate.of(2020, 6, 10)));
        assertThat(document.timexes())
                .extracting(timex -> timex.value() + " not "
                        + timex.evidence().get(timex.evidence().size() - 1).surface())
                .containsExactly("2020-06-05 not 2020-06-12", "2020-07 not 2019-07");
    }

    @Test
    void givesFrequencyAndQuantityOfSets() throws Exception {
        Document document = annotate(Document.of("a", "She calls three times a month and every day."));
        assertThat(document.timexes()).extracting(Timex::freq).containsExactly("3X", null);
        assertThat(document.timexes()).extracting(Timex::quant).containsExactly(null, "EVERY");
    }

    @Test
    void measuresOffsetsInUtf16Units() throws Exception {
        Document document = annotate(dated("😀 naïve “Friday” 😀", LocalDate.of(2020, 6, 10)));
        assertThat(document.timexes()).extracting(Timex::span).containsExactly(new Span(10, 16));
    }

    @Test
    void doesNotJoinWordsAcrossAnEmptyLine() throws Exception {
        Document document = annotate(dated("It ended in May\n\n2019 was better.", LocalDate.of(2020, 6, 10)));
        assertThat(document.timexes()).extracting(document::surface).containsExactly("May", "2019");
    }

    @Test
    void findsNothingTwiceAndInReadingOrder() throws Exception {
        Document document = annotate(dated(
                "From Monday, June 1, 2020 at 10 a.m. to late last year's third quarter, every other week.",
                LocalDate.of(2020, 6, 10)));
        int end = 0;
        for (Timex timex : document.timexes()) {
            assertThat(timex.span().begin()).isGreaterThanOrEqualTo(end);
            end = timex.span().end();
        }
        assertThat(document.timexes()).hasSizeGreaterThan(2);
    }

    @Test
    void replacesTheLayerOfAnEarlierRun() throws Exception {
        Document once = annotate(dated("They left yesterday.", LocalDate.of(2020, 1, 3)));
        assertThat(annotate(once).timexes()).isEqualTo(once.timexes());
    }

    @Test
    void agreesWithTheCalendarOnEveryDayOfThirtyYears() throws Exception {
        Annotator annotator = annotator(TimexConfig.of(List.of("en")));
        String text = "It rained last week. It stopped yesterday. They met on Friday.";
        for (LocalDate day = LocalDate.of(1999, 1, 1); day.getYear() < 2030; day = day.plusDays(1)) {
            List<Timex> found =
                    annotator.annotate(dated(text, day), TestContext.create()).timexes();
            LocalDate before = day.minusDays(7);
            String week = String.format(
                    Locale.ROOT,
                    "%d-W%02d",
                    before.get(IsoFields.WEEK_BASED_YEAR),
                    before.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            LocalDate friday = day;
            while (friday.getDayOfWeek() != DayOfWeek.FRIDAY) {
                friday = friday.minusDays(1);
            }
            assertThat(found)
                    .extracting(Timex::value)
                    .containsExactly(week, day.minusDays(1).toString(), friday.toString());
        }
    }

    @Test
    void readsEachDocumentInItsOwnLanguage() throws Exception {
        Annotator annotator = annotator(TimexConfig.of(List.of("en", "fr")));
        Document document =
                Document.of("a", "Le juge viendra en mai 2019.").withMetadata(Metadata.EMPTY.withLanguage("fr-BE"));
        assertThat(annotator.annotate(document, TestContext.create()).timexes())
                .extracting(Timex::value)
                .containsExactly("2019-05");
    }

    @Test
    void tellsTheDaysOfANameForADay() throws Exception {
        assertThat(annotate(dated("It was built after 9/11.", LocalDate.of(2020, 6, 10)))
                        .timexes())
                .extracting(Timex::interval)
                .containsExactly(DateInterval.of(LocalDate.of(2001, 9, 11)));
    }

    @Test
    void takesBareWordsForTimesInShortMessagesOnly() throws Exception {
        LocalDate day = LocalDate.of(2020, 6, 10);
        assertThat(annotate(dated("@tom what a night!! #tired", day)).timexes())
                .extracting(Timex::value)
                .containsExactly("2020-06-10TNI");
        assertThat(annotate(dated("They said that the owl hunts by night.", day))
                        .timexes())
                .isEmpty();
    }

    @Test
    void countsFromTheStoryAndNotFromYearsInPassingWhereHistoryIsTold() throws Exception {
        String text = "The mill was built in 1840. In 1841 it burnt. A copy stood in 1842. In May 1843 the river rose."
                + " In 1844 the owner sold it. A film of 1998 shows the ruin. It was sold again in 1845, and the"
                + " buyers left in March. In 1846 it closed. In 1847 it fell. The field was ploughed in 1848.";
        assertThat(annotate(dated(text, LocalDate.of(2020, 6, 10))).timexes())
                .extracting(Timex::value)
                .contains("1845-03");
    }

    @Test
    void comparesWithTheQuarterThatIsReported() throws Exception {
        String text = "The mill earned $3 million in the third quarter, up from $2 million a year earlier.";
        assertThat(annotate(dated(text, LocalDate.of(2020, 11, 10))).timexes())
                .extracting(Timex::value)
                .containsExactly("2020-Q3", "2019-Q3");
    }
}
