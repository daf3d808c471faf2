package dev.sluice.api;

import java.util.List;

/**
 * A component that turns bytes into text with metadata. It must be pure: the result depends on its arguments alone, and it
 * changes nothing outside. It is safe for use by several threads.
 *
 * <p>A pipeline may hold several extractors. The host asks them in their order; the first that does not decline by a
 * {@link StepException} of kind {@link StepException.Kind#UNSUPPORTED} decides.
 *
 * @since 0.1
 */
public non-sealed interface Extractor extends Component {
    /**
     * Returns what the bytes hold, in order. An element is either complete, a document with its text, or a
     * {@link Input#part part} with bytes of its own, such as an attachment, which the host hands to the extractors again.
     *
     * <p>As a rule there is one complete document, with the id of the seed. Every other element is a part of the seed: the
     * host puts the id of the seed and {@code #} before its id unless they are there, makes it unique by {@code ~2},
     * {@code ~3} and so on, and notes the id of the parent under {@link Metadata#PARENT}. An extractor that finds parts
     * within parts may set that property itself, to the id it gave the parent among the same elements. Length and SHA-256
     * of parts are set by the host. The host opens parts five deep, and 10,000 parts or 500 MB for one input of the
     * reader; what goes beyond is reported as failed. A part that fails leaves its parent and its siblings unharmed.
     *
     * @param seed what is known beforehand; length and SHA-256 of its source are already set
     * @param content the bytes, which the extractor must not change
     * @param context the step it runs in
     * @throws StepException if the bytes cannot be turned into text; the kind says why
     * @throws InterruptedException if the host gave the document up
     */
    List<Input> extract(Document seed, byte[] content, StepContext context) throws StepException, InterruptedException;
}
