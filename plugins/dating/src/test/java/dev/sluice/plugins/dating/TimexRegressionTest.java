package dev.sluice.plugins.dating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Annotator;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.testkit.TestContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures on texts of our own, {@code texts-*.txt}, must not fall. */
class TimexRegressionTest {
    private static final Pattern MARK = Pattern.compile("\\{([^=}]+)=([^}]+)}");

    /** The same figure, computed again, differs by less. */
    private static final double ROUNDING = 0.05;

    /** A text, its day, and its annotations. */
    private record Sample(Document document, List<TimexScore.Expression> gold) {}

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "it"})
    void theValuesOfOurOwnTextsAreFoundAsWellAsBefore(String language) throws Exception {
        Annotator annotator = new TimexFactory().create(TimexConfig.of(List.of(language)), TestContext.create());
        List<String> lines = lines(language);
        TimexScore score = new TimexScore();
        StringBuilder differences = new StringBuilder();
        for (Sample sample : samples(lines)) {
            Document found = annotator.annotate(sample.document(), TestContext.create());
            List<TimexScore.Expression> system = found.timexes().stream()
                    .map(timex -> new TimexScore.Expression(
                            timex.span().begin(), timex.span().end(), "", timex.value()))
                    .toList();
            score.add(sample.gold(), system);
            note(sample.gold(), system, "wanted", found.text(), differences);
            note(system, sample.gold(), "found", found.text(), differences);
        }
        assertThat(score.figures().get(3))
                .as("value F1 of %s; what differs: %s", language, differences)
                .isGreaterThanOrEqualTo(floor(lines) - ROUNDING);
    }

    private static void note(
            List<TimexScore.Expression> some,
            List<TimexScore.Expression> others,
            String name,
            String text,
            StringBuilder differences) {
        for (TimexScore.Expression one : some) {
            boolean known = others.stream()
                    .anyMatch(other -> other.value().equals(one.value())
                            && other.begin() < one.end()
                            && one.begin() < other.end());
            if (!known) {
                differences.append("%n%s %s '%s'".formatted(name, one.value(), text.substring(one.begin(), one.end())));
            }
        }
    }

    private static double floor(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("floor "))
                .mapToDouble(line -> Double.parseDouble(line.substring(6)))
                .findFirst()
                .orElseThrow();
    }

    private static List<Sample> samples(List<String> lines) {
        List<Sample> samples = new ArrayList<>();
        String day = null;
        StringBuilder marked = new StringBuilder();
        for (String line : lines) {
            if (line.startsWith("@")) {
                add(day, marked, samples);
                day = line.substring(1);
            } else if (day != null) {
                marked.append(line).append(' ');
            }
        }
        add(day, marked, samples);
        return samples;
    }

    private static void add(@Nullable String day, StringBuilder marked, List<Sample> samples) {
        if (day == null) {
            return;
        }
        StringBuilder text = new StringBuilder();
        List<TimexScore.Expression> gold = new ArrayList<>();
        Matcher matcher = MARK.matcher(marked);
        while (matcher.find()) {
            matcher.appendReplacement(text, "");
            int begin = text.length();
            text.append(matcher.group(1));
            gold.add(new TimexScore.Expression(begin, text.length(), "", matcher.group(2)));
        }
        matcher.appendTail(text);
        marked.setLength(0);
        Document document = Document.of(String.valueOf(samples.size()), text.toString());
        Document dated = day.isEmpty()
                ? document
                : document.withDate(new DocumentDate(
                        DocumentDate.Role.PUBLISHED, DateInterval.of(LocalDate.parse(day)), null, 1, List.of()));
        samples.add(new Sample(dated, gold));
    }

    private static List<String> lines(String language) throws IOException {
        String name = "texts-" + language + ".txt";
        try (InputStream file = Objects.requireNonNull(TimexRegressionTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
