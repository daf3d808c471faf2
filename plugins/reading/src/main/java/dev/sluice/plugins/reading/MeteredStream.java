package dev.sluice.plugins.reading;

import java.io.InputStream;

/** Has a budget approve of every byte. */
final class MeteredStream extends CountingStream {
    private final Budget budget;

    MeteredStream(InputStream in, Budget budget) {
        super(in);
        this.budget = budget;
    }

    @Override
    void approve(long bytes) throws UnreadableException {
        budget.take(bytes);
    }
}
