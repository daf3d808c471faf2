package dev.sluice.plugins.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Has every byte that is read approved of. */
abstract class CountingStream extends FilterInputStream {
    private long count;

    CountingStream(InputStream in) {
        super(in);
    }

    /** Approves of bytes that were read, or throws. */
    abstract void approve(long bytes) throws IOException;

    /** Returns how many bytes have been read. */
    final long count() {
        return count;
    }

    @Override
    public final int read() throws IOException {
        int b = super.read();
        counted(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public final int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        counted(Math.max(0, n));
        return n;
    }

    @Override
    public final long skip(long n) throws IOException {
        long skipped = super.skip(n);
        counted(skipped);
        return skipped;
    }

    @Override
    public final boolean markSupported() {
        return false;
    }

    private void counted(long bytes) throws IOException {
        count += bytes;
        approve(bytes);
    }
}
