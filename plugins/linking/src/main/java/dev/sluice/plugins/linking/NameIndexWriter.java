package dev.sluice.plugins.linking;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.apache.lucene.util.BytesRefIterator;
import org.apache.lucene.util.IntsRefBuilder;
import org.apache.lucene.util.fst.FST;
import org.apache.lucene.util.fst.FSTCompiler;
import org.apache.lucene.util.fst.PositiveIntOutputs;
import org.apache.lucene.util.fst.Util;

/**
 * Writes names and what they may mean as a transducer and a file of postings, see {@link KbFormat}. The names come sorted
 * from an {@link ExternalSort}, each an entry made by {@link #entry}. Used by one thread.
 */
final class NameIndexWriter {
    /** What ends the name in an entry: no folded name has it, and it comes before all that may follow. */
    private static final byte END = 0;

    /** The length of an entry behind its name: ordinal, number of the name, way of recording, prior, count. */
    private static final int TAIL = Integer.BYTES + 2 + 1 + 1 + Integer.BYTES;

    /** Of a name that more entities bear, only the best known ones are kept; nobody could tell the others apart. */
    private static final int MAX_POSTINGS = 200;

    /** How much memory may be spent on finding equal ends of names; half of it makes the file some percent larger. */
    private static final double SUFFIX_MEGABYTES = 64;

    private long names;
    private long postings;
    private long dropped;

    private record Posting(int ordinal, int number, KbFormat.Recorded recorded, int prior, int count) {}

    /** Fills a builder with the entry of a name; returns false if the name is too long to be looked for. */
    static boolean entry(
            BytesRefBuilder out,
            String folded,
            int ordinal,
            int number,
            KbFormat.Recorded recorded,
            int prior,
            int count) {
        BytesRef name = new BytesRef(folded);
        if (name.length == 0 || name.length > KbFormat.MAX_NAME_BYTES) {
            return false;
        }
        out.clear();
        out.append(name);
        out.append(END);
        BigEndian.append(out, ordinal);
        out.append((byte) (number >>> 8));
        out.append((byte) number);
        out.append((byte) recorded.code());
        out.append((byte) prior);
        BigEndian.append(out, count);
        return true;
    }

    /** Writes both files. */
    void write(BytesRefIterator entries, Directory directory, String index, String file) throws IOException {
        try (IndexOutput fst = directory.createOutput(index, IOContext.DEFAULT);
                IndexOutput out = directory.createOutput(file, IOContext.DEFAULT)) {
            FSTCompiler<Long> compiler = new FSTCompiler.Builder<>(
                            FST.INPUT_TYPE.BYTE1, PositiveIntOutputs.getSingleton())
                    .suffixRAMLimitMB(SUFFIX_MEGABYTES)
                    .dataOutput(fst)
                    .build();
            // A place of 0 would be no place at all.
            out.writeByte(END);
            BytesRefBuilder name = new BytesRefBuilder();
            IntsRefBuilder ints = new IntsRefBuilder();
            List<Posting> found = new ArrayList<>();
            for (BytesRef next = entries.next(); next != null; next = entries.next()) {
                int length = next.length - TAIL - 1;
                BytesRef head = new BytesRef(next.bytes, next.offset, length);
                if (!found.isEmpty() && !head.bytesEquals(name.get())) {
                    add(compiler, name.get(), ints, found, out);
                    found.clear();
                }
                if (found.isEmpty()) {
                    name.copyBytes(head);
                }
                found.add(posting(next.bytes, next.offset + length + 1));
            }
            if (!found.isEmpty()) {
                add(compiler, name.get(), ints, found, out);
            }
            FST.FSTMetadata<Long> metadata = compiler.compile();
            long described = metadata == null ? 0 : fst.getFilePointer();
            if (metadata != null) {
                metadata.save(fst);
            }
            fst.writeLong(described);
        }
    }

    private static Posting posting(byte[] bytes, int at) {
        return new Posting(
                BigEndian.read(bytes, at),
                (bytes[at + 4] & 0xff) << Byte.SIZE | (bytes[at + 5] & 0xff),
                KbFormat.Recorded.of(bytes[at + 6]),
                bytes[at + 7] & 0xff,
                BigEndian.read(bytes, at + 8));
    }

    private void add(
            FSTCompiler<Long> compiler, BytesRef name, IntsRefBuilder ints, List<Posting> found, IndexOutput out)
            throws IOException {
        List<Posting> kept = merged(found);
        compiler.add(Util.toIntsRef(name, ints), out.getFilePointer());
        long total = kept.stream().mapToLong(Posting::count).sum();
        out.writeVInt(kept.size());
        for (Posting posting : kept) {
            out.writeVInt(posting.ordinal());
            out.writeVInt(posting.recorded().with(posting.number()));
            long share = total == 0 ? KbFormat.UNCOUNTED : (KbFormat.UNCOUNTED - 1) * (long) posting.count() / total;
            out.writeByte((byte) share);
        }
        names++;
        postings += kept.size();
    }

    /** Returns one posting per entity, the most often counted first, then the best known, then the smallest ordinal. */
    private List<Posting> merged(List<Posting> found) {
        List<Posting> kept = new ArrayList<>();
        for (Posting posting : found) {
            int last = kept.size() - 1;
            if (last >= 0 && kept.get(last).ordinal() == posting.ordinal()) {
                Posting before = kept.get(last);
                boolean better = posting.recorded().compareTo(before.recorded()) < 0;
                Posting best = better ? posting : before;
                kept.set(
                        last,
                        new Posting(
                                best.ordinal(),
                                best.number(),
                                best.recorded(),
                                best.prior(),
                                Math.max(0, before.count()) + posting.count()));
            } else {
                kept.add(posting);
            }
        }
        kept.sort(Comparator.comparingInt(Posting::count)
                .thenComparingInt(Posting::prior)
                .reversed()
                .thenComparingInt(Posting::ordinal));
        dropped += Math.max(0, kept.size() - MAX_POSTINGS);
        return kept.size() <= MAX_POSTINGS ? kept : kept.subList(0, MAX_POSTINGS);
    }

    /** Returns how many names were written. */
    long names() {
        return names;
    }

    /** Returns how many meanings of names were written. */
    long postings() {
        return postings;
    }

    /** Returns how many meanings were left out, since the name has too many. */
    long dropped() {
        return dropped;
    }
}
