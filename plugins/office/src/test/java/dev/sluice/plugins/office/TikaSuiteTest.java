package dev.sluice.plugins.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sluice.api.Document;
import dev.sluice.api.Extractor;
import dev.sluice.api.Input;
import dev.sluice.api.StepException;
import dev.sluice.testkit.TestContext;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every document of Tika's own suite ends in exactly one way, and none without words and without a reason. The ordinary
 * build takes the small ones; {@code -Dtika.suite=all} takes all of them.
 */
class TikaSuiteTest {
    private static final long SMALL = 30_000;
    private static final int MAX_DEPTH = 5;

    private final Extractor office = Office.extractor(Office.DEFAULTS);
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void everyDocumentEndsInExactlyOneWay() throws Exception {
        List<String> names = TikaSuite.names("all".equals(System.getProperty("tika.suite")) ? Long.MAX_VALUE : SMALL);
        assertThat(names).hasSizeGreaterThan(200);
        for (String name : names) {
            byte[] content = TikaSuite.read(name);
            read(Office.seed(name, null), content, 0);
        }
        assertThat(wrong).isEmpty();
        assertThat(counts.get("OK")).isGreaterThan(names.size() / 3);
    }

    private List<Input> extract(Document seed, byte[] content) throws Exception {
        return assertTimeoutPreemptively(
                Duration.ofSeconds(120), () -> office.extract(seed, content, TestContext.create()), seed.id());
    }

    private void read(Document seed, byte[] content, int depth) throws Exception {
        List<Input> all;
        try {
            all = extract(seed, content);
        } catch (StepException e) {
            counts.merge(e.kind().name(), 1, Integer::sum);
            boolean isHonest = e.kind() != StepException.Kind.FATAL
                    && String.valueOf(e.getMessage()).contains(seed.id());
            if (!isHonest) {
                wrong.add(seed.id() + ": " + e);
            }
            return;
        }
        for (Input input : all) {
            Input.Content part = input.content();
            if (part == null) {
                boolean isEmpty = input.seed().text().isBlank();
                counts.merge(isEmpty ? "EMPTY" : "OK", 1, Integer::sum);
                if (isEmpty && input.seed().problems().isEmpty()) {
                    wrong.add(seed.id() + ": empty without a reason");
                }
            } else if (depth < MAX_DEPTH) {
                try (InputStream in = part.open()) {
                    read(input.seed().withId(seed.id() + "#" + input.seed().id()), in.readAllBytes(), depth + 1);
                }
            }
        }
    }
}
