package dev.sluice.plugins.dating;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Metadata;
import dev.sluice.testkit.TestContext;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The command that measures {@code date-from-text} and {@code date-from-corpus} on documents whose date is known and hidden from
 * them; see {@code text-dates.md} in the folder of this module.
 */
final class HiddenDateMeasure {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Stands for a range that is open or not given at all. */
    private static final long OPEN = Long.MAX_VALUE;

    private final List<Document> documents = new ArrayList<>();
    private final List<LocalDate> days = new ArrayList<>();

    private HiddenDateMeasure() {}

    /** Runs the measure. */
    public static void main(String[] arguments) throws Exception {
        List<String> files = new ArrayList<>();
        boolean corpus = false;
        double coverage = 0.97;
        LocalDate latest = null;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--corpus" -> corpus = true;
                case "--coverage" -> coverage = Double.parseDouble(arguments[++i]);
                case "--latest" -> latest = LocalDate.parse(arguments[++i]);
                default -> files.add(arguments[i]);
            }
        }
        HiddenDateMeasure measure = new HiddenDateMeasure();
        measure.read(Path.of(files.get(0)), files.size() > 1 ? Path.of(files.get(1)) : null);
        TextDateConfig config = new TextDateConfig(Optional.ofNullable(latest), coverage);
        List<Document> dated = corpus ? measure.together(config) : measure.alone(config);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int half = 0; half < 2; half++) {
            out.println((half == 0 ? "even " : "odd  ") + measure.figures(dated, half));
        }
    }

    private void read(Path gold, @Nullable Path records) throws IOException {
        if (gold.toString().endsWith(".jsonl")) {
            for (String line : Files.readAllLines(gold, StandardCharsets.UTF_8)) {
                JsonNode record = JSON.readTree(line);
                add(
                        record.path("id").asText(),
                        record.path("date").asText(),
                        record.path("text").asText(),
                        "en");
            }
            return;
        }
        Map<String, JsonNode> texts = new HashMap<>();
        if (records != null) {
            for (String line : Files.readAllLines(records, StandardCharsets.UTF_8)) {
                JsonNode record = JSON.readTree(line);
                String name = record.path("id").asText();
                name = name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.gz$", "");
                texts.put(name, record);
            }
        }
        JSON.readTree(Files.readString(gold, StandardCharsets.UTF_8))
                .properties()
                .forEach(entry -> {
                    JsonNode page = entry.getValue();
                    JsonNode record = texts.get(page.path("file").asText());
                    String text = records == null
                            ? page.path("articleBody").asText()
                            : record == null ? "" : record.path("text").asText();
                    String language =
                            record == null ? "" : record.path("language").asText();
                    add(entry.getKey(), page.path("date").asText(), text, language);
                });
    }

    private void add(String id, String date, String text, String language) {
        try {
            days.add(LocalDate.parse(date.length() > 10 ? date.substring(0, 10) : date));
        } catch (DateTimeException e) {
            return;
        }
        Document document = Document.of(id, text);
        documents.add(language.isEmpty() ? document : document.withMetadata(Metadata.EMPTY.withLanguage(language)));
    }

    private List<Document> alone(TextDateConfig config) throws Exception {
        TextDater dater = new TextDater(config);
        List<Document> out = new ArrayList<>();
        for (Document document : documents) {
            out.add(dater.annotate(document, TestContext.create()));
        }
        return out;
    }

    private List<Document> together(TextDateConfig config) throws Exception {
        CorpusDater dater = new CorpusDater(config);
        List<DatedStory> stories = new ArrayList<>();
        for (Document document : documents) {
            stories.add(dater.observe(document, TestContext.create()));
        }
        CorpusDates model = dater.combine(stories.stream(), TestContext.create());
        List<Document> out = new ArrayList<>();
        for (Document document : documents) {
            out.add(dater.apply(document, model, TestContext.create()));
        }
        return out;
    }

    private String figures(List<Document> dated, int half) {
        int all = 0;
        int answered = 0;
        int covered = 0;
        int closed = 0;
        int[] stated = new int[11];
        int[] right = new int[11];
        int near = 0;
        List<Long> widths = new ArrayList<>();
        for (int i = half; i < dated.size(); i += 2) {
            all++;
            LocalDate day = days.get(i);
            Optional<DocumentDate> date = dated.get(i).date(DocumentDate.Role.PUBLISHED);
            DateInterval interval = date.map(DocumentDate::interval).orElse(null);
            answered += interval == null ? 0 : 1;
            covered += interval != null && interval.contains(day) ? 1 : 0;
            LocalDate first = interval == null ? null : interval.earliest();
            LocalDate last = interval == null ? null : interval.latest();
            closed += first != null && last != null ? 1 : 0;
            widths.add(first == null || last == null ? OPEN : last.toEpochDay() - first.toEpochDay() + 1);
            String value = date.map(DocumentDate::value).orElse("");
            for (int length : new int[] {4, 7, 10}) {
                stated[length] += value.length() >= length ? 1 : 0;
                boolean same = value.length() >= length
                        && value.substring(0, length).equals(day.toString().substring(0, length));
                right[length] += same ? 1 : 0;
            }
            near += value.length() == 10 && Math.abs(LocalDate.parse(value).toEpochDay() - day.toEpochDay()) <= 7
                    ? 1
                    : 0;
        }
        widths.sort(null);
        return String.format(
                Locale.ROOT,
                "%4d documents, answered %.3f, closed %.3f, coverage %.3f of the answered, median width %s, best quarter %s days;"
                        + " stated and right: year %d/%d, month %d/%d, day %d/%d, within 7 days %d",
                all,
                answered / (double) all,
                closed / (double) all,
                covered / (double) Math.max(1, answered),
                shown(widths.get(all / 2)),
                shown(widths.get(all / 4)),
                right[4],
                stated[4],
                right[7],
                stated[7],
                right[10],
                stated[10],
                near);
    }

    private static String shown(long width) {
        return width == OPEN ? "open" : Long.toString(width);
    }
}
