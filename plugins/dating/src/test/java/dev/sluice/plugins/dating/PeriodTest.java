package dev.sluice.plugins.dating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "CENTURY,2020-06-10,20,2000-01-01,2099-12-31",
        "DECADE,2020-06-10,202,2020-01-01,2029-12-31",
        "YEAR,2020-06-10,2020,2020-01-01,2020-12-31",
        "HALF,2020-06-10,2020-H1,2020-01-01,2020-06-30",
        "QUARTER,2020-06-10,2020-Q2,2020-04-01,2020-06-30",
        "SEASON,2020-06-10,2020-SU,2020-06-01,2020-08-31",
        "SEASON,2020-12-10,2021-WI,2020-12-01,2021-02-28",
        "MONTH,2020-02-10,2020-02,2020-02-01,2020-02-29",
        "WEEK,2021-01-01,2020-W53,2020-12-28,2021-01-03",
        "WEEKEND,2021-01-01,2020-W53-WE,2021-01-02,2021-01-03",
        "DAY,2020-02-29,2020-02-29,2020-02-29,2020-02-29"
    })
    void holdsItsDayAndNamesItself(Grain grain, LocalDate day, String value, LocalDate start, LocalDate end) {
        Period period = Period.containing(grain, day);
        assertThat(period.value()).isEqualTo(value);
        assertThat(period.start()).isEqualTo(start);
        assertThat(period.end()).isEqualTo(end);
    }

    @Test
    void stepsThereAndBackAgain() {
        for (Grain grain : Grain.values()) {
            Period period = Period.containing(grain, LocalDate.of(2020, 2, 29));
            assertThat(period.shift(5).shift(-5)).as(grain.name()).isEqualTo(period);
        }
    }

    @Test
    void nextPeriodBeginsWhereOneEnds() {
        for (Grain grain : Grain.values()) {
            Period period = Period.containing(grain, LocalDate.of(1999, 12, 31));
            if (grain != Grain.SEASON && grain != Grain.WEEKEND) {
                assertThat(period.shift(1).start())
                        .as(grain.name())
                        .isEqualTo(period.end().plusDays(1));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1818,1818-03-22", "1943,1943-04-25", "2000,2000-04-23", "2019,2019-04-21", "2038,2038-04-25"})
    void knowsEaster(int year, LocalDate day) {
        assertThat(Easter.sunday(year)).isEqualTo(day);
    }
}
