package dev.sluice.plugins.export;

import dev.sluice.api.Document;
import dev.sluice.api.Link;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The addresses of documents and entities in formats that name things by address. */
final class Iris {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private Iris() {}

    /** Returns the name of the text of a document: {@code urn:sluice:document:} and its id, percent-encoded. */
    static String document(Document document) {
        return "urn:sluice:document:" + encode(document.id());
    }

    /**
     * Returns the address of an entity.
     *
     * @param prefix what stands before an id of the knowledge base to make it an address; an identity that the knowledge
     *     base does not have is a URN
     */
    static String entity(String prefix, String id) {
        return (id.startsWith(Link.NIL) ? "urn:sluice:entity:" : prefix) + encode(id);
    }

    /** Returns where the page of a document can be fetched; empty where no such address is known. */
    static Optional<String> page(Document document) {
        return document.metadata()
                .url()
                .or(() -> Optional.ofNullable(document.source().url()))
                .flatMap(Iris::webAddress);
    }

    /** Returns a text as an absolute address of the web in ASCII, so that it can stand in any format; empty if it is none. */
    static Optional<String> webAddress(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            boolean isWeb = scheme != null && scheme.toLowerCase(Locale.ROOT).matches("https?");
            return isWeb && uri.getHost() != null ? Optional.of(uri.toASCIIString()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Returns a text of which only letters, digits and {@code -._~} stand for themselves; lone surrogates become {@code ?}. */
    static String encode(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0 && UNRESERVED.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append('%')
                        .append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)))
                        .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
            }
        }
        return out.toString();
    }
}
