package dev.sluice.testkit;

import dev.sluice.api.Annotation;
import dev.sluice.api.Annotator;
import dev.sluice.api.Component;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.api.SluiceComponent;
import dev.sluice.api.StepException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * The promises that every annotator makes, as tests that a plugin inherits: it says what its factory and its texts are,
 * and the host's expectations are checked.
 *
 * <pre>{@code
 * class ShoutContractTest extends AnnotatorContract<ShoutConfig> {
 *     protected ComponentFactory<ShoutConfig> factory() { return new ShoutFactory(); }
 *     protected ShoutConfig config() { return new ShoutConfig(3); }
 *     protected List<Document> documents() { return List.of(MarkedText.of("They said STOP.").plain()); }
 * }
 * }</pre>
 *
 * @param <C> the configuration of the factory
 * @since 0.1
 */
public abstract class AnnotatorContract<C extends Record> {
    private static final int THREADS = 8;
    private static final int ROUNDS = 5;

    /** For inheritance. */
    protected AnnotatorContract() {}

    /** Returns the factory of the annotator. */
    protected abstract ComponentFactory<C> factory();

    /** Returns the configuration to test with. */
    protected abstract C config();

    /**
     * Returns documents of the kind the annotator is made for, with whatever it needs; at least one, on which it has
     * something to say.
     */
    protected abstract List<Document> documents();

    /** Returns how long one odd text may take, a megabyte of characters at most; by default half a minute. */
    protected Duration patience() {
        return Duration.ofSeconds(30);
    }

    /** The test documents are worth testing with. */
    @Test
    public final void saysSomethingAboutATestDocument() throws Exception {
        List<Document> documents = documents();
        if (records(documents).equals(annotated(documents))) {
            throw new AssertionError("the annotator says nothing about any of the " + documents.size()
                    + " test documents: give at least one on which it has something to say");
        }
    }

    /** A document is not changed, only a new one is made. */
    @Test
    public final void leavesItsInputUnchanged() throws Exception {
        List<Document> documents = documents();
        List<Map<String, Object>> before = records(documents);
        annotated(documents);
        requireEqual(before, records(documents), "the annotator changed its input");
    }

    /** The same document gives the same result: again, in another order, and from another instance. */
    @Test
    public final void givesTheSameResultAgain() throws Exception {
        List<Document> documents = documents();
        List<Map<String, Object>> first;
        List<Map<String, Object>> second;
        List<Map<String, Object>> backwards = new ArrayList<>();
        try (Annotator annotator = create()) {
            first = annotated(annotator, documents);
            second = annotated(annotator, documents);
            for (int i = documents.size() - 1; i >= 0; i--) {
                backwards.add(
                        0,
                        annotator
                                .annotate(documents.get(i), TestContext.create())
                                .toRecord());
            }
        }
        requireEqual(first, second, "a second run over the same documents gave another result");
        requireEqual(first, backwards, "a run over the same documents in backward order gave another result");
        requireEqual(first, annotated(documents), "a second instance gave another result");
    }

    /** Many threads may share one instance. */
    @Test
    public final void givesTheSameResultOnManyThreads() throws Exception {
        List<Document> documents = documents();
        List<Map<String, Object>> alone = annotated(documents);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Annotator annotator = create()) {
            List<Callable<List<Map<String, Object>>>> work = new ArrayList<>();
            for (int i = 0; i < THREADS * ROUNDS; i++) {
                work.add(() -> annotated(annotator, documents));
            }
            for (Future<List<Map<String, Object>>> result : threads.invokeAll(work)) {
                requireEqual(alone, get(result), THREADS + " threads on one instance gave another result than one");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Whatever text comes, the annotator copes with it or says why not with a {@link StepException}. */
    @Test
    public final void copesWithOddTexts() throws Exception {
        try (Annotator annotator = create()) {
            for (Map.Entry<String, String> odd : OddTexts.of(documents()).entrySet()) {
                Document document = documents().get(0).withText(odd.getValue());
                Assertions.assertTimeoutPreemptively(
                        patience(), () -> cope(annotator, document, odd.getKey()), () -> "text: " + odd.getKey());
            }
        }
    }

    /** What changes belongs to the layers that the factory declares. */
    @Test
    public final void yieldsDeclaredLayersOnly() throws Exception {
        SluiceComponent declared = factory().getClass().getAnnotation(SluiceComponent.class);
        if (declared == null) {
            throw new AssertionError(factory().getClass() + " lacks @SluiceComponent");
        }
        TreeSet<String> yields = new TreeSet<>(List.of(declared.yields()));
        try (Annotator annotator = create()) {
            for (Document document : documents()) {
                Document after = annotator.annotate(document, TestContext.create());
                for (String layer : Changes.between(document, after)) {
                    if (!yields.contains(layer)) {
                        throw new AssertionError("the annotator changed '" + layer + "' of document '" + document.id()
                                + "', but @SluiceComponent of "
                                + factory().getClass().getSimpleName()
                                + " declares yields = " + yields);
                    }
                }
            }
        }
    }

    /** An interrupt at a checkpoint reaches the host. */
    @Test
    public final void letsAnInterruptThrough() throws Exception {
        try (Annotator annotator = create()) {
            for (Document document : documents()) {
                TestContext context = TestContext.create().interruptAfter(0);
                try {
                    annotator.annotate(document, context);
                } catch (InterruptedException e) {
                    continue; // as it should be
                }
                if (context.checkpoints() > 0) {
                    throw new AssertionError("the annotator swallowed the InterruptedException of checkpoint(): let it"
                            + " through, so that the host can give a document up");
                }
            }
        }
    }

    /** Closing works, whether or not anything was annotated. */
    @Test
    public final void closes() throws Exception {
        create().close();
        Annotator used = create();
        annotated(used, documents());
        used.close();
    }

    private Annotator create() throws Exception {
        Component component = factory().create(config(), TestContext.create());
        if (component instanceof Annotator annotator) {
            return annotator;
        }
        throw new AssertionError(factory().getClass() + " makes a " + component.getClass() + ", not an Annotator");
    }

    private List<Map<String, Object>> annotated(List<Document> documents) throws Exception {
        try (Annotator annotator = create()) {
            return annotated(annotator, documents);
        }
    }

    private static List<Map<String, Object>> annotated(Annotator annotator, List<Document> documents) throws Exception {
        List<Map<String, Object>> records = new ArrayList<>();
        for (Document document : documents) {
            records.add(annotator.annotate(document, TestContext.create()).toRecord());
        }
        return records;
    }

    private static List<Map<String, Object>> records(List<Document> documents) {
        return documents.stream().map(Document::toRecord).toList();
    }

    /** Errors and unchecked exceptions alike say which text they were about. */
    private static void cope(Annotator annotator, Document document, String name) throws Exception {
        Document after;
        try {
            after = annotator.annotate(document, TestContext.create());
        } catch (StepException e) {
            return; // the proper way to refuse a text
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(
                    "text: " + name + ": the annotator threw " + e + "; only StepException says that it cannot", e);
        }
        for (String layer : after.layers()) {
            for (Annotation annotation : after.annotations(layer)) {
                if (splitsPair(after.text(), annotation.span().begin())
                        || splitsPair(after.text(), annotation.span().end())) {
                    throw new AssertionError("text: " + name + ": " + layer + " at " + annotation.span()
                            + " cuts through a surrogate pair");
                }
            }
        }
    }

    private static boolean splitsPair(String text, int offset) {
        return offset > 0
                && offset < text.length()
                && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
    }

    private static <T> T get(Future<T> result) throws Exception {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new AssertionError("the annotator failed when " + THREADS + " threads used it: " + e.getCause(), e);
        }
    }

    private static void requireEqual(
            List<Map<String, Object>> expected, List<Map<String, Object>> found, String message) {
        for (int i = 0; i < expected.size(); i++) {
            Assertions.assertEquals(
                    expected.get(i),
                    found.get(i),
                    message + ", document " + expected.get(i).get("id"));
        }
    }
}
