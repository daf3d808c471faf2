package dev.sluice.plugins.reading;

import java.io.InputStream;

/** Fails as soon as more bytes come than the limit allows, so that no compressed file fills the memory. */
final class BoundedStream extends CountingStream {
    private final long limit;
    private final String name;

    BoundedStream(InputStream in, long limit, String name) {
        super(in);
        this.limit = limit;
        this.name = name;
    }

    static UnreadableException tooLong(String name, long limit) {
        return UnreadableException.limit(name + " has more than " + limit
                + " bytes, the limit for one input; raise max-bytes or leave the file out");
    }

    @Override
    void approve(long bytes) throws UnreadableException {
        if (count() > limit) {
            throw tooLong(name, limit);
        }
    }
}
