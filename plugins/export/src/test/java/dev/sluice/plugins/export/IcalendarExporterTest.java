package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.testkit.TestContext;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads the calendar back with biweekly, which also checks it. */
class IcalendarExporterTest {
    @Test
    void daysOfDocumentsAndInTextsAreEvents() throws Exception {
        ICalendar calendar = read(SampleDocuments.all());
        assertThat(calendar.getEvents())
                .extracting(event -> event.getSummary().getValue() + " "
                        + event.getDateStart().getValue().getRawComponents().toString(false, false) + " "
                        + event.getDateEnd().getValue().getRawComponents().toString(false, false))
                .containsExactly(
                        "A title 20200610 20200611",
                        "A title: mid-May 20200501 20200601",
                        "A \"title\" & <more> in two lines | =1: mid-May 2020 20200501 20200601");
        assertThat(calendar.getEvents().get(0).getUrl().getValue()).isEqualTo("https://example.org/b");
        assertThat(calendar.getEvents().get(1).getDescription().getValue())
                .isEqualTo(SampleDocuments.full().text());
    }

    @Test
    void longAndForeignTextsAreFoldedAndEscaped() throws Exception {
        String title = "a,b;c\\d\ne\ud83d\ude00".repeat(40) + "e\u0301".repeat(50);
        Document document = Document.of("x", "")
                .withDate(new DocumentDate(
                        DocumentDate.Role.PUBLISHED, DateInterval.of(LocalDate.of(2020, 2, 29)), null, 1, List.of()));
        document = document.withMetadata(document.metadata().withTitle(title));
        String text = write(new IcalendarConfig("x", true, true, 31), List.of(document));
        assertThat(text.split("\r\n"))
                .allSatisfy(line -> assertThat(line.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .hasSizeLessThanOrEqualTo(75));
        assertThat(Biweekly.parse(text).first().getEvents().get(0).getSummary().getValue())
                .isEqualTo(title.replace('\n', ' '));
    }

    @Test
    void whatACalendarCannotHoldIsLeftOut() throws Exception {
        Document year = Document.of("y", "")
                .withDate(new DocumentDate(
                        DocumentDate.Role.PUBLISHED, DateInterval.of(Year.of(2020)), null, 1, List.of()));
        assertThat(read(List.of(year)).getEvents()).isEmpty();
        assertThat(write(new IcalendarConfig("x", false, false, 31), SampleDocuments.all()))
                .doesNotContain("VEVENT");
    }

    private static ICalendar read(List<Document> documents) throws Exception {
        ICalendar calendar = Biweekly.parse(write(new IcalendarConfig("x", true, true, 31), documents))
                .first();
        // an empty calendar is legal for us, and unusual for the checker
        if (!calendar.getEvents().isEmpty()) {
            assertThat(calendar.validate(ICalVersion.V2_0).getWarnings()).isEmpty();
        }
        assertThat(new HashSet<>(calendar.getEvents().stream()
                        .map(VEvent::getUid)
                        .map(uid -> uid.getValue())
                        .toList()))
                .hasSameSizeAs(calendar.getEvents());
        return calendar;
    }

    private static String write(IcalendarConfig config, List<Document> documents) throws Exception {
        return Read.written(new IcalendarFactory().create(config, TestContext.create()), documents)
                .text("x");
    }
}
