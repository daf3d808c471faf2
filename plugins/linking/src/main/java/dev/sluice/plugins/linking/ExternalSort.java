package dev.sluice.plugins.linking;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefArray;
import org.apache.lucene.util.BytesRefBuilder;
import org.apache.lucene.util.BytesRefIterator;
import org.apache.lucene.util.Counter;
import org.jspecify.annotations.Nullable;

/**
 * Sorts any number of byte strings by their unsigned bytes in bounded memory: what does not fit is written as sorted runs,
 * which are merged at the end. Equal strings are all kept. Used by one thread.
 */
final class ExternalSort implements Closeable {
    private final Directory directory;
    private final String name;
    private final long memory;
    private final List<String> runs = new ArrayList<>();
    private final List<IndexInput> open = new ArrayList<>();
    private Counter used = Counter.newCounter();
    private BytesRefArray buffer = new BytesRefArray(used);

    /**
     * Makes one.
     *
     * @param directory where the runs are written
     * @param name how the names of their files begin
     * @param memory how many bytes to hold before a run is written
     */
    ExternalSort(Directory directory, String name, long memory) {
        this.directory = directory;
        this.name = name;
        this.memory = memory;
    }

    /** Takes up runs that an earlier sort of the same name has written. */
    void resume(int writtenRuns) {
        for (int i = 0; i < writtenRuns; i++) {
            runs.add(runName(i));
        }
    }

    /** Adds a copy of a byte string; returns whether a run was written for it. */
    boolean add(BytesRef bytes) throws IOException {
        buffer.append(bytes);
        if (used.get() < memory) {
            return false;
        }
        spill();
        return true;
    }

    /** Returns how many runs are written. */
    int runs() {
        return runs.size();
    }

    /** Writes what is held in memory. */
    void spill() throws IOException {
        if (buffer.size() == 0) {
            return;
        }
        String run = runName(runs.size());
        try (IndexOutput out = directory.createOutput(run, IOContext.DEFAULT)) {
            BytesRefIterator sorted = buffer.iterator(Comparator.naturalOrder());
            for (BytesRef next = sorted.next(); next != null; next = sorted.next()) {
                out.writeVInt(next.length);
                out.writeBytes(next.bytes, next.offset, next.length);
            }
        }
        runs.add(run);
        used = Counter.newCounter();
        buffer = new BytesRefArray(used);
    }

    /** Returns all strings in order; each is valid until the next one is asked for. Nothing can be added any more. */
    BytesRefIterator sorted() throws IOException {
        if (runs.isEmpty()) {
            return buffer.iterator(Comparator.naturalOrder());
        }
        spill();
        PriorityQueue<Run> queue =
                new PriorityQueue<>(Comparator.comparing(Run::head).thenComparing(Run::number));
        for (int i = 0; i < runs.size(); i++) {
            IndexInput in = directory.openInput(runs.get(i), IOContext.READONCE);
            open.add(in);
            Run run = new Run(i, in);
            if (run.advance()) {
                queue.add(run);
            }
        }
        return new Merge(queue);
    }

    private String runName(int number) {
        return name + "-" + number + ".run";
    }

    /** Closes and deletes the runs. */
    @Override
    public void close() throws IOException {
        for (IndexInput in : open) {
            in.close();
        }
        open.clear();
        for (String run : runs) {
            directory.deleteFile(run);
        }
        runs.clear();
        buffer = new BytesRefArray(Counter.newCounter());
    }

    private static final class Merge implements BytesRefIterator {
        private final PriorityQueue<Run> queue;
        private @Nullable Run last;

        Merge(PriorityQueue<Run> queue) {
            this.queue = queue;
        }

        @Override
        public @Nullable BytesRef next() throws IOException {
            if (last != null && last.advance()) {
                queue.add(last);
            }
            last = queue.poll();
            return last == null ? null : last.head();
        }
    }

    private static final class Run {
        private final int number;
        private final IndexInput in;
        private final BytesRefBuilder head = new BytesRefBuilder();

        Run(int number, IndexInput in) {
            this.number = number;
            this.in = in;
        }

        int number() {
            return number;
        }

        BytesRef head() {
            return head.get();
        }

        boolean advance() throws IOException {
            if (in.getFilePointer() >= in.length()) {
                return false;
            }
            int length = in.readVInt();
            head.grow(length);
            head.setLength(length);
            in.readBytes(head.bytes(), 0, length);
            return true;
        }
    }
}
