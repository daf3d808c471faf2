package dev.sluice.plugins.dating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Annotator;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Timex;
import dev.sluice.testkit.TestContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TimexTableTest {
    @TestFactory
    Stream<DynamicTest> findsExactlyTheExpressionsOfTheTable() {
        return Language.AVAILABLE.stream()
                .flatMap(language -> cases(language).entrySet().stream()
                        .map(entry -> DynamicTest.dynamicTest(
                                language + " " + entry.getKey(),
                                () -> assertThat(found(language, entry.getKey()))
                                        .isEqualTo(entry.getValue()))));
    }

    @Test
    void saysTheSameUnderAnyLocaleAndZone() throws Exception {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag : List.of("tr", "ar", "th-TH-u-ca-buddhist", "en")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                for (String language : Language.AVAILABLE) {
                    for (Map.Entry<String, List<String>> entry : cases(language).entrySet()) {
                        assertThat(found(language, entry.getKey())).as(tag).isEqualTo(entry.getValue());
                    }
                }
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static Map<String, List<String>> cases(String language) {
        Map<String, List<String>> cases = new LinkedHashMap<>();
        for (DataFile.Row row : DataFile.table("timex-" + language + ".tsv", 7)) {
            List<String> expected = cases.computeIfAbsent(row.cell(0) + " | " + row.cell(1), k -> new ArrayList<>());
            if (!row.cell(2).equals("-")) {
                expected.add(String.join(" ", row.cell(2), row.cell(3), row.cell(4), row.cell(5), row.cell(6)));
            }
        }
        return cases;
    }

    private static List<String> found(String language, String key) throws Exception {
        int bar = key.indexOf(" | ");
        Document document = dated(Document.of("a", key.substring(bar + 3)), key.substring(0, bar));
        Annotator annotator = new TimexFactory().create(TimexConfig.of(List.of(language)), TestContext.create());
        Document annotated = annotator.annotate(document, TestContext.create());
        return annotated.timexes().stream().map(t -> row(annotated, t)).toList();
    }

    private static Document dated(Document document, String date) {
        if (date.isEmpty()) {
            return document;
        }
        int slash = date.indexOf('/');
        LocalDate first = LocalDate.parse(slash < 0 ? date : date.substring(0, slash));
        LocalDate last = LocalDate.parse(date.substring(slash + 1));
        return document.withDate(
                new DocumentDate(DocumentDate.Role.PUBLISHED, new DateInterval(first, last), null, 1, List.of()));
    }

    private static String row(Document document, Timex timex) {
        return String.join(
                " ",
                document.surface(timex),
                timex.type().name(),
                timex.value(),
                timex.mod() == null ? "" : timex.mod(),
                days(timex.interval()));
    }

    private static String days(@Nullable DateInterval interval) {
        return interval == null ? "" : interval.earliest() + "/" + interval.latest();
    }
}
