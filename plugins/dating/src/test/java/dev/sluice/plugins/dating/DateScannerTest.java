package dev.sluice.plugins.dating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateScannerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Kommentar am 3. Oktober 2019, 9.45 Uhr; de; 2019-10-03T09:45",
                "Wien, 14. Jänner 2020; de; 2020-01-14",
                "Publié le 1er août 2018 à 20h30; fr; 2018-08-01T20:30",
                "5 de septiembre de 2017; es; 2017-09-05",
                "domenica 06 Dicembre 2020 | 00:36; it; 2020-12-06T00:36",
                "28. toukokuuta 2020 klo 12.15; fi; 2020-05-28T12:15",
                "2020. április 17., péntek; hu; 2020-04-17",
                "17 квітня 2020, 08:05; uk; 2020-04-17T08:05",
                "24 نيسان / أبريل 2020; ar; 2020-04-24",
                "2020年4月17日 09:30; zh; 2020-04-17T09:30",
                "2020년 4월 17일; ko; 2020-04-17",
                "Apr. 17, 2020 at 9:30 p.m.; en; 2020-04-17T21:30",
                "17th of April, 2020; en; 2020-04-17",
                "Tue Apr 17 09:35:14 CEST 2018; de; 2018-04-17",
                "2019-11-10 13:28; en; 2019-11-10T13:28",
                "03.05.13; de; 2013-05-03",
                "31/12/2020; en; 2020-12-31",
                "12/31/2020; en; 2020-12-31"
            })
    void readsDatesOfManyLanguagesAndOrders(String line, String language, String expected) {
        assertThat(DateScanner.dates(line, language)).singleElement().satisfies(date -> {
            assertThat(date.day() + date.time()).isEqualTo(expected);
            assertThat(date.swapped()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tel. 030/12.04.2019.77",
                "version 10.2.2019.7",
                "31.02.2020",
                "45/13/2020",
                "from 1996 to 2014",
                "D.Lgs. 42/2004",
                "ISBN 978-3-16-148410-0",
                "May 2020",
                "17 August",
                "12.5 million in 2020"
            })
    void takesNoOtherNumbersForADate(String line) {
        assertThat(DateScanner.dates(line, "en")).isEmpty();
    }

    @Test
    void leavesTheOrderOfDayAndMonthOpenWhereItIs() {
        List<WrittenDate> dates = DateScanner.dates("03/04/2021", "en");
        assertThat(dates).singleElement().satisfies(date -> {
            assertThat(date.in(DayOrder.UNKNOWN)).isNull();
            assertThat(date.in(DayOrder.DAY_FIRST)).hasToString("2021-04-03");
            assertThat(date.in(DayOrder.MONTH_FIRST)).hasToString("2021-03-04");
        });
    }

    @Test
    void asksTheLanguageWhereANameMeansTwoMonths() {
        assertThat(DateScanner.dates("3 listopada 2019", "pl").get(0).day()).hasToString("2019-11-03");
        assertThat(DateScanner.dates("3. listopada 2019", "hr").get(0).day()).hasToString("2019-10-03");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1 ", "1.", "may ", "2020-", "2020年", "3 de ", "12/12/", "May 1 1:"})
    @Timeout(10)
    void readsHostileLinesInLinearTime(String piece) {
        long begin = System.nanoTime();
        DateScanner.dates(piece.repeat(100_000 / piece.length()), "en");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }
}
