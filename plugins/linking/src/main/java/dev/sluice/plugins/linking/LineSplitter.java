package dev.sluice.plugins.linking;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts bytes into lines without making texts of them. Used by one thread. */
final class LineSplitter {
    /** Longer lines are cut: the largest item of a dump has some ten megabytes. */
    private static final int LONGEST = 1 << 27;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 17];
    private byte[] line = new byte[1 << 16];
    private int at;
    private int end;
    private int length;
    private long number;

    LineSplitter(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; returns false if there is none. */
    boolean next() throws IOException {
        length = 0;
        boolean any = false;
        while (true) {
            if (at == end) {
                at = 0;
                end = in.read(buffer, 0, buffer.length);
                if (end <= 0) {
                    end = 0;
                    number += any ? 1 : 0;
                    return any;
                }
            }
            any = true;
            int stop = at;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            append(stop);
            boolean whole = stop < end;
            at = whole ? stop + 1 : stop;
            if (whole) {
                number++;
                return true;
            }
        }
    }

    private void append(int stop) {
        int count = Math.min(stop - at, LONGEST - length);
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(length + count, Math.min(LONGEST, line.length * 2)));
        }
        System.arraycopy(buffer, at, line, length, count);
        length += count;
    }

    /** Takes blanks and a comma from the end of the line, as a list of objects has it. */
    void trim() {
        while (length > 0 && (line[length - 1] == ',' || isBlank(line[length - 1]))) {
            length--;
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\r' || b == '\t';
    }

    /** Returns whether nothing, or nothing but a bracket, stands in the line. */
    boolean isEmpty() {
        return length == 0 || (length == 1 && (line[0] == '[' || line[0] == ']'));
    }

    byte[] line() {
        return line;
    }

    int length() {
        return length;
    }

    /** Returns the number of the line, from 1. */
    long number() {
        return number;
    }
}
