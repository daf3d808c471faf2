package dev.sluice.plugins.dating;

import static dev.sluice.plugins.dating.TimexTexts.annotator;
import static dev.sluice.plugins.dating.TimexTexts.dated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Annotator;
import dev.sluice.api.Document;
import dev.sluice.testkit.TestContext;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Long texts that are made to take long take no longer than others. */
class TimexHostileTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "monday ",
                "1",
                "2020-",
                "1 ",
                "the ",
                "the first of the end of ",
                "a year ago ",
                "12:12:",
                "-",
                "every ",
                "1999-00-",
                "10 a.m. ",
                "5:00 (",
                "2012-13 ",
                "the same quarter of ",
                "\" ",
                "$1 a year ",
                "the quarter ended ",
                "nineteen ninety ",
                "more than about ",
                ".\n\n",
                "İ"
            })
    @Timeout(10)
    void readsHostileTextInLinearTime(String piece) throws Exception {
        readsInTime("en", piece);
    }

    @ParameterizedTest
    @MethodSource("hostileTextInOtherLanguages")
    @Timeout(10)
    void readsHostileTextInLinearTimeInEveryLanguage(String language, String piece) throws Exception {
        readsInTime(language, piece);
    }

    private static Stream<Arguments> hostileTextInOtherLanguages() {
        List<String> pieces =
                List.of("1 ", "1., ", "1-", "vor drei ", "l'", "entre enero y ", "la fine del ", "20h", "x'");
        return Language.AVAILABLE.stream()
                .flatMap(language -> pieces.stream().map(piece -> Arguments.of(language, piece)));
    }

    private static void readsInTime(String language, String piece) throws Exception {
        Document document = dated(piece.repeat(100_000 / piece.length()), LocalDate.of(2020, 6, 10));
        Annotator annotator = annotator(TimexConfig.of(List.of(language)));
        // the time of this thread, since others may keep the processor busy
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        annotator.annotate(document, TestContext.create());
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
        assertThat(Duration.ofNanos(spent)).isLessThan(Duration.ofSeconds(3));
    }
}
