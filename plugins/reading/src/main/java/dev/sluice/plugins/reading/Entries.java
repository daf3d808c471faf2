package dev.sluice.plugins.reading;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a container holds, one after the other. An {@link UnreadableException} from the bytes of an entry leaves the others
 * readable; any other exception means that the container cannot be read on. Used by one thread.
 */
interface Entries extends Closeable {
    /** Returns the next entry; null behind the last one. */
    @Nullable
    Entry next() throws IOException;
}
