package dev.sluice.api;

import java.util.List;

/**
 * An annotator that says when a document was published, changed or retrieved. It is pure and safe for use by several
 * threads.
 *
 * @since 0.1
 */
public interface Dater extends Annotator {
    /**
     * Returns the dates of the document, at most one of each role; none where nothing is known.
     *
     * @param document the document with its metadata and furniture
     * @param context the step it runs in
     * @throws StepException if the document cannot be processed
     * @throws InterruptedException if the host gave the document up
     */
    List<DocumentDate> date(Document document, StepContext context) throws StepException, InterruptedException;

    /** Returns the document with the dates that {@link #date} found in place of earlier ones of the same roles. */
    @Override
    default Document annotate(Document document, StepContext context) throws StepException, InterruptedException {
        Document dated = document;
        for (DocumentDate date : date(document, context)) {
            dated = dated.withDate(date);
        }
        return dated;
    }
}
