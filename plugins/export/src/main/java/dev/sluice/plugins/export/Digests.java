package dev.sluice.plugins.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of texts, for names that must tell texts apart. */
final class Digests {
    private Digests() {}

    /** Returns the first digits of the SHA-256 of a text in lower-case hexadecimal. */
    static String hex(String text, int digits) {
        try {
            // the encoder replaces lone surrogates, so texts that differ in them alone share a digest
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_16BE));
            return HexFormat.of().formatHex(digest).substring(0, digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
