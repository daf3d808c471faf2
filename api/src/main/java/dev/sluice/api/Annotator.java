package dev.sluice.api;

/**
 * A component that takes a document and returns it with more said about it. It is pure: the same document gives the same
 * result, and it changes nothing outside. It is safe for use by several threads.
 *
 * <pre>{@code
 * public Document annotate(Document document, StepContext context) {
 *     int at = document.text().indexOf("MiG-29");
 *     return at < 0
 *             ? document
 *             : document.with(new CustomAnnotation("aircraft", new Span(at, at + 6), "fighter", Map.of(), 1));
 * }
 * }</pre>
 *
 * @since 0.1
 */
public non-sealed interface Annotator extends Component {
    /**
     * Returns the document with more said about it, or the same document if there is nothing to say.
     *
     * @param document the document as the step before left it
     * @param context the step it runs in
     * @throws StepException if the document cannot be processed; it then fails as a whole, the run goes on
     * @throws InterruptedException if the host gave the document up
     */
    Document annotate(Document document, StepContext context) throws StepException, InterruptedException;
}
