package dev.sluice.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An annotator that says who is meant by each name. It is pure and safe for use by several threads.
 *
 * @since 0.1
 */
public interface EntityLinker extends Annotator {
    /**
     * Returns the decisions for the names of the document, whether they were in its mention layer or are found by the
     * linker itself.
     *
     * @param document the document with its text, and its date where known
     * @param context the step it runs in
     * @throws StepException if the document cannot be processed
     * @throws InterruptedException if the host gave the document up
     */
    List<Link> link(Document document, StepContext context) throws StepException, InterruptedException;

    /** Returns the document with the links that {@link #link} found, and with those mentions it did not have yet. */
    @Override
    default Document annotate(Document document, StepContext context) throws StepException, InterruptedException {
        List<Link> links = link(document, context);
        List<Annotation> found = new ArrayList<>(links);
        Set<Mention> known = new HashSet<>(document.mentions());
        links.stream().map(Link::mention).filter(known::add).forEach(found::add);
        return document.with(found);
    }
}
