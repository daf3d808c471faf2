package dev.sluice.testkit;

import dev.sluice.api.Input;
import dev.sluice.api.StepException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Reads the bytes of inputs. */
final class Contents {
    private Contents() {}

    /** Returns the bytes of an input; none if it is complete. */
    static byte[] bytes(Input input) throws IOException {
        Input.Content content = input.content();
        if (content == null) {
            return new byte[0];
        }
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        }
    }

    /** Returns a word for the bytes of an input that is the same for the same bytes. */
    static String digest(Input input) throws IOException {
        if (input.content() == null) {
            return "complete";
        }
        try {
            return sha256(bytes(input));
        } catch (IOException e) {
            return "unreadable: "
                    + (e.getCause() instanceof StepException cause ? cause.kind() : StepException.Kind.PARSE_ERROR);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("every Java platform has SHA-256", e);
        }
    }
}
