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
