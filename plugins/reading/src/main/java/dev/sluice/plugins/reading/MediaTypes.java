package dev.sluice.plugins.reading;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The media types that file names promise. Immutable. */
final class MediaTypes {
    private static final Extensions BY_EXTENSION = Extensions.load("media-types.tsv");

    private MediaTypes() {}

    /** Returns the media type that a file name promises, or null; compression is looked through. */
    static @Nullable String byName(String name) {
        return BY_EXTENSION.of(Compression.strip(name)).orElse(null);
    }

    static boolean isCorpus(String name) {
        String lower = Compression.strip(name).toLowerCase(Locale.ROOT);
        return lower.endsWith(".jsonl") || lower.endsWith(".ndjson");
    }
}
