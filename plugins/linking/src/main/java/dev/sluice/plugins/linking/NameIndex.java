package dev.sluice.plugins.linking;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.fst.FST;
import org.apache.lucene.util.fst.OffHeapFSTStore;
import org.apache.lucene.util.fst.PositiveIntOutputs;
import org.jspecify.annotations.Nullable;

/**
 * A memory-mapped map from folded names to places in another file. Immutable, safe for use by several threads until it is
 * closed.
 */
final class NameIndex implements Closeable {
    /** What is answered for a name that is not there. */
    static final long NONE = -1;

    private final IndexInput in;
    /** Null if there is no name: Lucene makes no empty transducers. */
    private final @Nullable FST<Long> names;

    private final AtomicReference<@Nullable Walk> spare = new AtomicReference<>();

    NameIndex(Directory directory, String file) throws IOException {
        in = directory.openInput(file, IOContext.DEFAULT);
        IndexInput tail = in.clone();
        tail.seek(in.length() - Long.BYTES);
        long described = tail.readLong();
        tail.seek(described);
        if (described == 0) {
            names = null;
        } else {
            FST.FSTMetadata<Long> metadata = FST.readMetadata(tail, PositiveIntOutputs.getSingleton());
            names = FST.fromFSTReader(metadata, new OffHeapFSTStore(in, 0, metadata));
        }
    }

    /** Returns the place that belongs to a name, or {@link #NONE}. */
    long find(String folded) throws IOException {
        Walk walk = spare.getAndSet(null);
        if (walk == null) {
            walk = walk();
        }
        long found = walk.find(folded);
        spare.set(walk);
        return found;
    }

    /** Returns a new walk; it may be used again and again by one thread. */
    Walk walk() {
        return new Walk(names);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** A way through the transducer, byte by byte. */
    static final class Walk {
        private final @Nullable FST<Long> names;
        private final FST.@Nullable BytesReader reader;
        private final FST.Arc<Long> arc = new FST.Arc<>();
        private long sum;

        Walk(@Nullable FST<Long> names) {
            this.names = names;
            this.reader = names == null ? null : names.getBytesReader();
        }

        /** Goes back to the beginning. */
        void start() {
            if (names != null) {
                names.getFirstArc(arc);
            }
            sum = 0;
        }

        /** Goes on by one byte; returns whether any name goes on like this. After false only {@link #start} helps. */
        boolean step(byte next) throws IOException {
            if (names == null || reader == null || names.findTargetArc(next & 0xff, arc, arc, reader) == null) {
                return false;
            }
            sum += arc.output();
            return true;
        }

        /** Returns the place that belongs to the name that ends here, or {@link #NONE}. */
        long value() {
            return arc.isFinal() ? sum + arc.nextFinalOutput() : NONE;
        }

        private long find(String name) throws IOException {
            start();
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                if (c >= 0x80) {
                    return findRest(name.substring(i).getBytes(StandardCharsets.UTF_8));
                }
                if (!step((byte) c)) {
                    return NONE;
                }
            }
            return name.isEmpty() ? NONE : value();
        }

        private long findRest(byte[] rest) throws IOException {
            for (byte next : rest) {
                if (!step(next)) {
                    return NONE;
                }
            }
            return value();
        }
    }
}
