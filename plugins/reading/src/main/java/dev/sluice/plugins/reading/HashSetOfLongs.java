package dev.sluice.plugins.reading;

import java.util.Arrays;

/**
 * A set of texts of which only 64 bits each are kept, since an archive may hold millions. Two texts are taken for the same
 * by chance once in four billion sets of sixty-five thousand. Used by one thread.
 */
final class HashSetOfLongs {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long[] table = new long[64];
    private int size;

    /** Adds a text and returns whether it is new. */
    boolean add(String text) {
        if (size * 2 >= table.length) {
            grow();
        }
        boolean isNew = insert(table, hash(text));
        size += isNew ? 1 : 0;
        return isNew;
    }

    private void grow() {
        long[] larger = new long[table.length * 2];
        Arrays.stream(table).filter(value -> value != 0).forEach(value -> insert(larger, value));
        table = larger;
    }

    private static boolean insert(long[] table, long value) {
        int slot = (int) (value ^ (value >>> 32)) & (table.length - 1);
        while (table[slot] != 0) {
            if (table[slot] == value) {
                return false;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = value;
        return true;
    }

    /** FNV-1a, mixed so that all bits count; 0 stands for a free place. */
    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 29)) * FNV_PRIME;
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }
}
