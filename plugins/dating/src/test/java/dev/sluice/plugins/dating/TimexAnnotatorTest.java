package dev.sluice.plugins.dating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Annotator;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Metadata;
import dev.sluice.api.Span;
import dev.sluice.api.Timex;
import dev.sluice.testkit.TestContext;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimexAnnotatorTest {
    @Test
    void namesTheAvailableLanguagesWhenAnUnknownOneIsAskedFor() {
        assertThatThrownBy(() -> annotator(TimexConfig.of(List.of("en", "tlh"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tlh")
                .hasMessageContaining("there is en");
    }

    @Test
    void refusesAnEmptyListOfLanguages() {
        assertThatThrownBy(() -> annotator(TimexConfig.of(List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one");
    }

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
    void countsFromTheReferenceDateInPlaceOfTheDocumentsOwn() throws Exception {
        Annotator annotator = annotator(config(List.of("en"), Optional.of(LocalDate.of(2001, 2, 3)), Optional.empty()));
        Document document = dated("They left yesterday.", LocalDate.of(2020, 1, 1));
        assertThat(annotator.annotate(document, TestContext.create()).timexes())
                .extracting(Timex::value)
                .containsExactly("2001-02-02");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "monday ",
                "1",
                "2020-",
                "1 ",
                "the ",
                "the first of the end of ",
                "a year ago ",
                "12:12:",
                "-",
                "every ",
                "1999-00-",
                "10 a.m. ",
                "5:00 (",
                "2012-13 ",
                "the same quarter of ",
                "\" ",
                "$1 a year ",
                "the quarter ended ",
                "nineteen ninety ",
                "more than about ",
                ".\n\n",
                "İ"
            })
    @Timeout(10)
    void readsHostileTextInLinearTime(String piece) throws Exception {
        readsInTime("en", piece);
    }

    @ParameterizedTest
    @MethodSource("hostileTextInOtherLanguages")
    @Timeout(10)
    void readsHostileTextInLinearTimeInEveryLanguage(String language, String piece) throws Exception {
        readsInTime(language, piece);
    }

    private static Stream<Arguments> hostileTextInOtherLanguages() {
        List<String> pieces =
                List.of("1 ", "1., ", "1-", "vor drei ", "l'", "entre enero y ", "la fine del ", "20h", "x'");
        return Language.AVAILABLE.stream()
                .flatMap(language -> pieces.stream().map(piece -> Arguments.of(language, piece)));
    }

    private static void readsInTime(String language, String piece) throws Exception {
        Document document = dated(piece.repeat(100_000 / piece.length()), LocalDate.of(2020, 6, 10));
        Annotator annotator = annotator(TimexConfig.of(List.of(language)));
        // the time of this thread, since others may keep the processor busy
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        annotator.annotate(document, TestContext.create());
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
        assertThat(Duration.ofNanos(spent)).isLessThan(Duration.ofSeconds(3));
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
    void readsExpressionsAndFeastDaysOfTheUsersOwn(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("own.tsv");
        Files.writeString(
                file,
                "# our feasts\nHarbor Day\tFEAST\tmonth=8 day=11\nthe great flood\tREFERENCE\tvalue=1953-02-01\n");
        TimexConfig config = config(List.of("en"), Optional.empty(), Optional.of(file.toString()));
        Document document = dated("Since the great flood they meet on Harbor Day 2019.", LocalDate.of(2020, 6, 10));
        assertThat(annotator(config).annotate(document, TestContext.create()).timexes())
                .extracting(Timex::value)
                .containsExactly("1953-02-01", "2019-08-11");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Harbor Day  | FEAST     | month=13       |              | month cannot have: 13
            Harbor Day  | FEAST     | day=31 month=2 |              | no day 31 in month 2
            Harbor Day  | FEAST     | monht=1        |              | no feature 'monht'
            Harbor Day  | FEAST     |                |              | no features
            the flood   | REFERENCE | value=never    |              | value cannot have: never
            yestereve   | DAYNAME   | shift=a        |              | shift cannot have: a
            {sol,sols   | UNITS     | unit=D         |              | brace
            sol         | UNITS     | unit=D         | often        | 'often' is no condition
            """)
    void aFaultInALineOfTheUsersOwnIsNamed(
            String phrase, String kind, String features, String conditions, String message, @TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("own.tsv");
        Files.writeString(
                file,
                "\uFEFFHarvest Day\tFEAST\tmonth=9 day=1\n"
                        + String.join(
                                "\t",
                                phrase,
                                kind,
                                features == null ? "" : features,
                                conditions == null ? "" : conditions)
                        + "\n");
        TimexConfig config = config(List.of("en"), Optional.empty(), Optional.of(file.toString()));
        assertThatThrownBy(() -> annotator(config))
                .hasMessageContaining("own.tsv, line 2")
                .hasMessageContaining(message);
    }

    @Test
    void readsEveryKindOfLineThatTheManualShows(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("own.tsv");
        Files.writeString(
                file,
                "Harvest Sunday\tFEAST\tmonth=9 nth=-1 weekday=7\nLantern Friday\tFEAST\teaster=-9\n"
                        + "the great flood\tREFERENCE\tvalue=1953-02-01\nyestereve\tDAYNAME\tshift=-1 part=EV\n"
                        + "{sol,sols}\tUNITS\tunit=D\tlower\n");
        Document document = dated(
                "From Lantern Friday 2019 to Harvest Sunday 2019 they spoke of the great flood for three sols, and yestereve.",
                LocalDate.of(2020, 6, 10));
        for (String language : Language.AVAILABLE) {
            TimexConfig config = config(List.of(language), Optional.empty(), Optional.of(file.toString()));
            assertThat(annotator(config)
                            .annotate(document, TestContext.create())
                            .timexes())
                    .extracting(Timex::value)
                    .contains("1953-02-01", "2020-06-09TEV");
        }
        TimexConfig english = config(List.of("en"), Optional.empty(), Optional.of(file.toString()));
        assertThat(annotator(english).annotate(document, TestContext.create()).timexes())
                .extracting(Timex::value)
                .containsExactly("2019-04-12", "2019-09-29", "1953-02-01", "P3D", "2020-06-09TEV");
    }

    @Test
    void tellsTheDaysOfANameForADay() throws Exception {
        assertThat(annotate(dated("It was built after 9/11.", LocalDate.of(2020, 6, 10)))
                        .timexes())
                .extracting(Timex::interval)
                .containsExactly(DateInterval.of(LocalDate.of(2001, 9, 11)));
    }

    @Test
    void saysWhatIsWrongInAFileOfTheUsersOwn(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("own.tsv");
        Files.writeString(file, "Harbor Day\tHOLIDAY\tmonth=8 day=11\n");
        TimexConfig config = config(List.of("en"), Optional.empty(), Optional.of(file.toString()));
        assertThatThrownBy(() -> annotator(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining("HOLIDAY");
        TimexConfig missing = config(List.of("en"), Optional.empty(), Optional.of("nowhere.tsv"));
        assertThatThrownBy(() -> annotator(missing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere.tsv");
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

    @Test
    void liesWhereTheOptionSaysIfNoWordTells() throws Exception {
        Document document = dated("Concert, Friday.", LocalDate.of(2020, 6, 10));
        assertThat(values(document, TimexConfig.Direction.PAST, TimexConfig.Dialect.TE3))
                .containsExactly("2020-06-05");
        assertThat(values(document, TimexConfig.Direction.FUTURE, TimexConfig.Dialect.TE3))
                .containsExactly("2020-06-12");
    }

    @Test
    void readsNumericDatesInTheOrderOfTheOption() throws Exception {
        TimexConfig config = new TimexConfig(
                List.of("en"),
                Optional.empty(),
                Optional.empty(),
                TimexConfig.Direction.AUTO,
                DateConfig.NumericOrder.DAY_FIRST,
                TimexConfig.Dialect.TE3);
        Document document = dated("It ended on 03/04/2020.", LocalDate.of(2020, 6, 10));
        assertThat(annotator(config).annotate(document, TestContext.create()).timexes())
                .extracting(Timex::value)
                .containsExactly("2020-04-03");
    }

    @Test
    void writesDecadesAndCenturiesInTheDialectOfTheOption() throws Exception {
        Document document =
                dated("In the 1990s, in the 18th century, for two decades and two years.", LocalDate.of(2020, 6, 10));
        assertThat(values(document, TimexConfig.Direction.AUTO, TimexConfig.Dialect.TE3))
                .containsExactly("199", "17", "P20Y", "P2Y");
        assertThat(values(document, TimexConfig.Direction.AUTO, TimexConfig.Dialect.TIMEML))
                .containsExactly("199X", "17XX", "P2DE", "P2Y");
    }

    @Test
    void writesAllPartsOfADateInTheExpandedDialect() throws Exception {
        Document document = dated(
                "In 2014 and May 2014, last week, on Friday night and on Friday, June 5.", LocalDate.of(2020, 6, 10));
        assertThat(values(document, TimexConfig.Direction.AUTO, TimexConfig.Dialect.EXPANDED))
                .containsExactly("2014-XX-XX", "2014-05", "2020-06-W23", "2020-06-05-WXX-5TNI", "2020-06-05");
    }

    private static List<String> values(Document document, TimexConfig.Direction direction, TimexConfig.Dialect dialect)
            throws Exception {
        TimexConfig config = new TimexConfig(
                List.of("en"), Optional.empty(), Optional.empty(), direction, DateConfig.NumericOrder.AUTO, dialect);
        return annotator(config).annotate(document, TestContext.create()).timexes().stream()
                .map(Timex::value)
                .toList();
    }

    private static TimexConfig config(List<String> languages, Optional<LocalDate> reference, Optional<String> lexicon) {
        return new TimexConfig(
                languages,
                reference,
                lexicon,
                TimexConfig.Direction.AUTO,
                DateConfig.NumericOrder.AUTO,
                TimexConfig.Dialect.TE3);
    }

    private static Document dated(String text, LocalDate day) {
        return Document.of("a", text)
                .withDate(new DocumentDate(
                        DocumentDate.Role.PUBLISHED, DateInterval.of(day), day.toString(), 1, List.of()));
    }

    private static Document annotate(Document document) throws Exception {
        return annotator(TimexConfig.of(List.of("en"))).annotate(document, TestContext.create());
    }

    private static Annotator annotator(TimexConfig config) {
        return new TimexFactory().create(config, TestContext.create());
    }
}
