package dev.sluice.testkit;

import dev.sluice.api.Annotation;
import dev.sluice.api.Annotator;
import dev.sluice.api.Document;
import dev.sluice.api.StepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
public abstract class AnnotatorContract<C extends Record> extends ComponentContract<C, Annotator> {
    /** For inheritance. */
    protected AnnotatorContract() {
        super(Annotator.class, "annotator");
    }

    /**
     * Returns documents of the kind the annotator is made for, with whatever it needs; at least one, on which it has
     * something to say.
     */
    protected abstract List<Document> documents();

    /** The test documents are worth testing with. */
    @Test
    public final void saysSomethingAboutATestDocument() throws Exception {
        try (Annotator annotator = create()) {
            if (material().equals(work(annotator))) {
                throw new AssertionError("the annotator says nothing about any of the " + given().size()
                        + " test documents: give at least one on which it has something to say");
            }
        }
    }

    /** Whatever text comes, the annotator copes with it or says why not with a {@link StepException}. */
    @Test
    @EndsInTime.LimitedInParts
    public final void copesWithOddTexts() throws Exception {
        try (Annotator annotator = create()) {
            for (Map.Entry<String, String> odd : OddTexts.of(given()).entrySet()) {
                Document document = given().get(0).withText(odd.getValue());
                cope(odd.getKey(), () -> requireWholeCharacters(odd.getKey(), annotator.annotate(document, context())));
            }
        }
    }

    /** What changes belongs to the layers that the factory declares. */
    @Test
    public final void yieldsDeclaredLayersOnly() throws Exception {
        try (Annotator annotator = create()) {
            for (Document document : given()) {
                requireDeclared(document, annotator.annotate(document, context()), Set.of());
            }
        }
    }

    /** An interrupt at a checkpoint reaches the host. */
    @Test
    public final void letsAnInterruptThrough() throws Exception {
        try (Annotator annotator = create()) {
            for (Document document : given()) {
                requireInterrupt(context -> annotator.annotate(document, context));
            }
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
    List<Object> work(Annotator annotator) throws Exception {
        List<Object> records = new ArrayList<>();
        for (Document document : given()) {
            records.add(annotator.annotate(document, context()).toRecord());
        }
        return records;
    }

    @Override
    void inAnotherOrder(Annotator annotator, List<Object> first) throws Exception {
        List<Object> backwards = new ArrayList<>();
        List<Document> documents = given();
        for (int i = documents.size() - 1; i >= 0; i--) {
            backwards.add(0, annotator.annotate(documents.get(i), context()).toRecord());
        }
        requireEqual(first, backwards, "a run over the same documents in backward order gave another result");
    }

    /** Requires that no annotation begins or ends within a character beyond the basic plane. */
    static void requireWholeCharacters(String name, Document document) {
        for (String layer : document.layers()) {
            for (Annotation annotation : document.annotations(layer)) {
                if (splitsPair(document.text(), annotation.span().begin())
                        || splitsPair(document.text(), annotation.span().end())) {
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
}
