package dev.sluice.plugins.dating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.DocumentDate.Role;
import dev.sluice.api.Furniture;
import dev.sluice.api.Metadata;
import dev.sluice.testkit.TestContext;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Places that hold the date of a page where no better one does. */
class LastResortDateTest {
    @Test
    void theVerbOfALineMayFollowItsDate() throws Exception {
        String line =
                "Dieser Eintrag im Tagebuch der Werkstatt wurde am 14. Mai 2015 um 14:48 von Hanna Grell für alle Leser hier geschrieben";
        assertThat(published(page(Furniture.Role.FOOTER, line), "")).isEqualTo("2015-05-14T14:48");
    }

    @Test
    void aDateBehindTheVerbOfAnotherKindIsThatOfAChange() throws Exception {
        Document document = page(Furniture.Role.OTHER, "am 3. Mai 2019 aktualisiert");
        Document dated = new SignalDater(DateConfig.NumericOrder.AUTO).annotate(document, TestContext.create());
        assertThat(dated.date(Role.MODIFIED).map(DocumentDate::value)).contains("2019-05-03");
    }

    @Test
    void aLineLikeThatOfATeaserIsTakenWhereThereIsNoOther() throws Exception {
        String line = "Hanna Grell / 07.11.2013 / 09:30 / 23";
        assertThat(published(page(Furniture.Role.TEASER, line), "")).isEqualTo("2013-11-07T09:30");
        assertThat(published(page(Furniture.Role.TEASER, line), "2013-10-01")).isEqualTo("2013-10-01");
    }

    @Test
    void aMastheadAloneOrADateAloneInATeaserDatesNothing() throws Exception {
        assertThat(published(page(Furniture.Role.MASTHEAD, "Samstag, 9. September 2017"), ""))
                .isEmpty();
        assertThat(published(page(Furniture.Role.TEASER, "9. September 2017"), ""))
                .isEmpty();
    }

    @Test
    void theHeadOfABlogCompletesTheMonthOfItsAddress() throws Exception {
        Document document = page(Furniture.Role.MASTHEAD, "Samstag, 9. September 2017")
                .withMetadata(Metadata.EMPTY
                        .withLanguage("de")
                        .plus("html.link.canonical", "https://blog.example/2017/09/brot.html"));
        assertThat(published(document, "")).isEqualTo("2017-09-09");
    }

    @Test
    void anAddressMayHaveTheDayFirst() throws Exception {
        Document document = page(Furniture.Role.OTHER, "nichts")
                .withMetadata(Metadata.EMPTY.plus("html.link.canonical", "https://club.example/news/29-10-2021"));
        assertThat(published(document, "")).isEqualTo("2021-10-29");
    }

    private static Document page(Furniture.Role role, String line) {
        return Document.of("a", "Der Teig muss eine Nacht lang ruhen.")
                .withMetadata(Metadata.EMPTY.withLanguage("de"))
                .withFurniture(List.of(new Furniture(role, line, "test")));
    }

    private static String published(Document document, String field) throws Exception {
        Document read = field.isEmpty()
                ? document
                : document.withMetadata(document.metadata().plus("html.jsonld.datePublished", field));
        Optional<DocumentDate> date = new SignalDater(DateConfig.NumericOrder.AUTO)
                .annotate(read, TestContext.create())
                .date(Role.PUBLISHED);
        return date.map(DocumentDate::value).orElse("");
    }
}
