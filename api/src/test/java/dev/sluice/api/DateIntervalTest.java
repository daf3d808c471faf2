package dev.sluice.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateIntervalTest {
    @ParameterizedTest
    @CsvSource({
        "2020-01-10, 2020-01-10, DAY, 2020-01-10",
        "2020-02-01, 2020-02-29, MONTH, 2020-02",
        "2021-02-01, 2021-02-28, MONTH, 2021-02",
        "2020-01-01, 2020-12-31, YEAR, 2020",
        "0987-01-01, 0987-12-31, YEAR, 0987",
        "2020-01-01, 2020-01-30, RANGE, 2020-01-01/2020-01-30",
        "2020-01-01, 2021-12-31, RANGE, 2020-01-01/2021-12-31",
        "2020-02-01, 2020-02-28, RANGE, 2020-02-01/2020-02-28",
        "2020-01-10, , RANGE, 2020-01-10/..",
        ", 2020-01-10, RANGE, ../2020-01-10"
    })
    void granularityIsTheFinestThatFits(
            @Nullable LocalDate earliest, @Nullable LocalDate latest, DateInterval.Granularity expected, String edtf) {
        DateInterval interval = new DateInterval(earliest, latest);
        assertThat(interval.granularity()).isEqualTo(expected);
        assertThat(interval.edtf()).isEqualTo(edtf);
    }

    @Test
    void dayMonthAndYearAreTheRangesOfTheirDays() {
        assertThat(DateInterval.of(LocalDate.of(2020, 1, 10)).edtf()).isEqualTo("2020-01-10");
        assertThat(DateInterval.of(YearMonth.of(2020, 2)).latest()).isEqualTo("2020-02-29");
        assertThat(DateInterval.of(Year.of(2020)))
                .isEqualTo(new DateInterval(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31)));
    }

    @Test
    void bothEndsAreInside() {
        DateInterval january = DateInterval.of(YearMonth.of(2020, 1));
        assertThat(january.contains(LocalDate.of(2020, 1, 1))).isTrue();
        assertThat(january.contains(LocalDate.of(2020, 1, 31))).isTrue();
        assertThat(january.contains(LocalDate.of(2019, 12, 31))).isFalse();
        assertThat(january.contains(LocalDate.of(2020, 2, 1))).isFalse();
    }

    @Test
    void openEndHoldsEverythingBeyond() {
        LocalDate day = LocalDate.of(2020, 1, 10);
        assertThat(new DateInterval(day, null).contains(LocalDate.MAX)).isTrue();
        assertThat(new DateInterval(day, null).contains(LocalDate.MIN)).isFalse();
        assertThat(new DateInterval(null, day).contains(LocalDate.MIN)).isTrue();
        assertThat(new DateInterval(null, day).contains(LocalDate.MAX)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-10, 2020-01-10, false",
        "2020-01-01, 2020-12-31, false",
        "2019-01-01, 2020-12-31, false",
        "2020-01-01, 2022-01-02, false",
        "2020-01-01, 2022-01-03, true",
        "2010-01-01, 2019-12-31, true",
        "2020-01-10, , true",
        ", 2020-01-10, true"
    })
    void openRangesAndThoseOfMoreThanTwoYearsAreVague(
            @Nullable LocalDate earliest, @Nullable LocalDate latest, boolean isVague) {
        assertThat(new DateInterval(earliest, latest).isVague()).isEqualTo(isVague);
    }

    @Test
    void extremeDaysHaveAGranularity() {
        assertThat(DateInterval.of(LocalDate.MAX).granularity()).isEqualTo(DateInterval.Granularity.DAY);
        assertThat(new DateInterval(LocalDate.MIN, LocalDate.MAX).granularity())
                .isEqualTo(DateInterval.Granularity.RANGE);
        assertThat(new DateInterval(LocalDate.MIN, LocalDate.MAX).isVague()).isTrue();
    }

    @Test
    void intervalThatSaysNothingOrRunsBackwardsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DateInterval(null, null))
                .withMessageContaining("open at both ends");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DateInterval(LocalDate.of(2020, 1, 2), LocalDate.of(2020, 1, 1)))
                .withMessageContaining("2020-01-02")
                .withMessageContaining("2020-01-01");
    }
}
