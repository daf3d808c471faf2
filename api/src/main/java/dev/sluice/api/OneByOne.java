package dev.sluice.api;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The elements of several streams, of which one is open at a time. {@link Stream#flatMap} would take a whole stream into memory
 * as soon as an iterator asks it for one element (JDK-8075939 mends that for short-circuiting operations alone). For one thread.
 */
final class OneByOne<S, T> extends Spliterators.AbstractSpliterator<T> implements AutoCloseable {
    private final Iterator<S> sources;
    private final Function<? super S, ? extends Stream<T>> opener;
    private @Nullable Stream<T> open;
    private @Nullable Iterator<T> elements;

    private OneByOne(Iterator<S> sources, Function<? super S, ? extends Stream<T>> opener) {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.sources = sources;
        this.opener = opener;
    }

    static <S, T> Stream<T> of(Iterable<S> sources, Function<? super S, ? extends Stream<T>> opener) {
        OneByOne<S, T> all = new OneByOne<>(sources.iterator(), opener);
        return StreamSupport.stream(all, false).onClose(all::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        while (elements == null || !elements.hasNext()) {
            close();
            if (!sources.hasNext()) {
                return false;
            }
            open = opener.apply(sources.next());
            elements = open.iterator();
        }
        action.accept(elements.next());
        return true;
    }

    @Override
    public void close() {
        Stream<T> last = open;
        open = null;
        elements = null;
        if (last != null) {
            last.close();
        }
    }
}
