package dev.sluice.plugins.dating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.DocumentDate.Role;
import dev.sluice.api.Furniture;
import dev.sluice.api.Metadata;
import dev.sluice.testkit.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageDateTest {
    @Test
    void readsALabeledLineAnywhereAroundTheText() throws Exception {
        Document page = page("de", "Die Brücke bleibt zu.", piece(Furniture.Role.OTHER, "Erstellt am: 01.11.2023"));
        assertThat(published(page)).contains("2023-11-01");
    }

    @Test
    void readsALabelOnALineOfItsOwn() throws Exception {
        Document page = page("de", "Die Brücke bleibt zu.", piece(Furniture.Role.OTHER, "Datum\n12.01.2017\nSeite"));
        assertThat(published(page)).contains("2017-01-12");
    }

    @Test
    void readsPlaceAndDateAtTheStartOfTheText() throws Exception {
        Document page =
                page("de", "Die Brücke bleibt zu\nMusterstadt, (12.11.2021). Der Rat hat am 3.4.2019 entschieden.");
        assertThat(published(page)).contains("2021-11-12");
    }

    @Test
    void takesNoDayThatRunningWordsSpeakOf() throws Exception {
        Document page = page(
                "en",
                "The bridge stays closed.\nThe council, which had met for the first time in the old hall by the river on March 3,"
                        + " 2019, decided so.");
        assertThat(published(page)).isEmpty();
    }

    @Test
    void prefersALabeledLineToAListOfDates() throws Exception {
        Document page = page(
                "de",
                "Die Brücke bleibt zu.",
                piece(Furniture.Role.DATELINE, "01.02.2022 16:28"),
                piece(Furniture.Role.DATELINE, "30.01.2022 14:47"),
                piece(Furniture.Role.DATELINE, "13.01.2022 17:59"),
                piece(Furniture.Role.OTHER, "Veröffentlicht: 30.01.2022 18:36"));
        assertThat(published(page)).contains("2022-01-30T18:36");
    }

    @Test
    void aColumnOfDatesIsThatOfOtherPages() throws Exception {
        Document page = page(
                "de",
                "Die Brücke bleibt zu.",
                piece(Furniture.Role.DATELINE, "24/03/16, 14:31\n02/03/16, 11:30\n26/02/16, 16:48\n11/02/16, 13:16"),
                piece(Furniture.Role.BYLINE, "von Hanna am 26/10/13, 15:48"),
                piece(Furniture.Role.BYLINE, "von Ruben am 26/05/14, 07:41"),
                piece(Furniture.Role.BYLINE, "von Hanna am 30/05/14, 23:17"));
        assertThat(published(page)).contains("2013-10-26T15:48");
    }

    @Test
    void linesThatSayWhatTheirDatesAreOfAreNoColumn() throws Exception {
        Document page = page(
                "en",
                "The bridge stays closed.",
                piece(Furniture.Role.BYLINE, "Published May 3, 2021\nUpdated May 5, 2021\nUpdated May 9, 2021"),
                piece(Furniture.Role.OTHER, "Published April 1, 2019"));
        assertThat(published(page)).contains("2021-05-03");
    }

    @Test
    void aLineThatSaysWhatItsDateIsOfIsNoPartOfTheColumnAroundIt() throws Exception {
        Document page = page(
                "en",
                "The bridge stays closed.",
                piece(
                        Furniture.Role.BYLINE,
                        "Vol. 4, May 9, 2021\nVol. 3, May 5, 2021\nPublished: May 3, 2020\nVol. 2, May 1, 2021"),
                piece(Furniture.Role.BYLINE, "by Hanna on June 6, 2013"));
        assertThat(published(page)).contains("2020-05-03");
    }

    @Test
    void aLabelOnTheLineAboveItsDateIsNoPartOfAColumnEither() throws Exception {
        Document page = page(
                "en",
                "The bridge stays closed.",
                piece(
                        Furniture.Role.BYLINE,
                        "Received\nMay 9, 2019\nAccepted\nJuly 5, 2019\nBuilt\nMay 1, 2011\nPublished\nMay 3, 2020"),
                piece(Furniture.Role.BYLINE, "by Hanna on June 6, 2013"));
        assertThat(published(page)).contains("2020-05-03");
    }

    @Test
    void datesInOneLineAreNoColumn() throws Exception {
        Document page = page(
                "en",
                "The bridge stays closed.",
                piece(Furniture.Role.DATELINE, "May 3, 2021 (first: May 1, 2021, then: May 2, 2021)"),
                piece(Furniture.Role.OTHER, "Published April 1, 2019"));
        assertThat(published(page)).contains("2021-05-03");
    }

    @Test
    void theClockOfAFrontPageDatesIt() throws Exception {
        assertThat(published(clock("https://blatt.example/"))).contains("2020-04-15");
        assertThat(published(clock("https://blatt.example"))).contains("2020-04-15");
    }

    @Test
    void theClockOfAnotherPageOrOfAPageWithoutAddressDatesNothing() throws Exception {
        assertThat(published(clock("https://blatt.example/bruecke"))).isEmpty();
        assertThat(published(clock(""))).isEmpty();
        assertThat(published(clock("https://blatt.example?p=12"))).isEmpty();
        Document fetched = clock("https://blatt.example/");
        assertThat(published(fetched.withMetadata(
                        fetched.metadata().plus("html.meta.og:url", "https://blatt.example/bruecke"))))
                .isEmpty();
    }

    private static Document clock(String address) {
        Metadata metadata = Metadata.EMPTY.withLanguage("de");
        return page("de", "Die Brücke bleibt zu.", piece(Furniture.Role.MASTHEAD, "Mittwoch, 15. April 2020"))
                .withMetadata(address.isEmpty() ? metadata : metadata.plus("html.link.canonical", address));
    }

    @Test
    void learnsTheOrderOfDayAndMonthFromOtherDatesOfThePage() throws Exception {
        Document page = page(
                null,
                "The bridge stays closed.",
                piece(Furniture.Role.DATELINE, "03/04/2021"),
                piece(Furniture.Role.TAGS, "28/03/2021"));
        assertThat(published(page)).contains("2021-04-03");
    }

    @Test
    void readsAnOpenOrderAsTheFieldThatIsNotOpenSays() throws Exception {
        Document page = page("de", "Die Brücke bleibt zu.", piece(Furniture.Role.DATELINE, "11/01/2021"))
                .withMetadata(Metadata.EMPTY
                        .plus("html.meta.article:modified_time", "2021-11-01T05:00:00")
                        .withLanguage("de"));
        assertThat(published(page)).contains("2021-11-01");
    }

    @Test
    void readsAnOpenFieldAsTheDateThatThePageShows() throws Exception {
        Document page = page("de", "Die Brücke bleibt zu.", piece(Furniture.Role.DATELINE, "1. November 2023"))
                .withMetadata(Metadata.EMPTY
                        .plus("html.meta.date", "11/01/2023 12:43:42")
                        .withLanguage("de"));
        assertThat(published(page).orElseThrow()).startsWith("2023-11-01");
    }

    @Test
    void takesTheDayOfTheClockThatAPageShowsForAMomentInUniversalTime() throws Exception {
        Document page = page("en", "The bridge stays closed.")
                .withMetadata(Metadata.EMPTY
                        .plus("html.jsonld.datePublished", "2023-11-09T06:35:29+00:00")
                        .plus("html.time.datetime", "2023-11-08T22:35:29-08:00"));
        assertThat(published(page)).contains("2023-11-08T22:35:29-08:00");
    }

    @Test
    void takesTheDayOfTheReadersWhereALanguageHasOneZone() throws Exception {
        Document page = page("it", "Il ponte resta chiuso.")
                .withMetadata(Metadata.EMPTY
                        .plus("html.jsonld.datePublished", "2020-12-05T23:15:00Z")
                        .withLanguage("it"));
        assertThat(published(page)).contains("2020-12-06T00:15+01:00");
    }

    @Test
    void takesTheRegionOfTheReadersFromAFieldWhereTheLanguageHasNone() throws Exception {
        Metadata metadata = Metadata.EMPTY.withLanguage("fr").plus("html.jsonld.datePublished", "2020-08-25T00:23:33Z");
        Document page = page("fr", "Le pont reste fermé.");
        assertThat(published(page.withMetadata(metadata))).contains("2020-08-25T00:23:33Z");
        assertThat(published(page.withMetadata(metadata.plus("html.meta.dc.language", "fr-ca"))))
                .contains("2020-08-24T20:23:33-04:00");
        assertThat(published(page.withMetadata(metadata.plus("html.meta.content-language", "fr, en-ca"))))
                .contains("2020-08-25T00:23:33Z");
        assertThat(published(page.withMetadata(metadata.plus("html.meta.dc.language", "en-ca"))))
                .contains("2020-08-25T00:23:33Z");
    }

    @Test
    void trustsTheDateThatAPageShowsMoreThanAFieldThatItShowsNowhere() throws Exception {
        Document page = page("en", "The bridge stays closed.", piece(Furniture.Role.DATELINE, "March 20, 2021"))
                .withMetadata(Metadata.EMPTY.plus("html.jsonld.datePublished", "2019-03-16T16:16:10+01:00"));
        assertThat(published(page)).contains("2021-03-20");
    }

    @Test
    void takesTheLastChangeThatReadersSeeWhereNoOtherDateIsShown() throws Exception {
        Document page =
                page("en", "The bridge.", piece(Furniture.Role.FOOTER, "Last modified on 7 April 2020, at 05:33."));
        List<DocumentDate> dates = new DateFactory()
                .create(new DateConfig(DateConfig.NumericOrder.AUTO), TestContext.create())
                .date(page, TestContext.create());
        assertThat(dates).extracting(DocumentDate::role).containsExactly(Role.PUBLISHED, Role.MODIFIED);
        assertThat(dates.get(0).confidence()).isLessThan(0.5);
        assertThat(dates.get(0).evidence().get(0).rule()).startsWith("no date but the last change");
    }

    @Test
    void takesTheShownDayWhereABareDayInAFieldIsTheNextOne() throws Exception {
        Document page = page("de", "Die Brücke bleibt zu.", piece(Furniture.Role.DATELINE, "29.04.2020, 12:01 Uhr"));
        assertThat(published(with(page, "html.meta.date", "2020-04-30"))).contains("2020-04-29T12:01");
        assertThat(published(with(page, "html.meta.date", "2020-04-30T02:01:07Z")
                        .withMetadata(Metadata.EMPTY.plus("html.meta.date", "2020-04-30T02:01:07Z"))))
                .contains("2020-04-29T12:01");
    }

    @Test
    void takesTheShownDayWhereTheFieldHasTheClockOfThePageAlready() throws Exception {
        Document page = page("de", "Die Brücke bleibt zu.", piece(Furniture.Role.BYLINE, "Musterstadt, 28.10.2021"));
        assertThat(published(with(page, "html.itemprop.datePublished", "2021-10-27T20:35:36+01:00")))
                .contains("2021-10-28");
        assertThat(published(with(page, "html.itemprop.datePublished", "2021-10-27T22:35:36Z")))
                .contains("2021-10-28T00:35:36+02:00");
    }

    @Test
    void takesTheAddressForTheLocalDayOnlyWhereSomeZoneHasThatDayThen() throws Exception {
        Document page = page("en", "The bridge stays closed.");
        String address = "https://post.example/2020/07/08/bridge.html";
        assertThat(published(with(with(page, "url", address), "html.jsonld.datePublished", "2020-07-09T03:04:04Z")))
                .contains("2020-07-08");
        assertThat(published(with(with(page, "url", address), "html.jsonld.datePublished", "2020-07-09T12:04:04Z"))
                        .orElseThrow())
                .startsWith("2020-07-09");
    }

    @Test
    void aVagueFieldIsThatOfTheChangeWhereThePageShowsOne() throws Exception {
        Document shown = page(
                "de",
                "Die Brücke bleibt zu.",
                piece(Furniture.Role.OTHER, "Erschienen am: 13.10.2021"),
                piece(Furniture.Role.FOOTER, "Zuletzt geändert: 15.10.2021"));
        assertThat(published(with(shown, "html.meta.date", "2021-10-15"))).contains("2021-10-13");
        Document earlier =
                page("de", "Die Brücke bleibt zu.", piece(Furniture.Role.DATELINE, "Stand: 28.04.2020 18:00"));
        assertThat(published(with(earlier, "html.meta.date", "2020-04-29T11:52:23")))
                .contains("2020-04-28T18:00");
    }

    @Test
    void aDateInALineOfTheMenuIsNoClock() throws Exception {
        Document page = page(
                "de",
                "Die Brücke bleibt zu.",
                piece(Furniture.Role.MASTHEAD, "Konferenz \"Brücken und Stege in der Region\", 20. Oktober 2017"),
                piece(Furniture.Role.DATELINE, "Musterstadt, 3. Juli 2018"));
        assertThat(published(page)).contains("2018-07-03");
    }

    @Test
    void aWordBeforeTheDateMakesALineOfTheHeadNoClock() throws Exception {
        assertThat(published(page("de", "Die Brücke bleibt zu.", piece(Furniture.Role.MASTHEAD, "am 20.09.2020"))))
                .contains("2020-09-20");
        assertThat(published(page("de", "Die Brücke bleibt zu.", piece(Furniture.Role.MASTHEAD, "20.09.2020"))))
                .isEmpty();
    }

    @Test
    void readsALineBetweenHeadlineAndText() throws Exception {
        Document page = page(
                "de",
                "Die Brücke bleibt zu.",
                piece(Furniture.Role.HEADLINE, "Die Brücke"),
                piece(Furniture.Role.MASTHEAD, "Musterstadt, 2. November 2021"));
        assertThat(published(page)).contains("2021-11-02");
    }

    @Test
    void theTeaserOfThePageItselfDatesIt() throws Exception {
        Document page = page(
                "de",
                "Die Brücke bleibt zu, sagt der Rat.",
                piece(Furniture.Role.TEASER, "09.11.2021\nDer Markt zieht um\n10.11.2021\nDie Brücke bleibt zu"));
        assertThat(published(page)).isEmpty();
        assertThat(published(page.withMetadata(page.metadata().withTitle("Die Brücke bleibt zu"))))
                .contains("2021-11-10");
    }

    @Test
    void aBlockOfCommentsThatRepeatsTheTitleIsTheHeadOfThePage() throws Exception {
        Document page = page(
                "de",
                "Die Brücke bleibt zu, sagt der Rat.",
                piece(Furniture.Role.COMMENT, "Hanna Grell\nDie Brücke bleibt zu\nMittwoch, 10. November 2021"),
                piece(Furniture.Role.FOOTER, "11.11.2021"));
        assertThat(published(page)).contains("2021-11-11");
        assertThat(published(page.withMetadata(page.metadata().withTitle("Die Brücke bleibt zu"))))
                .contains("2021-11-10");
    }

    @Test
    void aDayInASentenceAtTheHeadOfTheTextGivesWayToALineThatIsADate() throws Exception {
        Furniture line = piece(Furniture.Role.NAVIGATION, "[Samstag, 3. Juli 2021]");
        assertThat(published(
                        page("de", "Liebe Leute,\nam 12. September 2021 wollen wir mit allen am Fluss feiern.", line)))
                .contains("2021-07-03");
        assertThat(published(page("de", "Auhafen, 12. September 2021 - Wir feiern.", line)))
                .contains("2021-09-12");
    }

    @Test
    void theFirstCommentDatesAPageThatShowsNoOtherDate() throws Exception {
        Furniture comments =
                piece(Furniture.Role.COMMENT, "Ada 30.09.2019 08:12\nSo ist es.\nBo 28.09.2019 12:44\nNein.");
        assertThat(published(page("de", "Die Brücke bleibt zu.", comments))).contains("2019-09-28T12:44");
        assertThat(published(page("de", "Die Brücke.", comments, piece(Furniture.Role.FOOTER, "Ada, 27.09.2019"))))
                .contains("2019-09-27");
    }

    @Test
    void readsTheClockThatRunsOnFromADate() throws Exception {
        assertThat(published(page("de", "Die Brücke.", piece(Furniture.Role.DATELINE, "28.09.1912:44"))))
                .contains("2019-09-28T12:44");
        assertThat(published(page("de", "Die Brücke.", piece(Furniture.Role.DATELINE, "28.09.201912:44"))))
                .contains("2019-09-28T12:44");
    }

    @Test
    void readsAYearOfTwoDigitsBehindAMonthWhereItCannotBeAnHour() throws Exception {
        assertThat(published(page("it", "Il ponte.", piece(Furniture.Role.DATELINE, "(Borgo, 14 gennaio 20)"))))
                .contains("2020-01-14");
        assertThat(published(page("de", "Die Brücke.", piece(Furniture.Role.DATELINE, "14. Januar 20 Uhr"))))
                .isEmpty();
    }

    @Test
    void readsFieldsWithNamesThatPublishersMakeUp() throws Exception {
        Document page = page("en", "The bridge stays closed.");
        assertThat(published(with(page, "html.meta.my-article-date", "2021-03-08")))
                .contains("2021-03-08");
        assertThat(published(with(page, "html.meta.gallery:upload_date", "2021-03-08")))
                .contains("2021-03-08");
        assertThat(published(with(page, "html.meta.article-update-time", "2021-03-08")))
                .isEmpty();
        assertThat(published(with(page, "html.meta.story-event-date", "2021-03-08")))
                .isEmpty();
    }

    @Test
    void scriptsAndAddressesThatAPageGoesToAreALastResort() throws Exception {
        Document page = page("en", "The bridge stays closed.");
        assertThat(published(with(page, "html.script.written", "2021/03/08 09:30")))
                .contains("2021-03-08T09:30");
        assertThat(published(with(page, "html.script.location", "https://post.example/20210308/bridge")))
                .contains("2021-03-08");
        assertThat(published(with(page, "html.meta.refresh", "5; url=https://post.example/20210308-bridge")))
                .contains("2021-03-08");
        Document both = with(page, "html.script.written", "2021-03-01");
        assertThat(published(both)).contains("2021-03-01");
        assertThat(published(with(both, "html.meta.date", "2021-03-08"))).contains("2021-03-08");
    }

    private static Document with(Document page, String key, String value) {
        return page.withMetadata(page.metadata().plus(key, value));
    }

    private static Furniture piece(Furniture.Role role, String text) {
        return new Furniture(role, text, "test");
    }

    private static Document page(@Nullable String language, String text, Furniture... pieces) {
        Document page = Document.of("p", text).withFurniture(new ArrayList<>(List.of(pieces)));
        return language == null ? page : page.withMetadata(Metadata.EMPTY.withLanguage(language));
    }

    private static Optional<String> published(Document page) throws Exception {
        return new DateFactory()
                        .create(new DateConfig(DateConfig.NumericOrder.AUTO), TestContext.create())
                        .date(page, TestContext.create())
                        .stream()
                        .filter(date -> date.role() == Role.PUBLISHED)
                        .map(DocumentDate::value)
                        .findFirst();
    }
}
