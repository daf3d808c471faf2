package dev.sluice.api;

import java.util.stream.Stream;

/**
 * A component that needs the whole corpus before it can say something about one document. The host works in two passes:
 * it observes every document, combines what was observed once, and then applies the model to every document. All three
 * methods are pure; {@link #observe} and {@link #apply} are safe for use by several threads.
 *
 * @param <S> what is kept of one document between the passes; small, since it is kept for all of them: on disk where there
 *     are many and they are {@link java.io.Serializable}, else in memory
 * @param <M> what is known about the corpus; immutable
 * @since 0.1
 */
public non-sealed interface CorpusAnnotator<S, M> extends Component {
    /**
     * Returns what is to be kept of a document.
     *
     * @throws StepException if the document cannot be processed; it then takes no further part
     * @throws InterruptedException if the host gave the document up
     */
    S observe(Document document, StepContext context) throws StepException, InterruptedException;

    /**
     * Returns what is known about the corpus, from all that was observed, in input order. Called once.
     *
     * @throws StepException if no model can be made; the run then ends
     * @throws InterruptedException if the run is cancelled
     */
    M combine(Stream<S> observed, StepContext context) throws StepException, InterruptedException;

    /**
     * Returns the document with more said about it, or the same document if there is nothing to say.
     *
     * @throws StepException if the document cannot be processed; it then fails as a whole, the run goes on
     * @throws InterruptedException if the host gave the document up
     */
    Document apply(Document document, M model, StepContext context) throws StepException, InterruptedException;
}
