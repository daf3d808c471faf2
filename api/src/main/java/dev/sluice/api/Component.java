package dev.sluice.api;

/**
 * A working part that a {@link ComponentFactory} makes and a pipeline uses. The host creates one instance for each place
 * in a pipeline, shares it between all worker threads, and closes it exactly once, after the last call has returned.
 *
 * @since 0.1
 */
public sealed interface Component extends AutoCloseable
        permits Reader, Extractor, Annotator, CorpusAnnotator, Exporter, Tool {
    /** Frees what the component holds. Called exactly once, by one thread; by default there is nothing to free. */
    @Override
    default void close() {}
}
