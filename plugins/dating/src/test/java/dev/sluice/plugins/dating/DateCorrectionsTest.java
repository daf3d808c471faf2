package dev.sluice.plugins.dating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.DocumentDate.Role;
import dev.sluice.api.Evidence;
import dev.sluice.api.Timex;
import dev.sluice.testkit.TestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateCorrectionsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "2021-03-24, 2021-03-24, 2021-03-24",
        "2021-03, 2021-03, 2021-03",
        "1921, 1921, 1921",
        "2021-03-24/2021-04, , 2021-03-24/2021-04-30",
        "../2021-03-24, , ../2021-03-24",
        "2021/.., , 2021-01-01/.."
    })
    void aToldDateStandsAgainstTheOneThatWasGiven(String told, String value, String range) throws Exception {
        DocumentDate date = dated("date\t" + told + "\ta", given("a", "They met on Friday."))
                .date(Role.PUBLISHED)
                .orElseThrow();
        assertThat(date.value()).isEqualTo(value);
        assertThat(date.interval().edtf()).isEqualTo(range);
        assertThat(date.confidence()).isEqualTo(1);
        assertThat(date.evidence()).containsExactly(new Evidence("told by corrections", told));
    }

    @Test
    void aToldDateLeavesOtherDocumentsAlone() throws Exception {
        Document other = given("b", "They met on Friday.");
        assertThat(dated("date\t2021-03-24\ta", other)).isSameAs(other);
    }

    @Test
    void aDocumentWhoseDateIsToldHasNoProblemWithIt() throws Exception {
        Document undated = Document.of("a", "They met on Friday.");
        assertThat(dated("# none", undated).problems()).hasSize(1);
        assertThat(dated("date\t2021-03-24\ta", undated).problems()).isEmpty();
    }

    @Test
    void daysAreCountedFromTheToldDate() throws Exception {
        String told = "date\t2021-03-24\ta";
        assertThat(tagged(told, dated(told, given("a", "They met yesterday."))))
                .extracting(Timex::value)
                .containsExactly("2021-03-23");
    }

    @Test
    void toldWordsMeanTheToldTimeInTheirDocumentAlone() throws Exception {
        String text = "They met on Friday. It was late on Friday.";
        assertThat(tagged("time\tFriday\t2019-05-10\ta", given("a", text)))
                .extracting(Timex::value)
                .containsExactly("2019-05-10", "2019-05-10");
        assertThat(tagged("time\tFriday\t2019-05-10\tb", given("a", text)))
                .extracting(Timex::value)
                .containsExactly("2020-06-12", "2020-06-12");
    }

    @Test
    void aToldTimeHasItsDaysAndSaysWhatItWasBefore() throws Exception {
        Timex timex = tagged("time\tFriday\t2019-05\ta", given("a", "They met on Friday."))
                .get(0);
        assertThat(timex.type()).isEqualTo(Timex.Type.DATE);
        assertThat(timex.interval()).isNotNull().extracting(days -> days.edtf()).isEqualTo("2019-05");
        assertThat(timex.score()).isEqualTo(1);
        assertThat(timex.evidence())
                .containsExactly(
                        new Evidence("told by corrections", "Friday"), new Evidence("value before", "2020-06-12"));
    }

    @Test
    void toldWordsAtOnePlaceLeaveTheOthersAlone() throws Exception {
        Document document = given("a", "They met on Friday. It was late on Friday.");
        assertThat(tagged("time\tFriday\t2019-05-10\ta\t35", document))
                .extracting(Timex::value)
                .containsExactly("2020-06-12", "2019-05-10");
        assertThat(tagged("time\tFriday\t2019-05-10\ta\ntime\tFriday\tnone\ta\t12", document))
                .extracting(Timex::value)
                .containsExactly("2019-05-10");
    }

    @Test
    void wordsThatWereNotFoundAreATimeWhereTheyAreToldToBe() throws Exception {
        Document document = given("a", "They met at the\nharvest supper, then at the harvest supper.");
        assertThat(tagged("# none", document)).isEmpty();
        Timex timex =
                tagged("time\tthe harvest supper\t1921-10-09\ta\t12", document).get(0);
        assertThat(document.surface(timex)).isEqualTo("the\nharvest supper");
        assertThat(timex.type()).isEqualTo(Timex.Type.DATE);
        assertThat(timex.interval()).isNotNull().extracting(days -> days.edtf()).isEqualTo("1921-10-09");
        assertThat(timex.score()).isEqualTo(1);
        assertThat(timex.evidence()).containsExactly(new Evidence("told by corrections", "the harvest supper"));
        assertThat(tagged("time\tthe harvest supper\t1921-10-09\ta", document)).isEmpty();
        assertThat(tagged("time\tthe harvest supper\t1921-10-09\ta\t13", document))
                .isEmpty();
        assertThat(tagged("time\tthe harvest supper\tnone\ta\t12", document)).isEmpty();
        assertThat(tagged("time\tthe harvest supper\t1921\ta\t999", document)).isEmpty();
    }

    @Test
    void toldWordsTakeThePlaceOfWhatOverlapsThem() throws Exception {
        Document document = given("a", "They met on the second Friday of the fair, not on Saturday.");
        assertThat(tagged("time\tthe second Friday of the fair\t2020-05-08\ta\t12", document))
                .extracting(document::surface, Timex::value)
                .containsExactly(tuple("the second Friday of the fair", "2020-05-08"), tuple("Saturday", "2020-06-13"));
    }

    @Test
    void ofToldWordsThatOverlapTheLongestCount() throws Exception {
        Document document = given("a", "They met on the second Friday of the fair, not on Saturday.");
        String lines = "time\tFriday\t2020-05-01\ta\n"
                + "time\tthe second Friday\t2020-05-09\ta\t12\n"
                + "time\tthe second Friday of the fair\t2020-05-08\ta\t12";
        assertThat(tagged(lines, document))
                .extracting(document::surface, Timex::value)
                .containsExactly(tuple("the second Friday of the fair", "2020-05-08"), tuple("Saturday", "2020-06-13"));
    }

    @Test
    void wordsAreToldInLanguagesThatAreNotTagged() throws Exception {
        Document document = given("a", "V pondeli se sesli.");
        Document foreign = document.withMetadata(document.metadata().withLanguage("cs"));
        assertThat(tagged("time\tV pondeli\t2020-06-15\ta\t0", foreign))
                .extracting(Timex::value)
                .containsExactly("2020-06-15");
    }

    @Test
    void wordsAreTheSameHoweverTheirLineIsBroken() throws Exception {
        assertThat(tagged("time\t24 March\t2019-03-24\ta", given("a", "They met on 24\nMarch.")))
                .extracting(Timex::value)
                .containsExactly("2019-03-24");
    }

    @ParameterizedTest
    @CsvSource({
        "2021-03-24T10:30, TIME, 2021-03-24",
        "2021-W12, DATE, ",
        "P3D, DURATION, ",
        "PAST_REF, DATE, ",
        "199X, DATE, "
    })
    void theTypeOfAToldTimeIsThatOfItsValue(String value, Timex.Type type, String days) throws Exception {
        Timex timex = tagged("time\tFriday\t" + value + "\ta", given("a", "They met on Friday."))
                .get(0);
        assertThat(timex.type()).isEqualTo(type);
        assertThat(timex.value()).isEqualTo(value);
        assertThat(Optional.ofNullable(timex.interval()).map(range -> range.edtf()))
                .isEqualTo(Optional.ofNullable(days));
    }

    @Test
    void aTimeThatRecursStaysOneIfItsValueIsALength() throws Exception {
        Document document = given("a", "They met every week.");
        Timex timex = tagged("time\tevery week\tP2W\ta", document).get(0);
        assertThat(timex.type()).isEqualTo(Timex.Type.SET);
        assertThat(timex.quant()).isEqualTo("EVERY");
    }

    @Test
    void linesForOtherStepsSayNothing() throws Exception {
        Document document = given("a", "They met on Friday.");
        assertThat(dated("\n# names\nmerge\tA\tB\nsplit\tA\tC\nis\tA\tQ1\n", document))
                .isSameAs(document);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date>24 March>a | line 1: '24 March' is no day",
                "date>2021-02-30>a | line 1: '2021-02-30' is no day",
                "date>..>a | line 1: '..' is no day",
                "date>../..>a | line 1: '../..' is no day",
                "date>2021/2020>a | line 1: '2021/2020' is no day",
                "date>2021 | line 1: give a day and the id of a document",
                "date>2021>a;date>2020>a | line 2: it says something else than line 1",
                "time>Friday>2021-03-24 | line 1: give words, a value and the id",
                "time> >2021>a | line 1: give the words",
                "time>Friday>soon>a | line 1: 'soon' is no value of TIMEX3",
                "time>Friday>2021-02-30>a | line 1: '2021-02-30' is no value of TIMEX3",
                "time>Friday>2021>a>x | line 1: 'x' is no place in a text",
                "time>Friday>2021>a;time>Friday>2020>a | line 2: it says something else than line 1",
                "dates>2021>a | line 1: 'dates' is no correction"
            })
    void aLineThatCannotBeReadIsRefusedBeforeTheRun(String lines, String message) throws Exception {
        Path file = file(lines.replace('>', '\t').replace(';', '\n'));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DateCorrections.read(Optional.of(file)))
                .withMessageContaining(file.getFileName() + ", " + message);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DateCorrections.read(Optional.of(directory.resolve("missing.tsv"))))
                .withMessageContaining("missing.tsv cannot be read");
    }

    private static Document given(String id, String text) {
        LocalDate day = LocalDate.of(2020, 6, 15);
        return Document.of(id, text)
                .withDate(new DocumentDate(Role.PUBLISHED, DateInterval.of(day), day.toString(), 1, List.of()));
    }

    private Path file(String lines) throws Exception {
        return Files.writeString(directory.resolve("corrections.tsv"), lines);
    }

    private Document dated(String lines, Document document) throws Exception {
        DateConfig config = new DateConfig(
                DateConfig.NumericOrder.AUTO, Optional.of(file(lines).toString()));
        return new DateFactory().create(config, TestContext.create()).annotate(document, TestContext.create());
    }

    private List<Timex> tagged(String lines, Document document) throws Exception {
        TimexConfig config = new TimexConfig(
                List.of("en"),
                Optional.empty(),
                Optional.empty(),
                TimexConfig.Direction.AUTO,
                DateConfig.NumericOrder.AUTO,
                TimexConfig.Dialect.TE3,
                Optional.of(file(lines).toString()));
        return new TimexFactory()
                .create(config, TestContext.create())
                .annotate(document, TestContext.create())
                .timexes();
    }
}
