package dev.sluice.plugins.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails as soon as more bytes come than the budget allows, so that no compressed file fills the memory. */
final class BoundedStream extends FilterInputStream {
    private final long limit;
    private final String name;
    private long seen;

    BoundedStream(InputStream in, long limit, String name) {
        super(in);
        this.limit = limit;
        this.name = name;
    }

    static IOException tooLong(String name, long limit) {
        return new IOException(name + " has more than " + limit
                + " bytes, the limit for one input; raise max-bytes or leave the file out");
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        count(Math.max(0, n));
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long n) throws IOException {
        seen += n;
        if (seen > limit) {
            throw tooLong(name, limit);
        }
    }
}
