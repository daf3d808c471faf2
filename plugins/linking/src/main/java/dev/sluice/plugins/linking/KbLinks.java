package dev.sluice.plugins.linking;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.RandomAccessInput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.apache.lucene.util.BytesRefIterator;

/** Resolves what entities say of each other, when all of them are known. Used by one thread. */
final class KbLinks {
    private static final String PLACES = "places.tmp";

    /** The length of a record that has no places of graph and statements yet. */
    static final int DRAFT = KbFormat.RECORD - 2 * Long.BYTES - 1;

    private static final int HOLDER = 4 * Integer.BYTES;

    private final Directory directory;
    private final IndexInput drafts;
    private final RandomAccessInput keys;
    private final long size;
    private long relations;
    private long terms;

    KbLinks(Directory directory, IndexInput drafts, long size) throws IOException {
        this.directory = directory;
        this.drafts = drafts;
        this.keys = drafts.randomAccessSlice(0, drafts.length());
        this.size = size;
    }

    /** Returns a text that was seen to mean the entity with a key as bytes. */
    static BytesRef anchor(long key, String folded, int count) {
        BytesRefBuilder out = new BytesRefBuilder();
        BigEndian.append(out, (int) (key >>> Integer.SIZE));
        BigEndian.append(out, (int) key);
        BigEndian.append(out, count);
        out.append(new BytesRef(folded));
        return out.get();
    }

    /** Adds texts that were seen to mean an entity to its names. */
    void addAnchors(BytesRefIterator anchors, ExternalSort names, KbSkips skips) throws IOException {
        BytesRefBuilder entry = new BytesRefBuilder();
        int text = Long.BYTES + Integer.BYTES;
        for (BytesRef next = anchors.next(); next != null; next = anchors.next()) {
            long high = BigEndian.read(next.bytes, next.offset);
            long low = BigEndian.read(next.bytes, next.offset + Integer.BYTES) & 0xffffffffL;
            int ordinal = ordinal(high << Integer.SIZE | low);
            if (ordinal < 0) {
                skips.count("anchor of an entity that is not there");
                continue;
            }
            String folded = new BytesRef(next.bytes, next.offset + text, next.length - text).utf8ToString();
            int prior = keys.readByte((long) ordinal * DRAFT + DRAFT - 2) & 0xff;
            int count = BigEndian.read(next.bytes, next.offset + Long.BYTES);
            if (NameIndexWriter.entry(
                    entry, folded, ordinal, KbFormat.MAX_NAMES, KbFormat.Recorded.ALIAS, prior, count)) {
                names.add(entry.get());
            }
        }
    }

    /** Writes graph, statements and records; returns how many relations and terms there are. */
    long[] write(IndexInput links, ExternalSort holders, KbProgress progress) throws IOException {
        long[] offices;
        long[] places;
        try (IndexOutput statements = directory.createOutput(KbFormat.STATEMENTS, IOContext.DEFAULT)) {
            statements.writeByte((byte) 0);
            writeLinks(links, statements, holders, progress);
            long[][] found = writeHolders(holders.sorted(), statements);
            offices = found[0];
            places = found[1];
        }
        writeRecords(offices, places);
        directory.deleteFile(PLACES);
        return new long[] {relations, terms};
    }

    private void writeLinks(IndexInput links, IndexOutput statements, ExternalSort holders, KbProgress progress)
            throws IOException {
        try (IndexOutput graph = directory.createOutput(KbFormat.GRAPH, IOContext.DEFAULT);
                IndexOutput out = directory.createOutput(PLACES, IOContext.DEFAULT)) {
            graph.writeByte((byte) 0);
            BytesRefBuilder holder = new BytesRefBuilder();
            for (int ordinal = 0; ordinal < size; ordinal++) {
                progress.at(ordinal);
                out.writeLong(writeNeighbors(links, graph, ordinal));
                int count = links.readVInt();
                out.writeLong(count == 0 ? 0 : statements.getFilePointer());
                if (count > 0) {
                    statements.writeVInt(count);
                }
                for (int left = count; left > 0; left--) {
                    int office = ordinal(links.readLong());
                    String label = links.readString();
                    int from = links.readInt();
                    int to = links.readInt();
                    statements.writeVInt(office + 1);
                    if (office < 0) {
                        statements.writeString(label);
                    } else {
                        holder.clear();
                        BigEndian.append(holder, office);
                        BigEndian.append(holder, ordinal);
                        BigEndian.append(holder, from);
                        BigEndian.append(holder, to);
                        holders.add(holder.get());
                    }
                    statements.writeInt(from);
                    statements.writeInt(to);
                    terms++;
                }
            }
        }
    }

    private long writeNeighbors(IndexInput links, IndexOutput graph, int self) throws IOException {
        int count = links.readVInt();
        int[] neighbors = new int[count];
        int known = 0;
        for (int i = 0; i < count; i++) {
            int other = ordinal(links.readLong());
            if (other >= 0 && other != self) {
                neighbors[known++] = other;
            }
        }
        int[] sorted = Arrays.stream(neighbors, 0, known).sorted().distinct().toArray();
        if (sorted.length == 0) {
            return 0;
        }
        long place = graph.getFilePointer();
        graph.writeVInt(sorted.length);
        int last = 0;
        for (int other : sorted) {
            graph.writeVInt(other - last);
            last = other;
        }
        relations += sorted.length;
        return place;
    }

    /** Writes who held each office; returns the offices and the places of their holders. */
    private static long[][] writeHolders(BytesRefIterator holders, IndexOutput out) throws IOException {
        long[] offices = new long[1 << 8];
        long[] places = new long[1 << 8];
        int count = 0;
        byte[] held = new byte[1 << 10];
        int length = 0;
        BytesRef next = holders.next();
        while (next != null) {
            int office = BigEndian.read(next.bytes, next.offset);
            length = 0;
            while (next != null && BigEndian.read(next.bytes, next.offset) == office) {
                if (length + HOLDER > held.length) {
                    held = Arrays.copyOf(held, held.length * 2);
                }
                System.arraycopy(next.bytes, next.offset, held, length, HOLDER);
                length += HOLDER;
                next = holders.next();
            }
            if (count == offices.length) {
                offices = Arrays.copyOf(offices, count * 2);
                places = Arrays.copyOf(places, count * 2);
            }
            offices[count] = office;
            places[count++] = out.getFilePointer();
            out.writeVInt(length / HOLDER);
            for (int at = 0; at < length; at += HOLDER) {
                out.writeVInt(BigEndian.read(held, at + Integer.BYTES));
                out.writeInt(BigEndian.read(held, at + 2 * Integer.BYTES));
                out.writeInt(BigEndian.read(held, at + 3 * Integer.BYTES));
            }
        }
        return new long[][] {Arrays.copyOf(offices, count), Arrays.copyOf(places, count)};
    }

    private void writeRecords(long[] offices, long[] holders) throws IOException {
        try (IndexOutput out = directory.createOutput(KbFormat.RECORDS, IOContext.DEFAULT);
                IndexInput places = directory.openInput(PLACES, IOContext.READONCE)) {
            IndexInput in = drafts.clone();
            in.seek(0);
            int office = 0;
            byte[] rest = new byte[DRAFT - 2 * Long.BYTES];
            for (int ordinal = 0; ordinal < size; ordinal++) {
                out.writeLong(in.readLong());
                out.writeLong(in.readLong());
                out.writeLong(places.readLong());
                long statements = places.readLong();
                boolean isOffice = office < offices.length && offices[office] == ordinal;
                out.writeLong(isOffice ? holders[office++] : statements);
                in.readBytes(rest, 0, rest.length);
                // What has holders is an office, even where no class says so.
                rest[rest.length - 1] |= (byte) (isOffice ? KbFormat.OFFICE : 0);
                out.writeBytes(rest, rest.length);
                out.writeByte((byte) 0);
            }
        }
    }

    /** Returns the ordinal of a key, or -1. */
    private int ordinal(long key) throws IOException {
        return search(keys, size, DRAFT, key);
    }

    /** Searches records that are sorted by the unsigned key they begin with. */
    static int search(RandomAccessInput records, long size, int length, long key) throws IOException {
        long low = 0;
        long high = size - 1;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            int order = Long.compareUnsigned(records.readLong(middle * length), key);
            if (order == 0) {
                return (int) middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
