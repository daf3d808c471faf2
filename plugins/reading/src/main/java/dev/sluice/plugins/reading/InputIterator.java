package dev.sluice.plugins.reading;

import dev.sluice.api.Input;
import java.util.Iterator;
import java.util.List;

/** A lazy series of inputs that may hold a file open. Used by one thread. */
interface InputIterator extends Iterator<Input>, AutoCloseable {
    @Override
    default void close() {}

    /** Returns a series that is already known. */
    static InputIterator of(Input... inputs) {
        Iterator<Input> iterator = List.of(inputs).iterator();
        return new InputIterator() {
            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public Input next() {
                return iterator.next();
            }
        };
    }
}
