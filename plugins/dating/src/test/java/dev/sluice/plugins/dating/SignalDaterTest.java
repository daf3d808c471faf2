package dev.sluice.plugins.dating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Dater;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.DocumentDate.Role;
import dev.sluice.api.Evidence;
import dev.sluice.api.Furniture;
import dev.sluice.api.Metadata;
import dev.sluice.api.Problem;
import dev.sluice.testkit.TestContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalDaterTest {
    private static final Document PAGE = Document.of("a.html", "Some words.");

    @Test
    void saysOnceThatTheDateIsUnknown() throws Exception {
        Document once = annotated(PAGE);
        assertThat(once.problems()).extracting(Problem::code).containsExactly("date.unknown");
        assertThat(annotated(once)).isSameAs(once);
        assertThat(annotated(Document.of("empty.html", " ")).problems()).isEmpty();
        assertThat(annotated(meta("date", "2020-01-10")).problems()).isEmpty();
    }

    private static Document annotated(Document document) throws Exception {
        return new DateFactory()
                .create(new DateConfig(DateConfig.NumericOrder.AUTO), TestContext.create())
                .annotate(document, TestContext.create());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020-01-10T18:02:00+01:00 | 2020-01-10T18:02:00+01:00",
                "2020-01-10T23:30:00.123Z | 2020-01-10T23:30:00Z",
                "2020-01-10T18:02:00-0500 | 2020-01-10T18:02:00-05:00",
                "2020-01-10 18:02 | 2020-01-10T18:02",
                "2020-01-10 | 2020-01-10",
                "2020/01/10 | 2020-01-10",
                "20200110 | 2020-01-10",
                "20200110T180200Z | 2020-01-10T18:02:00Z",
                "2020-01-10T99:99 | 2020-01-10",
                "Fri, 10 Jan 2020 18:02:00 +0100 | 2020-01-10T18:02:00+01:00",
                "Fri, 10 Jan 2020 18:02:00 GMT | 2020-01-10T18:02:00Z",
                "January 10, 2020 6:02 pm | 2020-01-10T18:02",
                "10 January 2020, 18:02 | 2020-01-10T18:02",
                "Jan 10, 2020 | 2020-01-10",
                "25/01/2020 | 2020-01-25",
                "01/25/2020 | 2020-01-25",
                "25.01.2020 | 2020-01-25"
            })
    void readsDatesOfMetadataAsTheyAreWritten(String written, String value) throws Exception {
        DocumentDate date = published(meta("date", written)).orElseThrow();
        assertThat(date.value()).isEqualTo(value);
        assertThat(date.interval()).isEqualTo(DateInterval.of(LocalDate.parse(value.substring(0, 10))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020-13-45",
                "2021-02-29",
                "0001-01-01T00:00:00",
                "1970-01-01",
                "1899-12-30",
                "yesterday",
                "555-2020-01",
                "03/04/2020",
                "ISBN 978-3-16-148410-0",
                "v2020.1"
            })
    void takesNoWrongOrDoubtfulValueForADate(String written) throws Exception {
        assertThat(published(meta("date", written))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en-US,2020-03-04", "en-GB,2020-04-03", "de,2020-04-03"})
    void readsANumericDateByTheRegionOfTheLanguage(String language, String day) throws Exception {
        Document document = PAGE.withMetadata(
                Metadata.EMPTY.plus("html.meta.date", "03/04/2020").withLanguage(language));
        assertThat(published(document).orElseThrow().value()).isEqualTo(day);
    }

    @Test
    void readsANumericDateInTheOrderOfTheOption() throws Exception {
        Document document = meta("date", "03/04/2020");
        assertThat(dates(document, DateConfig.NumericOrder.DAY_FIRST).get(0).value())
                .isEqualTo("2020-04-03");
        assertThat(dates(document, DateConfig.NumericOrder.MONTH_FIRST).get(0).value())
                .isEqualTo("2020-03-04");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/2020/01/31/a-story.html,2020-01-31",
        "https://example.org/news/2020/jan/31/a-story,2020-01-31",
        "https://example.org/news/2020-01-31-a-story,2020-01-31",
        "https://example.org/20200131/a-story,2020-01-31",
        "https://example.org/2020/01-31/a-story,2020-01-31",
        "https://example.org/2020/01/a-story.html,2020-01",
        "https://example.org/2020/1/5/a-story.html,2020-01-05"
    })
    void readsTheDateInAnAddress(String url, String value) throws Exception {
        Document document = PAGE.withSource(PAGE.source().withUrl(url));
        assertThat(published(document).orElseThrow().value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/2020/13/45/a-story.html",
        "https://example.org/a?d=/2020/01/31/",
        "https://example.org/12345678/a-story",
        "https://example.org/2020/a-story",
        "not an address"
    })
    void takesNoOtherNumbersOfAnAddressForADate(String url) throws Exception {
        assertThat(published(PAGE.withSource(PAGE.source().withUrl(url)))).isEmpty();
    }

    @Test
    void prefersTheDayOfLinkedDataAndIsSurerWhenSignalsAgree() throws Exception {
        Metadata alone = Metadata.EMPTY.plus("html.jsonld.datePublished", "2020-01-10T18:02:00+01:00");
        DocumentDate single = published(PAGE.withMetadata(alone)).orElseThrow();
        Metadata two = alone.plus("html.meta.article:published_time", "2020-01-10");
        DocumentDate agreed = published(PAGE.withMetadata(two)).orElseThrow();
        assertThat(agreed.value()).isEqualTo("2020-01-10T18:02:00+01:00");
        assertThat(agreed.confidence()).isGreaterThan(single.confidence());
        assertThat(agreed.evidence())
                .containsExactly(
                        new Evidence("json-ld datePublished", "2020-01-10T18:02:00+01:00"),
                        new Evidence("meta article:published_time", "2020-01-10"));
    }

    @Test
    void isLessSureWhenSignalsContradict() throws Exception {
        Metadata alone = Metadata.EMPTY.plus("html.jsonld.datePublished", "2020-01-10");
        Metadata torn = alone.plus("html.time.datetime", "2019-05-05");
        assertThat(published(PAGE.withMetadata(torn)).orElseThrow().confidence())
                .isLessThan(published(PAGE.withMetadata(alone)).orElseThrow().confidence());
    }

    @Test
    void keepsPublishedAndModifiedApart() throws Exception {
        Document document = PAGE.withMetadata(Metadata.EMPTY
                .plus("html.meta.article:modified_time", "2020-02-02")
                .plus("html.meta.article:published_time", "2020-01-10"));
        List<DocumentDate> dates = dates(document);
        assertThat(dates).extracting(DocumentDate::role).containsExactly(Role.PUBLISHED, Role.MODIFIED);
        assertThat(dates).extracting(DocumentDate::value).containsExactly("2020-01-10", "2020-02-02");
        assertThat(dates(meta("og:updated_time", "2020-02-02")))
                .extracting(DocumentDate::role)
                .containsExactly(Role.MODIFIED);
    }

    @Test
    void readsMailAndOfficeDates() throws Exception {
        Document mail = PAGE.withMetadata(Metadata.EMPTY.plus("message.date", "Tue, 3 Mar 2020 01:15:00 +0900"));
        assertThat(published(mail).orElseThrow().value()).isEqualTo("2020-03-03T01:15:00+09:00");
        Document office = PAGE.withMetadata(Metadata.EMPTY.plus("dcterms.created", "2020-03-03T01:15:00Z"));
        assertThat(published(office).orElseThrow().confidence())
                .isLessThan(published(mail).orElseThrow().confidence());
    }

    @Test
    void readsDateLinesAndBylinesLessSurely() throws Exception {
        Document dateline =
                furnished(Furniture.Role.DATELINE, "Published: March 3, 2021 10:15 | Updated: March 5, 2021");
        assertThat(dates(dateline)).extracting(DocumentDate::value).containsExactly("2021-03-03T10:15", "2021-03-05");
        assertThat(dates(dateline).get(0).confidence()).isLessThan(0.8);
        Document byline = furnished(Furniture.Role.BYLINE, "By Ann Example, 3 March 2021, 10:15");
        assertThat(published(byline).orElseThrow().value()).isEqualTo("2021-03-03T10:15");
    }

    @Test
    void neverTakesTheClockOfAMastheadForTheDateOfTheArticle() throws Exception {
        List<DocumentDate> dates = dates(furnished(Furniture.Role.MASTHEAD, "The Example | Friday, March 5, 2021"));
        assertThat(dates).extracting(DocumentDate::role).containsExactly(Role.RETRIEVED);
        assertThat(dates.get(0).confidence()).isLessThanOrEqualTo(0.5);
        assertThat(dates(furnished(Furniture.Role.TEASER, "March 5, 2021"))).isEmpty();
        assertThat(dates(furnished(Furniture.Role.LEGAL, "Copyright 1999-2021")))
                .isEmpty();
    }

    @Test
    void doubtsADateAfterRetrievalAndSaysSo() throws Exception {
        Document document = meta("date", "2021-03-05")
                .withSource(PAGE.source().withRetrieved(Instant.parse("2020-01-10T10:00:00Z")));
        Document dated = dater(DateConfig.NumericOrder.AUTO).annotate(document, TestContext.create());
        assertThat(dated.date(Role.PUBLISHED).orElseThrow().confidence()).isLessThan(0.5);
        assertThat(dated.problems()).extracting(Problem::code).containsExactly("date.after-retrieval");
        assertThat(dated.date(Role.RETRIEVED).orElseThrow().value()).isEqualTo("2020-01-10T10:00:00Z");
    }

    @Test
    void prefersADayBeforeRetrievalToABetterSignalAfterIt() throws Exception {
        Document document = PAGE.withMetadata(Metadata.EMPTY
                        .plus("html.jsonld.datePublished", "2021-03-05")
                        .plus("html.time.datetime", "2020-01-09"))
                .withSource(PAGE.source().withRetrieved(Instant.parse("2020-01-10T10:00:00Z")));
        assertThat(published(document).orElseThrow().value()).isEqualTo("2020-01-09");
    }

    @Test
    void acceptsTheNextDayAtThePlaceOfWriting() throws Exception {
        Document document = meta("date", "2020-01-11T02:00:00+13:00")
                .withSource(PAGE.source().withRetrieved(Instant.parse("2020-01-10T14:00:00Z")));
        Document dated = dater(DateConfig.NumericOrder.AUTO).annotate(document, TestContext.create());
        assertThat(dated.problems()).isEmpty();
    }

    @Test
    void keepsTheDateADocumentHasAlready() throws Exception {
        DocumentDate given =
                new DocumentDate(Role.PUBLISHED, DateInterval.of(LocalDate.of(1999, 9, 9)), "1999-09-09", 1, List.of());
        Document document = meta("date", "2020-01-10").withDate(given);
        Document dated = dater(DateConfig.NumericOrder.AUTO).annotate(document, TestContext.create());
        assertThat(dated.date(Role.PUBLISHED)).contains(given);
    }

    @Test
    void takesTheDayInsideTheMonthOfAnAddress() throws Exception {
        Document document = furnished(Furniture.Role.BYLINE, "March 3, 2021")
                .withSource(PAGE.source().withUrl("https://example.org/2021/03/a-story"));
        assertThat(published(document).orElseThrow().value()).isEqualTo("2021-03-03");
    }

    @Test
    void takesTheDateLineForAPageInTheFolderOfAnotherMonth() throws Exception {
        Document document = furnished(Furniture.Role.DATELINE, "April 12, 2021")
                .withText("Updates began on this page on\nMarch 22, 2021\nand go on.")
                .withSource(PAGE.source().withUrl("https://example.org/2021/03/live"));
        assertThat(published(document).orElseThrow().value()).isEqualTo("2021-04-12");
    }

    @Test
    void keepsTheEarlierDayOfAnAddressWhereTheFieldsTellOfALaterEdition() throws Exception {
        Document document = PAGE.withMetadata(
                        Metadata.EMPTY.plus("html.jsonld.datePublished", "2021-06-17T18:28:00+02:00"))
                .withSource(PAGE.source().withUrl("https://example.org/2019/7/12/a-story"));
        assertThat(published(document).orElseThrow().value()).isEqualTo("2019-07-12");
        for (String drafted : List.of("2021/6/1", "2021/7/12")) {
            Document other = document.withSource(PAGE.source().withUrl("https://example.org/" + drafted + "/a-story"));
            assertThat(published(other).orElseThrow().value()).isEqualTo("2021-06-17T18:28:00+02:00");
        }
    }

    @Test
    void takesTheLastChangeInTheMonthOfPublicationForItsDay() throws Exception {
        Metadata picture = Metadata.EMPTY.plus("html.meta.og:image", "https://example.org/uploads/2021/04/a.jpg");
        Document within = PAGE.withMetadata(picture.plus("html.time.modified", "2021-04-04T18:52:11+00:00"));
        assertThat(published(within).orElseThrow().value()).isEqualTo("2021-04-04T18:52:11+00:00");
        Document later = PAGE.withMetadata(picture.plus("html.time.modified", "2021-05-04"));
        assertThat(published(later).orElseThrow().value()).isEqualTo("2021-04");
    }

    @Test
    void takesTheLocalDayOfAnAddressForAMomentInUniversalTime() throws Exception {
        Document document = PAGE.withMetadata(Metadata.EMPTY.plus("html.jsonld.datePublished", "2020-04-14T01:30:00Z"))
                .withSource(PAGE.source().withUrl("https://example.org/news/20200413/a-story"));
        assertThat(published(document).orElseThrow().value()).isEqualTo("2020-04-13");
        Document zoned =
                document.withMetadata(Metadata.EMPTY.plus("html.jsonld.datePublished", "2020-04-14T01:30:00+02:00"));
        assertThat(published(zoned).orElseThrow().value()).isEqualTo("2020-04-14T01:30:00+02:00");
    }

    @Test
    void makesUpNoDateWhenNothingIsKnown() throws Exception {
        assertThat(dates(PAGE)).isEmpty();
        Document dated = dater(DateConfig.NumericOrder.AUTO).annotate(PAGE, TestContext.create());
        assertThat(dated.dates()).isEmpty();
    }

    @Test
    void readsNamesOfMetadataInAnyCaseUnderATurkishLocale() throws Exception {
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(published(meta("DC.DATE.ISSUED", "FRI, 10 JAN 2020"))).isPresent();
        } finally {
            Locale.setDefault(locale);
        }
    }

    private static Document meta(String name, @Nullable String value) {
        return PAGE.withMetadata(Metadata.EMPTY.plus("html.meta." + name, String.valueOf(value)));
    }

    private static Document furnished(Furniture.Role role, String text) {
        List<Furniture> pieces = new ArrayList<>();
        pieces.add(new Furniture(role, text, "test"));
        return PAGE.withFurniture(pieces);
    }

    private static Optional<DocumentDate> published(Document document) throws Exception {
        return dates(document).stream()
                .filter(date -> date.role() == Role.PUBLISHED)
                .findFirst();
    }

    private static List<DocumentDate> dates(Document document) throws Exception {
        return dates(document, DateConfig.NumericOrder.AUTO);
    }

    private static List<DocumentDate> dates(Document document, DateConfig.NumericOrder order) throws Exception {
        return dater(order).date(document, TestContext.create());
    }

    private static Dater dater(DateConfig.NumericOrder order) {
        return new DateFactory().create(new DateConfig(order), TestContext.create());
    }
}
