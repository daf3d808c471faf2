package dev.sluice.plugins.dating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.DocumentDate.Role;
import dev.sluice.api.Evidence;
import dev.sluice.api.Metadata;
import dev.sluice.api.Problem;
import dev.sluice.testkit.TestContext;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextDaterTest {
    private static final TextDateConfig CONFIG = new TextDateConfig(Optional.empty(), 0.97);

    @ParameterizedTest
    @ValueSource(strings = {"", "The river froze and the children went skating.", "日本語の文"})
    void saysNothingWhereNothingIsKnown(String text) throws Exception {
        assertThat(date(text)).isEmpty();
    }

    @Test
    void leavesADatedDocumentAlone() throws Exception {
        Document dated = Document.of("a", "President Nixon spoke on Friday.")
                .withDate(new DocumentDate(
                        Role.PUBLISHED, DateInterval.of(LocalDate.of(1972, 3, 3)), null, 1, List.of()));
        assertThat(new TextDater(CONFIG).annotate(dated, TestContext.create())).isSameAs(dated);
    }

    @Test
    void solvesTheProblemOfAnUnknownDateAndNoOther() throws Exception {
        Document page = Document.of("a", "President Nixon spoke on Friday.").withProblem(new Problem("other", "stays"));
        Document unknown = new SignalDater(DateConfig.NumericOrder.AUTO).annotate(page, TestContext.create());
        assertThat(unknown.problems()).extracting(Problem::code).containsExactly("other", "date.unknown");
        Document dated = new TextDater(CONFIG).annotate(unknown, TestContext.create());
        assertThat(dated.date(Role.PUBLISHED)).isPresent();
        assertThat(dated.problems()).extracting(Problem::code).containsExactly("other");
        Document empty = new SignalDater(DateConfig.NumericOrder.AUTO)
                .annotate(Document.of("b", "The river froze."), TestContext.create());
        assertThat(new TextDater(CONFIG).annotate(empty, TestContext.create()).problems())
                .extracting(Problem::code)
                .containsExactly("date.unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Secretary of State Mike Pompeo met the envoys in Oslo.|2018-04-26|2021-01-20",
                "The visitors were received by Prime Minister Margaret Thatcher.|1979-05-04|1990-11-28",
                "Bundeskanzlerin Angela Merkel traf die Gäste in Hamburg.|2005-11-22|2021-12-08",
            })
    void boundsByTheTermOfAnOfficeThatATitleNames(String text, LocalDate first, LocalDate last) throws Exception {
        String language = text.startsWith("Bundes") ? "de" : "en";
        DocumentDate date = date(document(text, language)).orElseThrow();
        assertThat(date.interval().contains(first.plusDays(200))).isTrue();
        assertThat(date.interval().contains(last.minusDays(200))).isTrue();
        assertThat(date.interval().earliest()).isAfter(first.minusYears(2));
        assertThat(date.evidence())
                .extracting(Evidence::rule)
                .anyMatch(rule -> rule.equals("term of office " + first + "/" + last));
    }

    @Test
    void doesNotBoundAboveByAnOfficeThatIsOver() throws Exception {
        DocumentDate date = date("Former Secretary of State Henry Kissinger gave a lecture.")
                .orElseThrow();
        assertThat(date.interval().contains(LocalDate.of(1999, 1, 1))).isTrue();
    }

    @Test
    void cutsTermsThatOverlap() throws Exception {
        DocumentDate date =
                date("President Clinton and Prime Minister Tony Blair spoke by telephone; Chancellor Helmut Kohl did not.")
                        .orElseThrow();
        assertThat(date.interval().earliest()).isAfter(LocalDate.of(1996, 1, 1));
        assertThat(date.interval().latest()).isBefore(LocalDate.of(2001, 2, 1));
    }

    @Test
    void isNotOlderThanWhatItNames() throws Exception {
        DocumentDate date =
                date("The clinic counted nine new cases of Covid-19.").orElseThrow();
        assertThat(date.interval().earliest()).isAfter(LocalDate.of(2019, 12, 31));
        assertThat(date.interval().latest()).isNull();
        assertThat(date.value()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    de | Der Chor soll in Galway im April 2014 singen.
                    de | Der Chor war für die Reise im April 2014 vorgesehen.
                    fr | Le chœur était attendu à Galway en avril 2014.
                    fr | Le chœur doit chanter à Galway en avril 2014.
                    es | El coro debía cantar en Galway en abril 2014.
                    it | Il coro era atteso a Galway nell'aprile del 2014.
                    """)
    void mayBeOlderThanATimeThatWasPlanned(String language, String text) throws Exception {
        Optional<DocumentDate> date = date(document(text, language));
        assertThat(date.map(d -> first(d.interval())).orElse(LocalDate.MIN)).isBefore(LocalDate.of(2014, 4, 1));
    }

    @Test
    void liesNearTheLatestTimesNamed() throws Exception {
        Document document = Document.of(
                "a",
                "Sales rose in 2006 and in 2007. In March 2008 the shop moved; since June 2008 it has had two floors.");
        DocumentDate date = new TextDater(new TextDateConfig(Optional.empty(), 0.8))
                .date(document, TestContext.create())
                .get(0);
        assertThat(date.interval().earliest()).isAfter(LocalDate.of(2004, 1, 1));
        assertThat(date.interval().latest()).isBefore(LocalDate.of(2020, 1, 1));
        assertThat(date.interval().contains(LocalDate.of(2008, 8, 1))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | The choir sang in Galway in April 2014.
                    en | The choir was founded in April 2014.
                    en | The hall has also been closed since April 2014.
                    en | They sailed to Galway in April 2014.
                    en | The city built a bridge in April 2014.
                    en | Mary Kerry died in Galway in April 2014.
                    de | Der Chor war in Galway im April 2014.
                    de | Die Brücke wurde im April 2014 eröffnet.
                    fr | Le chœur a chanté à Galway en avril 2014.
                    es | El coro estuvo en Galway en abril 2014.
                    es | El coro ha cantado en Galway en abril 2014.
                    it | Il coro era a Galway nell'aprile del 2014.
                    """)
    void isNotOlderThanAPastTimeThatIsToldOf(String language, String text) throws Exception {
        DocumentDate date = date(document(text, language)).orElseThrow();
        assertThat(date.interval().earliest()).isEqualTo("2014-04-01");
        assertThat(date.evidence()).extracting(Evidence::rule).contains("time told of 2014-04-01");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | Taxes are to be cut in April 2014.
                    en | The bridge, expected in April 2014, is long.
                    en | The bridge will have opened in April 2014.
                    en | The works will have been finished in April 2014.
                    en | The hall is set to be opened in April 2014.
                    en | The hall set to open in April 2014 is large.
                    en | A second hall planned and built in April 2014 would be larger.
                    en | The tour is scheduled to be held in April 2014.
                    en | The hall was due in April 2014.
                    en | The hall was expected in April 2014.
                    en | The price put in April 2014 is high.
                    en | The city won the right to host the games in April 2014.
                    en | They bought tickets in April 2014.
                    en | The city approved the opening in April 2014.
                    en | The club has a game in Galway in April 2014.
                    en | The teams have met and meet again in April 2014.
                    en | He hopes to have moved in April 2014.
                    en | If it began in April 2014, few would come.
                    en | It would be best if the hall were open in April 2014.
                    de | Die Brücke soll im April 2014 gebaut werden.
                    de | Der Verein hat im April 2014 drei Spiele.
                    de | Die Brücke war im April 2014 geplant.
                    de | Die Arbeiten im April 2014 sind teuer.
                    de | Er will die Karten im April 2014 kaufen.
                    fr | Le club a un match en avril 2014.
                    fr | Le pont sera fermé en avril 2014.
                    fr | Le pont fermé en avril 2014 est long.
                    fr | Le pont était prévu en avril 2014.
                    fr | Le chœur aura chanté en avril 2014.
                    fr | Le chœur chanterait en avril 2014.
                    es | El coro cantará desde abril 2014.
                    es | La tienda vende libros desde abril 2014.
                    es | El puente estaba previsto en abril 2014.
                    es | El club ha de jugar en abril 2014.
                    es | El coro habrá cantado en abril 2014.
                    it | Il ponte sarà stato aperto nell'aprile del 2014.
                    it | Il ponte era previsto nell'aprile del 2014.
                    it | Il mercato nell'aprile del 2014 costa poco.
                    it | Il club ha una partita nell'aprile del 2014.
                    """)
    void isNotBoundedByATimeThatNoFiniteVerbOfThePastGoverns(String language, String text) throws Exception {
        DocumentDate date = date(document(text, language)).orElseThrow();
        assertThat(date.evidence()).extracting(Evidence::rule).noneMatch(rule -> rule.startsWith("time told of"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The choir was booked for April 2014.",
                "The choir said it would sing in April 2014.",
                "The choir was founded by two sisters; in April 2014 it tours Galway.",
                "The choir printed its April 2014 program.",
                "The road to be cut in April 2014 is old.",
                "A choir expected in April 2014 sings well.",
                "The choir will have finished in April 2014.",
                "The choir is set to open in April 2014.",
                "The vote was scheduled in April 2014.",
                "The choir may have sung in April 2014.",
                "If the choir was heard in April 2014 it is known.",
                "Seats sold in April 2014 are cheaper."
            })
    void mayBeOlderThanATimeThatNoVerbOfThePastPlaces(String text) throws Exception {
        assertThat(first(date(text).orElseThrow().interval())).isBefore(LocalDate.of(2014, 4, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    The concert is on 12 May 1945. | true
                    Why the bank is on 12 May 1945 a ruin, nobody knows. | false
                    """)
    void aCopulaPointsAheadOnlyWhereNothingElseIsSaidOfTheDay(String text, boolean coming) throws Exception {
        List<String> rules = date(text).orElseThrow().evidence().stream()
                .map(Evidence::rule)
                .filter(rule -> rule.startsWith("time still to come"))
                .toList();
        assertThat(rules.isEmpty()).isNotEqualTo(coming);
    }

    @Test
    void isBoundedByTheDayOfItsRetrieval() throws Exception {
        Document document = Document.of("a", "The clinic counted nine new cases of Covid-19.")
                .withDate(new DocumentDate(
                        Role.RETRIEVED, DateInterval.of(LocalDate.of(2021, 5, 4)), null, 1, List.of()));
        assertThat(date(document).orElseThrow().interval().latest()).isEqualTo("2021-05-04");
    }

    @Test
    void isBoundedByTheDayTheUserNames() throws Exception {
        TextDateConfig config = new TextDateConfig(Optional.of(LocalDate.of(2022, 1, 31)), 0.97);
        List<DocumentDate> dates = new TextDater(config)
                .date(Document.of("a", "The clinic counted nine new cases of Covid-19."), TestContext.create());
        assertThat(dates.get(0).interval().latest()).isEqualTo("2022-01-31");
    }

    @Test
    void aHigherCoverageNeverGivesANarrowerRange() throws Exception {
        Document document = Document.of("a", "In 1994 the mill closed. President Clinton had visited it in 1993.");
        long before = 0;
        for (double coverage : new double[] {0.5, 0.8, 0.9}) {
            DateInterval interval = new TextDater(new TextDateConfig(Optional.of(LocalDate.of(2020, 1, 1)), coverage))
                    .date(document, TestContext.create())
                    .get(0)
                    .interval();
            long width = last(interval).toEpochDay() - first(interval).toEpochDay();
            assertThat(width).isGreaterThanOrEqualTo(before);
            before = width;
        }
    }

    @Test
    void everyReasonNamesWordsOfTheText() throws Exception {
        String text =
                "In 1994 the mill closed. President Clinton, who saw it on Tuesday, March 7, will be back in May.";
        DocumentDate date = date(text).orElseThrow();
        assertThat(date.evidence()).isNotEmpty().allMatch(evidence -> text.contains(evidence.surface()));
        assertThat(date.confidence()).isBetween(0.5, 0.97);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "tr", "ar", "th"})
    void doesNotDependOnTheLocaleOfTheProcess(String tag) throws Exception {
        Locale before = Locale.getDefault();
        Optional<DocumentDate> expected = date("President Clinton signed it in MAY 1995, in IRELAND.");
        try {
            Locale.setDefault(Locale.forLanguageTag(tag));
            assertThat(date("President Clinton signed it in MAY 1995, in IRELAND."))
                    .isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"President Clinton ", "May 1995 ", "in 1995, ", "A. ", "United ", "9"})
    void readsHostileTextInLinearTime(String piece) throws Exception {
        Document document = Document.of("a", piece.repeat(100_000 / piece.length()));
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long before = clock.getCurrentThreadCpuTime();
        date(document);
        assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    private static LocalDate first(DateInterval interval) {
        return Optional.ofNullable(interval.earliest()).orElse(LocalDate.MIN);
    }

    private static LocalDate last(DateInterval interval) {
        return Optional.ofNullable(interval.latest()).orElse(LocalDate.MAX);
    }

    private static Document document(String text, String language) {
        return Document.of("a", text).withMetadata(Metadata.EMPTY.withLanguage(language));
    }

    private static Optional<DocumentDate> date(String text) throws Exception {
        return date(document(text, "en"));
    }

    private static Optional<DocumentDate> date(Document document) throws Exception {
        return new TextDater(CONFIG)
                .date(document, TestContext.create()).stream().findFirst();
    }
}
