package dev.sluice.plugins.reading;

import dev.sluice.api.Input;
import dev.sluice.api.StepException;
import java.io.IOException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one container. It is opened when the first one is asked for. A container that cannot be read, or not to its
 * end, gives an unreadable input under its own id behind those that could be read. Used by one thread.
 */
final class ContainerInputs implements InputIterator {
    /** Opens a container. */
    interface Opener {
        Entries open() throws IOException;
    }

    /** Turns an entry into inputs, while the container waits. */
    interface Unpacker {
        InputIterator unpack(Entry entry) throws IOException;
    }

    private final String id;
    private final Opener opener;
    private final Unpacker unpacker;
    private final Budget budget;
    private @Nullable Entries entries;
    private InputIterator current = InputIterator.of();
    private boolean over;
    private boolean isEmpty = true;

    ContainerInputs(String id, Budget budget, Opener opener, Unpacker unpacker) {
        this.id = id;
        this.budget = budget;
        this.opener = opener;
        this.unpacker = unpacker;
    }

    @Override
    public boolean hasNext() {
        while (!current.hasNext() && !over) {
            current.close();
            current = advance();
        }
        return current.hasNext();
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
        over = true;
        current.close();
        if (entries != null) {
            try {
                entries.close();
            } catch (IOException e) {
                // nothing was written, so nothing is lost
            }
            entries = null;
        }
    }

    private InputIterator advance() {
        try {
            if (entries == null) {
                entries = opener.open();
            }
            Entry entry = entries.next();
            if (entry == null) {
                over = true;
                return isEmpty ? failed(StepException.Kind.EMPTY, id + " holds nothing to read") : InputIterator.of();
            }
            isEmpty = false;
            budget.enter();
            return unpacker.unpack(entry);
        } catch (UnreadableException e) {
            over = true;
            return failed(e.kind(), e.getMessage());
        } catch (OutOfMemoryError e) {
            close();
            return failed(
                    StepException.Kind.LIMIT, id + " is too large for the memory; give the program more with -Xmx");
        } catch (IOException | RuntimeException e) {
            // parsers of hostile archives end in whatever exception
            over = true;
            return failed(
                    StepException.Kind.PARSE_ERROR,
                    id + " cannot be read on: "
                            + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        }
    }

    private InputIterator failed(StepException.Kind kind, @Nullable String message) {
        return InputIterator.of(Input.unreadable(Unpacking.seed(id, id), kind, message == null ? id : message));
    }
}
