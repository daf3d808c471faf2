package dev.sluice.plugins.reading;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How much may come out of something packed, so that a small file cannot fill the memory or keep a run busy for days.
 * What comes out of an archive counts for the archive around it as well. Used by one thread.
 *
 * <p>The bounds are those that other readers of archives settled on. Pages and records shrink to a tenth or a
 * twentieth; only what is made of one repeated sequence shrinks to less than a hundredth.
 */
final class Budget {
    /** How many times larger than its packed form something may be. */
    static final long RATIO = 100;

    /** Bytes up to which a single compressed thing may have any ratio, since a log or a table of zeros is none the worse. */
    static final long FREE_OF_RATIO = 10_000_000;

    /** Bytes up to which an archive may have any ratio, and the most that an archive within another one unpacks to. */
    static final long ARCHIVE_BYTES = 500_000_000;

    /** The most entries of an archive within another one. A corpus that is named as an input may have any number. */
    static final long NESTED_ENTRIES = 10_000;

    private final String name;
    private final @Nullable Budget parent;
    private final LongSupplier packed;
    private final long free;
    private final boolean isNested;
    private long unpacked;
    private long entries;

    private Budget(String name, @Nullable Budget parent, LongSupplier packed, long free, boolean isNested) {
        this.name = name;
        this.parent = parent;
        this.packed = packed;
        this.free = free;
        this.isNested = isNested;
    }

    /**
     * Returns the budget of a single compressed thing.
     *
     * @param parent the budget of the archive it lies in; null if it lies in none
     * @param packed how many packed bytes have been read
     */
    static Budget ofSingle(String name, @Nullable Budget parent, LongSupplier packed) {
        return new Budget(name, parent, packed, FREE_OF_RATIO, false);
    }

    /** Returns the budget of an archive that was named as an input. */
    static Budget ofArchive(String name, LongSupplier packed) {
        return new Budget(name, null, packed, ARCHIVE_BYTES, false);
    }

    /** Returns a budget that approves of everything, for a caller that takes the bytes piece by piece. */
    static Budget unlimited(String name) {
        return new Budget(name, null, () -> Long.MAX_VALUE, Long.MAX_VALUE, false);
    }

    /** Returns the budget of an archive within this one. */
    Budget nested(String inner) {
        return new Budget(inner, this, () -> 0, ARCHIVE_BYTES, true);
    }

    /** Approves of bytes that came out. */
    void take(long bytes) throws UnreadableException {
        unpacked += bytes;
        if (unpacked > free && unpacked / RATIO > packed.getAsLong()) {
            throw UnreadableException.limit(
                    isNested
                            ? name + " unpacks to more than " + free
                                    + " bytes, the limit for an archive within another; unpack it and name it as an input"
                            : name + " unpacks to more than " + RATIO
                                    + " times its size, as archives do that are made to do harm; unpack it yourself if it is honest");
        }
        if (parent != null) {
            parent.take(bytes);
        }
    }

    /** Approves of one more entry, unless too much came out already. */
    void enter() throws UnreadableException {
        take(0);
        entries++;
        if (isNested && entries > NESTED_ENTRIES) {
            throw UnreadableException.limit(name + " holds more than " + NESTED_ENTRIES
                    + " entries, the limit for an archive within another; unpack it and name it as an input");
        }
    }
}
