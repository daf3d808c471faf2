package dev.sluice.plugins.dating;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.api.Annotator;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.testkit.TestContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Measures the temporal expressions that {@code timex} finds against those of annotators. {@code TimexFigures DATA [DIALECT
 * [OUT]]}: the folder of the sets, {@code NAME-LANGUAGE.jsonl} each; the dialect of the values; a folder for what was found,
 * by set and half, as records. It prints for each set the figures of the whole and of its halves, and how fast it was.
 */
final class TimexFigures {
    private static final List<String> SETS = List.of(
            "timebank-en",
            "aquaint-en",
            "tweets-en",
            "wikiwars-en",
            "krauts-de",
            "timebank-fr",
            "tempeval2-es",
            "tempeval2-it");
    private static final int ROUNDS = 4;

    private final ObjectMapper mapper = new ObjectMapper();
    private final TimexConfig.Dialect dialect;

    private TimexFigures(TimexConfig.Dialect dialect) {
        this.dialect = dialect;
    }

    /** A text with the expressions of its annotators, and the half it is in: A, which rules were made by, or B. */
    private record Sample(String id, char half, Document document, List<TimexScore.Expression> gold) {}

    public static void main(String[] arguments) throws Exception {
        TimexConfig.Dialect dialect = arguments.length > 1
                ? TimexConfig.Dialect.valueOf(arguments[1].toUpperCase(Locale.ROOT))
                : TimexConfig.Dialect.TE3;
        TimexFigures figures = new TimexFigures(dialect);
        System.out.println("| set | whole | half A | half B | documents a second |");
        System.out.println("|---|---|---|---|---:|");
        for (String set : SETS) {
            Path file = Path.of(arguments[0], set + ".jsonl");
            if (Files.exists(file)) {
                figures.measure(set, file, arguments.length > 2 ? Path.of(arguments[2]) : null);
            }
        }
    }

    private void measure(String set, Path file, @Nullable Path out) throws Exception {
        String language = set.substring(set.lastIndexOf('-') + 1);
        Annotator annotator = annotator(language);
        List<Sample> samples = samples(file, language.equals("en"));
        TimexScore whole = new TimexScore();
        TimexScore halfA = new TimexScore();
        TimexScore halfB = new TimexScore();
        StringBuilder recordsA = new StringBuilder();
        StringBuilder recordsB = new StringBuilder();
        for (Sample sample : samples) {
            Document found = annotator.annotate(sample.document(), TestContext.create());
            List<TimexScore.Expression> expressions = found.timexes().stream()
                    .map(timex -> new TimexScore.Expression(
                            timex.span().begin(),
                            timex.span().end(),
                            timex.type().name(),
                            timex.value()))
                    .toList();
            whole.add(sample.gold(), expressions);
            (sample.half() == 'A' ? halfA : halfB).add(sample.gold(), expressions);
            (sample.half() == 'A' ? recordsA : recordsB)
                    .append(mapper.writeValueAsString(found.toRecord()))
                    .append('\n');
        }
        if (out != null) {
            Files.createDirectories(out);
            Files.writeString(out.resolve(set + ".A.jsonl"), recordsA);
            Files.writeString(out.resolve(set + ".B.jsonl"), recordsB);
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.0f |%n",
                set,
                whole.shown(),
                halfA.shown(),
                halfB.shown(),
                speed(annotator, samples));
    }

    private static double speed(Annotator annotator, List<Sample> samples) throws Exception {
        long begin = 0;
        for (int round = 0; round <= ROUNDS; round++) {
            if (round == 1) {
                begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            }
            for (Sample sample : samples) {
                annotator.annotate(sample.document(), TestContext.create());
            }
        }
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
        return ROUNDS * samples.size() / (spent / 1e9);
    }

    private Annotator annotator(String language) {
        TimexConfig config = new TimexConfig(
                List.of(language),
                Optional.empty(),
                Optional.empty(),
                TimexConfig.Direction.AUTO,
                DateConfig.NumericOrder.AUTO,
                dialect);
        return new TimexFactory().create(config, TestContext.create());
    }

    private List<Sample> samples(Path file, boolean alternating) throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = mapper.readTree(line);
            String id = node.path("id").asText();
            List<TimexScore.Expression> gold = new ArrayList<>();
            for (JsonNode timex : node.path("timex")) {
                gold.add(new TimexScore.Expression(
                        timex.path("begin").asInt(),
                        timex.path("end").asInt(),
                        timex.path("type").asText(),
                        timex.path("value").asText()));
            }
            boolean first = alternating ? samples.size() % 2 == 0 : isEven(id);
            Document document = dated(
                    Document.of(id, node.path("text").asText()),
                    node.path("date").asText(""));
            samples.add(new Sample(id, first ? 'A' : 'B', document, gold));
        }
        return samples;
    }

    /** Some documents give no day: a week stands for its days, anything else for nothing. */
    private static Document dated(Document document, String date) {
        DateInterval days;
        if (date.matches("\\d{4}-\\d\\d-\\d\\d.*")) {
            days = DateInterval.of(LocalDate.parse(date.substring(0, 10)));
        } else if (date.matches("\\d{4}-W\\d\\d")) {
            LocalDate monday = LocalDate.parse(date + "-1", DateTimeFormatter.ISO_WEEK_DATE);
            days = new DateInterval(monday, monday.plusDays(6));
        } else {
            return document;
        }
        return document.withDate(new DocumentDate(DocumentDate.Role.PUBLISHED, days, null, 1, List.of()));
    }

    private static boolean isEven(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(id.getBytes(StandardCharsets.UTF_8));
            return hash[hash.length - 1] % 2 == 0;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
