package dev.sluice.plugins.export;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import dev.sluice.api.Timex;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the JSON of TimelineJS 3. Immutable. */
final class TimelineExporter implements Exporter {
    /** How many UTF-16 units of a text an event shows. */
    private static final int TEASER = 300;

    private final TimelineConfig config;

    TimelineExporter(TimelineConfig config) {
        this.config = config;
    }

    @Override
    public Output open(ExportContext context) throws IOException {
        Map<String, Object> head = new LinkedHashMap<>();
        if (!config.title().isEmpty()) {
            head.put("title", Map.of("text", Map.of("headline", html(config.title()))));
        }
        JsonList events = new JsonList(context.create(config.file()), head, "events");
        return new Output() {
            @Override
            public void write(Document document) throws IOException {
                events.add(events(document));
            }

            @Override
            public void kept(Document document) {
                events.kept();
            }

            @Override
            public void finish() throws IOException {
                events.finish();
            }
        };
    }

    @Override
    public List<String> losses() {
        return List.of(
                "documents without a publication date" + (config.mentioned() ? ", and times of unknown days," : "")
                        + " do not appear",
                "of a text, the first " + TEASER + " characters are shown",
                "names, links, scores and evidence are left out",
                "lone surrogates are written as escapes, which not all readers take");
    }

    private List<Map<String, Object>> events(Document document) {
        List<Map<String, Object>> events = new ArrayList<>();
        String title = document.metadata().title().orElse(document.id());
        String link = Iris.page(document)
                .map(page -> "<p><a href=\"" + html(page) + "\">" + html(page) + "</a></p>")
                .orElse("");
        document.date(DocumentDate.Role.PUBLISHED).ifPresent(date -> {
            String teaser = Snippets.whole(
                    document.text(), 0, Math.min(TEASER, document.text().length()));
            String text = "<p>" + html(teaser) + "</p>" + link;
            events.add(event(document.id(), date.interval(), title, text, "documents"));
        });
        if (config.mentioned()) {
            int number = 0;
            for (Timex timex : document.timexes()) {
                number++;
                if (timex.interval() != null) {
                    String text = "<p>" + html(Snippets.line(document.text(), timex.span())) + "</p>" + link;
                    events.add(event(
                            document.id() + "#" + number,
                            timex.interval(),
                            title + ": " + document.surface(timex),
                            text,
                            "in the texts"));
                }
            }
        }
        return events;
    }

    private static Map<String, Object> event(String id, DateInterval days, String headline, String text, String group) {
        Map<String, Object> event = new LinkedHashMap<>();
        LocalDate first = days.earliest();
        LocalDate last = days.latest();
        DateInterval.Granularity granularity = days.granularity();
        event.put("start_date", date(first == null ? last : first, granularity));
        if (granularity == DateInterval.Granularity.RANGE && first != null && last != null) {
            event.put("end_date", date(last, granularity));
        }
        event.put("display_date", display(days));
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("headline", html(headline));
        words.put("text", text);
        event.put("text", words);
        event.put("group", group);
        event.put("unique_id", Iris.encode(id));
        return event;
    }

    private static Map<String, Object> date(@Nullable LocalDate day, DateInterval.Granularity granularity) {
        Map<String, Object> date = new LinkedHashMap<>();
        if (day != null) {
            date.put("year", day.getYear());
            if (granularity != DateInterval.Granularity.YEAR) {
                date.put("month", day.getMonthValue());
            }
            if (granularity == DateInterval.Granularity.DAY || granularity == DateInterval.Granularity.RANGE) {
                date.put("day", day.getDayOfMonth());
            }
        }
        return date;
    }

    /** Says how exactly a day is known, in place of a day that looks more certain than it is. */
    private static String display(DateInterval days) {
        if (days.earliest() == null) {
            return "by " + days.latest();
        }
        if (days.latest() == null) {
            return "from " + days.earliest();
        }
        return days.edtf().replace("/", " \u2013 ");
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
