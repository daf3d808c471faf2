package dev.sluice.api;

import java.util.List;

/**
 * A component that turns bytes into documents with text. It is pure: the same arguments give the same result, and it
 * changes nothing outside. It is safe for use by several threads.
 *
 * @since 0.1
 */
public non-sealed interface Extractor extends Component {
    /**
     * Returns the documents that the bytes hold, in their order: one as a rule, many for a mailbox or an archive, each with
     * an id of its own.
     *
     * @param seed what is known beforehand; length and SHA-256 of its source are already set
     * @param content the bytes, which the extractor must not change
     * @param context the step it runs in
     * @throws StepException if the bytes cannot be turned into text; the kind says why
     * @throws InterruptedException if the host gave the document up
     */
    List<Document> extract(Document seed, byte[] content, StepContext context)
            throws StepException, InterruptedException;
}
