package dev.sluice.plugins.reading;

import dev.sluice.api.Input;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * The inputs of many things one after the other, each opened when its turn comes and closed when it is over. A flat map
 * over a stream would hold all records of a corpus in memory.
 */
final class ChainedInputs<T> implements InputIterator {
    private final Iterator<T> things;
    private final Function<? super T, InputIterator> opener;
    private InputIterator current = InputIterator.of();

    ChainedInputs(Iterator<T> things, Function<? super T, InputIterator> opener) {
        this.things = things;
        this.opener = opener;
    }

    @Override
    public boolean hasNext() {
        while (!current.hasNext()) {
            current.close();
            if (!things.hasNext()) {
                return false;
            }
            current = opener.apply(things.next());
        }
        return true;
    }

    @Override
    public Input next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return current.next();
    }

    @Override
    public void close() {
        current.close();
    }
}
