package dev.sluice.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a reader or an extractor found: what is known of the document beforehand, and the bytes that are still to
 * be read. Immutable, safe for use by several threads if its content is.
 *
 * @param seed the document so far: id, source, and whatever the outside knew; with its text if it is complete
 * @param content the bytes for an extractor; null if the seed is complete
 * @since 0.1
 */
public record Input(Document seed, @Nullable Content content) {
    /** Bytes that can be read once or more, by any thread. */
    @FunctionalInterface
    public interface Content {
        /**
         * Opens the bytes, already free of transport compression such as gzip.
         *
         * @throws IOException if they cannot be read; the document then fails, the run goes on. If its cause is a
         *     {@link StepException}, the kind of that is why; else it is {@link StepException.Kind#PARSE_ERROR}. The same
         *     holds for what the stream throws
         */
        InputStream open() throws IOException;
    }

    /** Refuses a null document. */
    public Input {
        Objects.requireNonNull(seed, "seed");
    }

    /** Returns an input that needs no extraction. */
    public static Input complete(Document document) {
        return new Input(document, null);
    }

    /**
     * Returns a part of a document with bytes of its own, such as an attachment, for the result of an {@link Extractor}.
     *
     * @param name how the parent calls it, such as a file name; the host makes the id of it
     * @param mediaType the media type that the parent declares; null if it declares none
     * @param content the bytes, which nobody may change afterwards
     */
    public static Input part(String name, @Nullable String mediaType, byte[] content) {
        String id = name.isBlank() ? "part" : name;
        Source source = Source.of(id).withMediaType(mediaType);
        return new Input(Document.of(id, source), () -> new ByteArrayInputStream(content));
    }

    /** Returns an input that fails as soon as it is used, for a thing that was found but cannot be read. */
    public static Input unreadable(Document seed, String reason) {
        return unreadable(seed, StepException.Kind.PARSE_ERROR, reason);
    }

    /**
     * Returns an input that fails as soon as it is used.
     *
     * @param seed what is known of the thing that was found
     * @param kind why it cannot be read; {@link StepException.Kind#FATAL} ends no run here
     * @param reason what, where, value and what to do
     */
    public static Input unreadable(Document seed, StepException.Kind kind, String reason) {
        return new Input(seed, () -> {
            throw new IOException(reason, new StepException(kind, reason));
        });
    }
}
