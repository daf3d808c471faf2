package dev.sluice.plugins.dating;

import static dev.sluice.plugins.dating.TimexTexts.annotator;
import static dev.sluice.plugins.dating.TimexTexts.config;
import static dev.sluice.plugins.dating.TimexTexts.dated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Document;
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

/** Expressions and feast days that users bring in a file. */
class OwnLexiconTest {
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
}
