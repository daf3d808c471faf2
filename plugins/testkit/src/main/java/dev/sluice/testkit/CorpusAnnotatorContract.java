package dev.sluice.testkit;

import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.Document;
import dev.sluice.api.StepException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The promises that every corpus annotator makes, as tests that a plugin inherits.
 *
 * @param <C> the configuration of the factory
 * @since 0.1
 */
public abstract class CorpusAnnotatorContract<C extends Record> extends ComponentContract<C, CorpusAnnotator<?, ?>> {
    /** For inheritance. */
    protected CorpusAnnotatorContract() {
        super(CorpusAnnotator.class, "corpus annotator");
    }

    /** Returns a corpus of the kind the annotator is made for, about at least one document of which it has something to say. */
    protected abstract List<Document> documents();

    /**
     * Says whether what the annotator says may depend on the order of the documents, as numbers given to them do. It is {@code false}
     * unless overridden: files have another order on another machine, and a corpus that grows has another one tomorrow.
     */
    protected boolean dependsOnOrder() {
        return false;
    }

    /** The test corpus is worth testing with. */
    @Test
    public final void saysSomethingAboutATestDocument() throws Exception {
        try (CorpusAnnotator<?, ?> annotator = create()) {
            if (material().equals(work(annotator))) {
                throw new AssertionError("the corpus annotator says nothing about any of the " + given().size()
                        + " test documents: give a corpus on which it has something to say");
            }
        }
    }

    /** One model serves all threads. */
    @Test
    public final void appliesOneModelOnManyThreads() throws Exception {
        try (CorpusAnnotator<?, ?> annotator = create()) {
            Model<?> model = Model.of(annotator, given(), context());
            List<Object> alone = records(model.apply(given(), context()));
            for (List<Object> result : onManyThreads(() -> records(model.apply(given(), context())))) {
                requireEqual(alone, result, THREADS + " threads with one model gave another result than one");
            }
        }
    }

    /** The order in which documents are read says nothing about them. */
    @Test
    public final void saysTheSameInAnotherOrder() throws Exception {
        if (dependsOnOrder()) {
            return;
        }
        try (CorpusAnnotator<?, ?> annotator = create()) {
            List<Object> first = work(annotator);
            for (int distance = 0; distance < given().size(); distance++) {
                List<Document> corpus = new ArrayList<>(given());
                Collections.reverse(corpus);
                Collections.rotate(corpus, distance);
                List<Object> found =
                        records(Model.of(annotator, corpus, context()).apply(corpus, context()));
                Collections.rotate(found, -distance);
                Collections.reverse(found);
                requireEqual(
                        first,
                        found,
                        "with the documents in another order it says something else: let combine sort what it takes"
                                + " in, or override dependsOnOrder() where the order is meant");
            }
        }
    }

    /** What it observes may be written to a file by the host, if it says so by being {@link Serializable}. */
    @Test
    public final void saysTheSameOfWhatWasWrittenToAFile() throws Exception {
        try (CorpusAnnotator<?, ?> annotator = create()) {
            Model<?> model = Model.ofWritten(annotator, given(), context());
            requireEqual(
                    work(annotator),
                    records(model.apply(given(), context())),
                    "what it observes is Serializable, and is something else when it has been written and read");
        }
    }

    /** A corpus may be empty. */
    @Test
    @EndsInTime.LimitedInParts
    public final void copesWithAnEmptyCorpus() throws Exception {
        try (CorpusAnnotator<?, ?> annotator = create()) {
            cope("none, an empty corpus", () -> Model.of(annotator, List.of(), context()));
        }
    }

    /** Whatever texts come, the annotator copes with them or says why not with a {@link StepException}. */
    @Test
    @EndsInTime.LimitedInParts
    public final void copesWithOddTexts() throws Exception {
        try (CorpusAnnotator<?, ?> annotator = create()) {
            for (Map.Entry<String, String> odd : OddTexts.of(given()).entrySet()) {
                List<Document> corpus = new ArrayList<>(given());
                corpus.set(0, corpus.get(0).withText(odd.getValue()));
                cope(odd.getKey(), () -> {
                    for (Document after : Model.of(annotator, corpus, context()).apply(corpus, context())) {
                        AnnotatorContract.requireWholeCharacters(odd.getKey(), after);
                    }
                });
            }
        }
    }

    /** What changes belongs to the layers that the factory declares. */
    @Test
    public final void yieldsDeclaredLayersOnly() throws Exception {
        try (CorpusAnnotator<?, ?> annotator = create()) {
            List<Document> before = given();
            List<Document> after = Model.of(annotator, before, context()).apply(before, context());
            for (int i = 0; i < before.size(); i++) {
                requireDeclared(before.get(i), after.get(i), Set.of());
            }
        }
    }

    /** An interrupt at a checkpoint reaches the host, in each of the two passes and between them. */
    @Test
    public final void letsAnInterruptThrough() throws Exception {
        try (CorpusAnnotator<?, ?> annotator = create()) {
            Model<?> model = Model.of(annotator, given(), context());
            requireInterrupt(context -> Model.of(annotator, given(), context));
            requireInterrupt(context -> model.apply(given(), context));
        }
    }

    final List<Document> given() {
        return same(documents());
    }

    @Override
    List<Object> material() {
        return records(given());
    }

    @Override
    List<Object> work(CorpusAnnotator<?, ?> annotator) throws Exception {
        List<Document> documents = given();
        return records(Model.of(annotator, documents, context()).apply(documents, context()));
    }

    /** What a corpus annotator knows about a corpus, together with it. */
    private record Model<M>(CorpusAnnotator<?, M> annotator, M known) {
        static <S, M> Model<M> of(CorpusAnnotator<S, M> annotator, List<Document> documents, TestContext context)
                throws StepException, InterruptedException {
            return new Model<>(annotator, annotator.combine(observed(annotator, documents, context).stream(), context));
        }

        static <S, M> Model<M> ofWritten(CorpusAnnotator<S, M> annotator, List<Document> documents, TestContext context)
                throws StepException, InterruptedException, IOException, ClassNotFoundException {
            List<S> read = new ArrayList<>();
            for (S one : observed(annotator, documents, context)) {
                read.add(
                        one instanceof Serializable
                                ? written(one, annotator.getClass().getClassLoader())
                                : one);
            }
            return new Model<>(annotator, annotator.combine(read.stream(), context));
        }

        private static <S, M> List<S> observed(
                CorpusAnnotator<S, M> annotator, List<Document> documents, TestContext context)
                throws StepException, InterruptedException {
            List<S> observed = new ArrayList<>();
            for (Document document : documents) {
                observed.add(annotator.observe(document, context));
            }
            return observed;
        }

        @SuppressWarnings("unchecked")
        private static <S> S written(S observed, ClassLoader loader) throws IOException, ClassNotFoundException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(observed);
            } catch (NotSerializableException e) {
                // the host keeps it in memory, too
                return observed;
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())) {
                @Override
                protected Class<?> resolveClass(ObjectStreamClass description)
                        throws IOException, ClassNotFoundException {
                    try {
                        return Class.forName(description.getName(), false, loader);
                    } catch (ClassNotFoundException e) {
                        return super.resolveClass(description);
                    }
                }
            }) {
                return (S) in.readObject();
            }
        }

        List<Document> apply(List<Document> documents, TestContext context) throws StepException, InterruptedException {
            List<Document> after = new ArrayList<>();
            for (Document document : documents) {
                after.add(annotator.apply(document, known, context));
            }
            return after;
        }
    }
}
