package dev.sluice.api;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a document comes from and what the outside knew about it before it was read. Immutable.
 *
 * @param uri where the bytes were found, relative to the input root; never an absolute path of a machine
 * @param mediaType the media type, such as {@code text/html}; null while it is not known
 * @param length the number of bytes; -1 while it is not known
 * @param sha256 the SHA-256 of the bytes in lower-case hexadecimal; null while it is not known
 * @param url the address the page was fetched from; null where it is not known
 * @param retrieved when it was fetched, such as WARC-Date or the HTTP Date header; null where it is not known
 * @since 0.1
 */
public record Source(
        String uri,
        @Nullable String mediaType,
        long length,
        @Nullable String sha256,
        @Nullable String url,
        @Nullable Instant retrieved) {
    /** Refuses a null address. */
    public Source {
        Objects.requireNonNull(uri, "uri");
    }

    /** Returns a source of which nothing but the address is known. */
    public static Source of(String uri) {
        return new Source(uri, null, -1, null, null, null);
    }

    /** Returns a copy with another media type. */
    public Source withMediaType(@Nullable String newMediaType) {
        return new Source(uri, newMediaType, length, sha256, url, retrieved);
    }

    /** Returns a copy with another length and digest. */
    public Source withDigest(long newLength, String newSha256) {
        return new Source(uri, mediaType, newLength, newSha256, url, retrieved);
    }

    /** Returns a copy with another page address. */
    public Source withUrl(@Nullable String newUrl) {
        return new Source(uri, mediaType, length, sha256, newUrl, retrieved);
    }

    /** Returns a copy with another time of retrieval. */
    public Source withRetrieved(@Nullable Instant newRetrieved) {
        return new Source(uri, mediaType, length, sha256, url, newRetrieved);
    }
}
