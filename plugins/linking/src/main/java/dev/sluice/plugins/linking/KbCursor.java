package dev.sluice.plugins.linking;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.store.RandomAccessInput;

/** A place in a file that others read at the same time. Used by one thread. */
final class KbCursor {
    private final RandomAccessInput in;
    private long at;

    KbCursor(RandomAccessInput in, long at) {
        this.in = in;
        this.at = at;
    }

    int unsigned() throws IOException {
        return in.readByte(at++) & 0xff;
    }

    int integer() throws IOException {
        int value = in.readInt(at);
        at += Integer.BYTES;
        return value;
    }

    int vInt() throws IOException {
        int value = 0;
        int shift = 0;
        while (true) {
            byte next = in.readByte(at++);
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
            shift += 7;
        }
    }

    String string() throws IOException {
        byte[] bytes = new byte[vInt()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = in.readByte(at + i);
        }
        at += bytes.length;
        return new String(bytes, StandardCharsets.UTF_8);
    }

    List<String> strings() throws IOException {
        int size = vInt();
        if (size == 0) {
            return List.of();
        }
        String[] values = new String[size];
        for (int i = 0; i < size; i++) {
            values[i] = string();
        }
        return Arrays.asList(values);
    }
}
