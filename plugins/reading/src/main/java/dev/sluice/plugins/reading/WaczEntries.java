package dev.sluice.plugins.reading;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The web archives in a WACZ file, without its indexes and lists, which repeat what is in them. Used by one thread. */
final class WaczEntries implements Entries {
    private static final String ARCHIVES = "archive/";

    private final ZipEntries zip;

    WaczEntries(ZipEntries zip) {
        this.zip = zip;
    }

    @Override
    public @Nullable Entry next() {
        Entry entry = zip.next();
        while (entry != null && !entry.path().startsWith(ARCHIVES)) {
            entry = zip.next();
        }
        return entry;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
