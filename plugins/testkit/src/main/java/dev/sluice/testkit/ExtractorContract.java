package dev.sluice.testkit;

import dev.sluice.api.Document;
import dev.sluice.api.Extractor;
import dev.sluice.api.Input;
import dev.sluice.api.StepException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The promises that every extractor makes, as tests that a plugin inherits.
 *
 * <pre>{@code
 * protected List<Input> inputs() {
 *     return List.of(Input.part("a.note", "text/plain", "Title: A bridge".getBytes(StandardCharsets.UTF_8)));
 * }
 * }</pre>
 *
 * @param <C> the configuration of the factory
 * @since 0.1
 */
public abstract class ExtractorContract<C extends Record> extends ComponentContract<C, Extractor> {
    /** For inheritance. */
    protected ExtractorContract() {
        super(Extractor.class, "extractor");
    }

    /**
     * Returns files, each with what is known of it beforehand; at least one, in which the extractor finds a text or parts.
     * A file that it declines may be among them. Called again, it returns the same.
     */
    protected abstract List<Input> inputs();

    /** The test files are worth testing with. */
    @Test
    public final void findsSomethingInATestFile() throws Exception {
        try (Extractor extractor = create()) {
            for (Given given : given()) {
                for (Input found : given.extracted(extractor, context())) {
                    if (found.content() != null || !found.seed().text().isBlank()) {
                        return;
                    }
                }
            }
        }
        throw new AssertionError("the extractor finds neither text nor parts in any of the " + inputs().size()
                + " test files: give at least one in which there is something");
    }

    /** Whatever bytes come, the extractor copes with them or says why not with a {@link StepException}. */
    @Test
    @EndsInTime.LimitedInParts
    public final void copesWithOddFiles() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Given given : given()) {
            files.put(given.seed.id(), given.bytes);
        }
        try (Extractor extractor = create()) {
            for (Map.Entry<String, byte[]> odd : OddBytes.of(files).entrySet()) {
                Given given = new Given(inputs().get(0).seed(), odd.getValue());
                cope(odd.getKey(), () -> extractor.extract(given.known(), odd.getValue(), context()));
            }
        }
    }

    /** What is said of the file itself belongs to the layers that the factory declares; the source may be made more exact. */
    @Test
    public final void yieldsDeclaredLayersOnly() throws Exception {
        try (Extractor extractor = create()) {
            for (Given given : given()) {
                for (Input found : given.extracted(extractor, context())) {
                    if (found.content() == null && found.seed().id().equals(given.seed.id())) {
                        requireDeclared(given.known(), found.seed(), Set.of("source"));
                    }
                }
            }
        }
    }

    /** An interrupt at a checkpoint reaches the host. */
    @Test
    public final void letsAnInterruptThrough() throws Exception {
        try (Extractor extractor = create()) {
            for (Given given : given()) {
                requireInterrupt(context -> given.extracted(extractor, context));
            }
        }
    }

    @Override
    List<Object> material() throws IOException {
        List<Object> material = new ArrayList<>();
        for (Input input : inputs()) {
            material.add(described(input));
        }
        return material;
    }

    @Override
    List<Object> work(Extractor extractor) throws Exception {
        List<Object> results = new ArrayList<>();
        for (Given given : given()) {
            byte[] before = given.bytes.clone();
            List<Object> found = new ArrayList<>();
            try {
                for (Input input : extractor.extract(given.known(), given.bytes, context())) {
                    found.add(described(input));
                }
            } catch (StepException e) {
                found.add(e.kind() + ": " + e.getMessage());
            }
            if (!Arrays.equals(before, given.bytes)) {
                throw new AssertionError("the extractor changed the bytes of " + given.seed.id());
            }
            results.add(Map.of("id", given.seed.id(), "found", found));
        }
        return results;
    }

    private List<Given> given() throws IOException {
        List<Given> given = new ArrayList<>();
        for (Input input : inputs()) {
            given.add(new Given(input.seed(), Contents.bytes(input)));
        }
        return given;
    }

    private static Object described(Input input) throws IOException {
        return Map.of("id", input.seed().id(), "seed", input.seed().toRecord(), "content", Contents.digest(input));
    }

    /** A file as the host hands it over. */
    private static final class Given {
        private final Document seed;
        private final byte[] bytes;

        Given(Document seed, byte[] bytes) {
            this.seed = seed;
            this.bytes = bytes;
        }

        Document known() {
            return seed.withSource(seed.source().withDigest(bytes.length, Contents.sha256(bytes)));
        }

        /** Returns what is in the file; nothing if the extractor declines it. */
        List<Input> extracted(Extractor extractor, TestContext context) throws InterruptedException {
            try {
                return extractor.extract(known(), bytes, context);
            } catch (StepException e) {
                return List.of();
            }
        }
    }
}
