package dev.sluice.plugins.dating;

import static dev.sluice.plugins.dating.TimexTexts.annotator;
import static dev.sluice.plugins.dating.TimexTexts.config;
import static dev.sluice.plugins.dating.TimexTexts.dated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Annotator;
import dev.sluice.api.Document;
import dev.sluice.api.Timex;
import dev.sluice.testkit.TestContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the options of {@code timex} change. */
class TimexOptionsTest {
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
    void countsFromTheReferenceDateInPlaceOfTheDocumentsOwn() throws Exception {
        Annotator annotator = annotator(config(List.of("en"), Optional.of(LocalDate.of(2001, 2, 3)), Optional.empty()));
        Document document = dated("They left yesterday.", LocalDate.of(2020, 1, 1));
        assertThat(annotator.annotate(document, TestContext.create()).timexes())
                .extracting(Timex::value)
                .containsExactly("2001-02-02");
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
}
