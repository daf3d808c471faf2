package dev.sluice.plugins.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Decompresses gzip data of any number of members. The JDK takes whatever is no member for the end; where that hides more
 * than padding, pages would be lost without a word.
 */
final class GunzipStream extends GZIPInputStream {
    private static final int BUFFER = 1 << 14;

    /** The checksum and length behind a member. */
    private static final int TRAILER = 8;

    GunzipStream(InputStream in) throws IOException {
        super(in, BUFFER);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        if (n < 0) {
            requireEnd();
        }
        return n;
    }

    private void requireEnd() throws IOException {
        int rest = Math.max(0, inf.getRemaining() - TRAILER);
        for (int i = len - rest; i < len; i++) {
            requireZero(buf[i]);
        }
        for (int b = in.read(); b >= 0; b = in.read()) {
            requireZero(b);
        }
    }

    private static void requireZero(int b) throws IOException {
        if (b != 0) {
            throw new IOException("what follows a member of the gzip data is none; fetch the file again");
        }
    }
}
