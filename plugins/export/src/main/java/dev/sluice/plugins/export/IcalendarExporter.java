package dev.sluice.plugins.export;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import dev.sluice.api.Timex;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Writes iCalendar (RFC 5545). Immutable. */
final class IcalendarExporter implements Exporter {
    /** How long a line may be, in bytes, without its end. */
    private static final int LINE = 75;

    /** When an event was last changed is something nobody knows, and the same run shall write the same bytes. */
    private static final String STAMP = "19700101T000000Z";

    private final IcalendarConfig config;

    IcalendarExporter(IcalendarConfig config) {
        this.config = config;
    }

    @Override
    public Output open(ExportContext context) throws IOException {
        OutputStream out = context.create(config.file());
        out.write(bytes("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Sluice//Sluice//EN\r\n"));
        return new Output() {
            @Override
            public void write(Document document) throws IOException {
                out.write(bytes(events(document)));
                out.flush();
            }

            @Override
            public void finish() throws IOException {
                out.write(bytes("END:VCALENDAR\r\n"));
            }
        };
    }

    @Override
    public List<String> losses() {
        return List.of(
                "days that are not known, open ranges, durations, sets, times of day, years before 1 and after 9999, and"
                        + " events of more than " + config.maxDays() + " days are left out",
                "texts, names, links, scores and evidence are left out",
                "lone surrogates become U+FFFD, control characters become spaces");
    }

    private String events(Document document) {
        StringBuilder out = new StringBuilder();
        String title = document.metadata().title().orElse(document.id());
        String page = Iris.page(document).orElse("");
        String id = Iris.encode(document.id());
        document.date(DocumentDate.Role.PUBLISHED)
                .filter(date -> config.published())
                .ifPresent(date -> event(out, date.interval(), id + "/published", title, "", page));
        if (config.mentioned()) {
            int number = 0;
            for (Timex timex : document.timexes()) {
                number++;
                if (timex.interval() != null) {
                    String uid = String.format(
                            Locale.ROOT,
                            "%s/%d-%d/%d",
                            id,
                            timex.span().begin(),
                            timex.span().end(),
                            number);
                    event(
                            out,
                            timex.interval(),
                            uid,
                            title + ": " + document.surface(timex),
                            Snippets.line(document.text(), timex.span()),
                            page);
                }
            }
        }
        return out.toString();
    }

    private void event(
            StringBuilder out, DateInterval days, String uid, String summary, String description, String page) {
        LocalDate first = days.earliest();
        LocalDate last = days.latest();
        if (first == null
                || last == null
                || first.getYear() < 1
                || last.getYear() > 9998
                || ChronoUnit.DAYS.between(first, last) >= config.maxDays()) {
            return;
        }
        line(out, "BEGIN:VEVENT");
        line(out, "UID:" + uid + "@sluice");
        line(out, "DTSTAMP:" + STAMP);
        line(out, "DTSTART;VALUE=DATE:" + day(first));
        line(out, "DTEND;VALUE=DATE:" + day(last.plusDays(1)));
        line(out, "SUMMARY:" + escaped(summary));
        if (!description.isEmpty()) {
            line(out, "DESCRIPTION:" + escaped(description));
        }
        if (!page.isEmpty()) {
            line(out, "URL:" + page);
        }
        line(out, "TRANSP:TRANSPARENT");
        line(out, "END:VEVENT");
    }

    private static String day(LocalDate day) {
        return String.format(Locale.ROOT, "%04d%02d%02d", day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    private static String escaped(String text) {
        return Characters.line(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,");
    }

    /** Writes a line, folded where it is too long, never inside a character. */
    private static void line(StringBuilder out, String line) {
        int length = 0;
        for (int i = 0; i < line.length(); ) {
            int c = line.codePointAt(i);
            int bytes = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (length + bytes > LINE) {
                out.append("\r\n ");
                length = 1;
            }
            out.appendCodePoint(c);
            length += bytes;
            i += Character.charCount(c);
        }
        out.append("\r\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
