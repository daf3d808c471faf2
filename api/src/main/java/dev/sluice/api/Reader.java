package dev.sluice.api;

import java.util.List;
import java.util.stream.Stream;

/**
 * A component that finds documents: files below a directory, the lines of a corpus, the records of an archive.
 *
 * @since 0.1
 */
public non-sealed interface Reader extends Component {
    /**
     * Returns what there is to process, lazily and in a stable order that depends neither on the file system nor on the
     * clock. The host reads the stream by one thread and closes it.
     *
     * <p>Something that was found but cannot be read is an {@link Input#unreadable} element, so that it is reported and
     * the rest goes on.
     *
     * @param inputs what the caller of the run named: paths, patterns, {@code -} for the standard input; empty if the
     *     reader shall use its own configuration
     * @param context the step it runs in
     * @throws StepException if nothing can be read at all, such as for a directory that does not exist
     */
    Stream<Input> read(List<String> inputs, StepContext context) throws StepException;
}
