package dev.sluice.plugins.linking;

import dev.sluice.api.Link;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes the ids of identities that no knowledge base has. The same name has the same id in every document and run. */
final class NilId {
    private static final int HEX_DIGITS = 12;

    private NilId() {}

    /** Returns the id of whoever bears a folded name. */
    static String of(String folded) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(folded.getBytes(StandardCharsets.UTF_8));
            return Link.NIL + "-" + HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
