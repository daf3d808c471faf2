package dev.sluice.plugins.reading;

import java.io.InputStream;

/** Fails if a parser reads further than it has reason to, so that a header without end does not fill the memory. */
final class FencedStream extends CountingStream {
    /** What the headers between two entries may take, in bytes. */
    static final long HEADERS = 4_000_000;

    private long fence = HEADERS;

    /** Returns a stream that only counts. */
    static FencedStream open(InputStream in) {
        FencedStream stream = new FencedStream(in);
        stream.allow(Long.MAX_VALUE);
        return stream;
    }

    FencedStream(InputStream in) {
        super(in);
    }

    /** Lets the parser read an entry of this size, and the headers of the next one. */
    void allow(long size) {
        long free = Long.MAX_VALUE - count() - HEADERS;
        fence = count() + HEADERS + Math.min(Math.max(0, size), free);
    }

    @Override
    void approve(long bytes) throws UnreadableException {
        if (count() > fence) {
            throw UnreadableException.limit(
                    "headers between entries take more than " + HEADERS + " bytes; check whether the file is whole");
        }
    }
}
