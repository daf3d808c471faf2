package dev.sluice.plugins.linking;

import java.util.Arrays;

/** A map from 64-bit hashes to lists of numbers, in arrays. Filled by one thread, then read by many. */
final class LongIndex {
    private static final int NONE = -1;

    private long[] keys;
    private int[] heads;
    private int[] values = new int[1024];
    private int[] next = new int[1024];
    private int used;
    private int size;

    LongIndex(int expected) {
        int capacity = Integer.highestOneBit(Math.max(16, expected)) * 4;
        keys = new long[capacity];
        heads = new int[capacity];
        Arrays.fill(heads, NONE);
    }

    /** Adds a value, unless it was the last one added under the key. */
    void add(long key, int value) {
        if (used * 2 > keys.length) {
            grow();
        }
        int slot = slot(key);
        if (heads[slot] == NONE) {
            used++;
            keys[slot] = key;
        } else if (values[heads[slot]] == value) {
            return;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
            next = Arrays.copyOf(next, size * 2);
        }
        values[size] = value;
        next[size] = heads[slot];
        heads[slot] = size++;
    }

    /** Returns the values under a key, the last one added first. */
    int[] get(long key) {
        int[] found = new int[4];
        int count = 0;
        for (int at = heads[slot(key)]; at != NONE; at = next[at]) {
            if (count == found.length) {
                found = Arrays.copyOf(found, count * 2);
            }
            found[count++] = values[at];
        }
        return Arrays.copyOf(found, count);
    }

    boolean contains(long key) {
        return heads[slot(key)] != NONE;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key ^ (key >>> 32)) & mask;
        while (heads[slot] != NONE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldHeads = heads;
        keys = new long[oldKeys.length * 2];
        heads = new int[keys.length];
        Arrays.fill(heads, NONE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldHeads[i] != NONE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                heads[slot] = oldHeads[i];
            }
        }
    }
}
