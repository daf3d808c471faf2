package dev.sluice.plugins.linking;

import org.apache.lucene.util.BytesRefBuilder;

/** Whole numbers as bytes in the order of the numbers, as long as these are not negative. Pure functions. */
final class BigEndian {
    private BigEndian() {}

    static void append(BytesRefBuilder out, int value) {
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            out.append((byte) (value >>> shift));
        }
    }

    static int read(byte[] bytes, int at) {
        int value = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            value = value << Byte.SIZE | (bytes[at + i] & 0xff);
        }
        return value;
    }
}
