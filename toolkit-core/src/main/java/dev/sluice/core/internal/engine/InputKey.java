package dev.sluice.core.internal.engine;

import dev.sluice.api.Input;
import dev.sluice.core.internal.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What an input is known by when a run is resumed: what the reader says about it, and size and time of its file. */
final class InputKey {
    private static final int BYTES = 12;

    private InputKey() {}

    static String of(Input input) {
        String text = Json.asciiLine(input.seed().toRecord())
                + file(input.seed().source().uri());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A file that cannot be asked is one that the reader has something to say about. */
    private static String file(String uri) {
        int fragment = uri.indexOf('#');
        String whole = fragment < 0 ? uri : uri.substring(0, fragment);
        if (!whole.startsWith("file:")) {
            return "";
        }
        try {
            Path file = Path.of(URI.create(whole));
            return " " + Files.size(file) + " "
                    + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }
}
