package dev.sluice.api;

import java.util.List;
import java.util.function.Function;
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

    /**
     * Returns what several sources hold, one source after the other: each is opened when the one before has been read, and
     * closed before the next. {@link Stream#flatMap} is no substitute, since it takes all that a source holds into memory at
     * once when the host asks for the first of it.
     *
     * @param <S> the type of the sources, such as that of files
     * @param sources the sources, in their order
     * @param opener opens a source; its stream is closed when it has been read, or when the returned stream is closed
     */
    static <S> Stream<Input> each(Iterable<S> sources, Function<? super S, ? extends Stream<Input>> opener) {
        return OneByOne.of(sources, opener);
    }
}
