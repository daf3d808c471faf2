package dev.sluice.plugins.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Leaves the stream open that it reads from, since the rest of a container comes on it. */
final class UnclosableStream extends FilterInputStream {
    UnclosableStream(InputStream in) {
        super(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return in.read(buffer, offset, length);
    }

    @Override
    public void close() {}
}
