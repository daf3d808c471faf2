package dev.sluice.plugins.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.ExportContext.Run;
import dev.sluice.api.Mention;
import dev.sluice.api.Metadata;
import dev.sluice.api.Provenance;
import dev.sluice.api.Timex;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the page shows of all documents before any of them is opened. Used by one thread. */
final class Summary {
    /** Stands for an end that is open; browsers know no day that lies as far off. */
    private static final int OPEN = 100_000_000;

    private final Places places;
    private final Entities entities = new Entities();
    private final List<Row> rows = new ArrayList<>();

    /** For each document what {@link #times} says. */
    private final List<int[]> times = new ArrayList<>();

    private final Set<Provenance> steps = new LinkedHashSet<>();
    private final Map<String, Integer> problems = new TreeMap<>();

    Summary(Places places) {
        this.places = places;
    }

    /**
     * A file with texts beside the page.
     *
     * @param name its path relative to the page
     * @param first the number of its first document
     */
    record TextFile(String name, int first) {}

    /** What is known of a document; days are counted from the first of January 1970, null where an end is open. */
    private record Row(
            String id,
            @Nullable String title,
            @Nullable String site,
            @Nullable String language,
            @Nullable String url,
            @Nullable Integer from,
            @Nullable Integer to,
            @Nullable String date,
            double confidence,
            boolean isConflicting,
            int length,
            int problems) {}

    /** Returns the number of documents so far. */
    int size() {
        return rows.size();
    }

    /** Adds a document. */
    void add(Document document) {
        Optional<DocumentDate> published = document.date(DocumentDate.Role.PUBLISHED);
        Integer from = published
                .map(date -> date.interval().earliest())
                .map(Summary::day)
                .orElse(null);
        Integer to = published
                .map(date -> date.interval().latest())
                .map(Summary::day)
                .orElse(null);
        Metadata metadata = document.metadata();
        rows.add(new Row(
                document.id(),
                metadata.title().orElse(null),
                metadata.site().orElse(null),
                metadata.language().orElse(null),
                metadata.url().orElse(null),
                from,
                to,
                published.map(date -> date.interval().edtf()).orElse(null),
                published.map(DocumentDate::confidence).orElse(0.0),
                isConflicting(document),
                document.text().length(),
                document.problems().size()));
        times.add(times(document));
        steps.addAll(document.provenance());
        document.problems().forEach(problem -> problems.merge(problem.code(), 1, Integer::sum));
        boolean isVague =
                published.map(DocumentDate::interval).map(DateInterval::isVague).orElse(true);
        entities.add(document, isVague ? null : from);
    }

    /** The dates of a document conflict if it was fetched or changed before it was published, or a dater says so. */
    private static boolean isConflicting(Document document) {
        Optional<LocalDate> published = document.date(DocumentDate.Role.PUBLISHED)
                .map(date -> date.interval().earliest());
        boolean isTooLate = published.isPresent()
                && document.dates().stream()
                        .filter(date -> date.role() != DocumentDate.Role.PUBLISHED)
                        .map(date -> date.interval().latest())
                        // the same day may have two names around the world
                        .anyMatch(day ->
                                day != null && day.isBefore(published.get().minusDays(1)));
        return isTooLate
                || document.problems().stream()
                        .anyMatch(problem -> problem.code().equals("date.after-retrieval"));
    }

    /** Returns for each span of days that the text speaks of its first day, its last day and how often it does. */
    private static int[] times(Document document) {
        TreeMap<Long, Integer> counts = new TreeMap<>();
        for (Timex timex : document.timexes()) {
            DateInterval interval = timex.interval();
            if (interval != null) {
                long from = interval.earliest() == null ? -OPEN : day(interval.earliest());
                long to = interval.latest() == null ? OPEN : day(interval.latest());
                counts.merge((from << 32) | (to & 0xffffffffL), 1, Integer::sum);
            }
        }
        int[] times = new int[counts.size() * 3];
        int at = 0;
        for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
            times[at++] = (int) (entry.getKey() >> 32);
            times[at++] = (int) (long) entry.getKey();
            times[at++] = entry.getValue();
        }
        return times;
    }

    private static int day(LocalDate date) {
        return (int) Math.max(-OPEN, Math.min(OPEN, date.toEpochDay()));
    }

    /** Returns the JSON that {@code data.js} reads. */
    byte[] json(String title, List<TextFile> files, @Nullable Run run) throws IOException {
        return SafeJson.of(json -> {
            json.writeStartObject();
            json.writeNumberField("format", 1);
            json.writeStringField("title", title);
            json.writeArrayFieldStart("types");
            for (Mention.Type type : Mentions.TYPES) {
                json.writeString(type.name());
            }
            json.writeEndArray();
            if (run != null) {
                run(json, run);
            }
            json.writeArrayFieldStart("steps");
            for (Provenance step : steps) {
                json.writeArray(new String[] {step.step(), step.component(), step.plugin(), step.version()}, 0, 4);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("problems");
            for (Map.Entry<String, Integer> problem : problems.entrySet()) {
                json.writeStartArray();
                json.writeString(problem.getKey());
                json.writeNumber(problem.getValue());
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("files");
            for (TextFile file : files) {
                json.writeStartArray();
                json.writeString(file.name());
                json.writeNumber(file.first());
                json.writeEndArray();
            }
            json.writeEndArray();
            documents(json);
            entities.write(json, places);
            json.writeEndObject();
        });
    }

    private static void run(JsonGenerator json, Run run) throws IOException {
        json.writeObjectFieldStart("run");
        json.writeStringField("pipeline", run.pipeline());
        json.writeStringField("version", run.version());
        pairs(json, "plugins", run.plugins());
        json.writeNumberField("failed", run.failed());
        pairs(json, "failures", run.failures());
        json.writeArrayFieldStart("warnings");
        for (String warning : run.warnings()) {
            json.writeString(warning);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Writes pairs as rows: keys of JSON could not be any text. */
    private static void pairs(JsonGenerator json, String name, Map<String, String> pairs) throws IOException {
        json.writeArrayFieldStart(name);
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            json.writeArray(new String[] {pair.getKey(), pair.getValue()}, 0, 2);
        }
        json.writeEndArray();
    }

    private void documents(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("documents");
        for (Row row : rows) {
            json.writeStartArray();
            json.writeString(row.id());
            SafeJson.string(json, row.title());
            SafeJson.string(json, row.site());
            SafeJson.string(json, row.language());
            SafeJson.string(json, row.url());
            number(json, row.from());
            number(json, row.to());
            SafeJson.string(json, row.date());
            SafeJson.score(json, row.confidence());
            json.writeNumber(row.isConflicting() ? 1 : 0);
            json.writeNumber(row.length());
            json.writeNumber(row.problems());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("times");
        for (int[] ofDocument : times) {
            json.writeArray(ofDocument, 0, ofDocument.length);
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, @Nullable Integer number) throws IOException {
        if (number == null) {
            json.writeNull();
        } else {
            json.writeNumber(number);
        }
    }
}
