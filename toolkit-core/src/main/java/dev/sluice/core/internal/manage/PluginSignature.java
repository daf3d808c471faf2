package dev.sluice.core.internal.manage;

import dev.sluice.core.InputException;
import dev.sluice.core.OutputException;
import dev.sluice.core.PluginException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signatures of packages: Ed25519 over the SHA-512 of the package in 128 lower-case hexadecimal digits, as one line of Base64 in a
 * file beside it. Keys are PEM files as OpenSSL writes them.
 */
public final class PluginSignature {
    private static final String ALGORITHM = "Ed25519";
    /** What stands behind the name of a package in that of its signature. */
    static final String SUFFIX = ".sig";

    /** A signature is a line; a file of more bytes is none. */
    static final long LIMIT = 4096;

    private static final Pattern PUBLIC = pem("PUBLIC KEY");
    private static final Pattern PRIVATE = pem("PRIVATE KEY");

    private PluginSignature() {}

    private static Pattern pem(String what) {
        return Pattern.compile("-----BEGIN " + what + "-----([^-]*)-----END " + what + "-----");
    }

    /** Returns the file that holds the signature of a package. */
    public static Path file(Path archive) {
        return archive.resolveSibling(archive.getFileName() + SUFFIX);
    }

    /**
     * Sees to it that a package is signed with one of the keys in a file. Nothing of the package is unpacked or loaded.
     *
     * @param archive the package
     * @param keys a file of public keys in PEM, one or more
     * @throws PluginException if it is not signed, or by another key, or was changed since
     * @throws InputException if a file cannot be read, or the file of keys holds none
     */
    public static void verify(Path archive, Path keys) {
        verify(archive, archive.toString(), keys);
    }

    /** Does the same for the copy of a package that messages call by another name. */
    static void verify(Path archive, String name, Path keys) {
        Path file = file(archive);
        if (Files.notExists(file)) {
            throw refused(name, "is not signed: there is no " + name + SUFFIX + "; ask its author for it");
        }
        List<PublicKey> known = publicKeys(keys);
        try {
            byte[] signature = Base64.getMimeDecoder().decode(Files.readString(file, StandardCharsets.ISO_8859_1));
            byte[] digest = digest(archive);
            for (PublicKey key : known) {
                Signature check = Signature.getInstance(ALGORITHM);
                check.initVerify(key);
                check.update(digest);
                if (isRight(check, signature)) {
                    return;
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        } catch (IllegalArgumentException e) {
            throw refused(name, "is not signed: " + name + SUFFIX + " holds no Base64; ask its author for it again");
        } catch (GeneralSecurityException e) {
            throw new InputException(keys + " holds a key that cannot be used: " + e.getMessage(), e);
        }
        throw refused(
                name,
                "does not have a signature of a key in " + keys
                        + ": it was changed since it was signed, or signed by somebody else; do not install it");
    }

    /** A signature of another length is wrong too. */
    private static boolean isRight(Signature check, byte[] signature) {
        try {
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /**
     * Signs a package: writes the file beside it.
     *
     * @param archive the package
     * @param key a file with a private key in PEM
     * @return the file
     * @throws InputException if a file cannot be read, or the key is none
     * @throws OutputException if the signature cannot be written
     */
    public static Path sign(Path archive, Path key) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            PrivateKey secret = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(
                            keys(key, PRIVATE, "private").get(0)));
            signature.initSign(secret);
            signature.update(digest(archive));
            return write(file(archive), Base64.getEncoder().encodeToString(signature.sign()) + "\n");
        } catch (IOException e) {
            throw unreadable(e);
        } catch (GeneralSecurityException e) {
            throw new InputException(key + " holds no private key of " + ALGORITHM + ": " + e.getMessage(), e);
        }
    }

    private static Path write(Path file, String line) {
        try {
            return Files.writeString(file, line, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new OutputException(file.toString(), false, file + " cannot be written: " + e, e);
        }
    }

    private static byte[] digest(Path archive) throws IOException {
        return Checksums.of(archive).getBytes(StandardCharsets.US_ASCII);
    }

    private static List<PublicKey> publicKeys(Path file) {
        List<PublicKey> keys = new ArrayList<>();
        try {
            for (byte[] key : keys(file, PUBLIC, "public")) {
                keys.add(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(key)));
            }
        } catch (IOException e) {
            throw unreadable(e);
        } catch (GeneralSecurityException e) {
            throw new InputException(file + " holds a key that is not of " + ALGORITHM + ": " + e.getMessage(), e);
        }
        return keys;
    }

    private static List<byte[]> keys(Path file, Pattern pem, String kind) throws IOException {
        List<byte[]> keys = new ArrayList<>();
        Matcher matcher = pem.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            try {
                keys.add(Base64.getMimeDecoder().decode(matcher.group(1)));
            } catch (IllegalArgumentException e) {
                throw new InputException(
                        file + " holds a key that is cut off or changed, for its Base64 is not whole (" + e.getMessage()
                                + "); copy it again from where it was made",
                        e);
            }
        }
        if (keys.isEmpty()) {
            throw new InputException(
                    file + " holds no " + kind + " key in PEM; openssl genpkey -algorithm ed25519 makes a private key,"
                            + " and openssl pkey -pubout the public one of it",
                    null);
        }
        return keys;
    }

    private static PluginException refused(String name, String why) {
        return new PluginException(name.substring(name.lastIndexOf('/') + 1), name + " " + why, null);
    }

    private static InputException unreadable(IOException e) {
        return new InputException("a signature cannot be made or held against its package: " + e, e);
    }
}
