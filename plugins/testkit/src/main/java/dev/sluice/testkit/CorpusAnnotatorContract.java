package dev.sluice.testkit;

import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.Document;
import dev.sluice.api.StepException;
import java.util.ArrayList;
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

    /** A corpus may be empty. */
    @Test
    public final void copesWithAnEmptyCorpus() throws Exception {
        try (CorpusAnnotator<?, ?> annotator = create()) {
            cope("none, an empty corpus", () -> Model.of(annotator, List.of(), context()));
        }
    }

    /** Whatever texts come, the annotator copes with them or says why not with a {@link StepException}. */
    @Test
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
            List<S> observed = new ArrayList<>();
            for (Document document : documents) {
                observed.add(annotator.observe(document, context));
            }
            return new Model<>(annotator, annotator.combine(observed.stream(), context));
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
