package dev.sluice.core.internal.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.InputException;
import dev.sluice.core.OutputException;
import dev.sluice.core.PluginException;
import dev.sluice.core.internal.project.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginSignatureTest {
    /** A key pair and a signature that OpenSSL made: pkeyutl -sign -rawin, over the SHA-512 of the five bytes {@code hello}. */
    private static final String FOREIGN_KEY = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAUMyDlQthFGXbpWnNgGQ3gt1SSb6rMltWr6GIzxad0I4=
            -----END PUBLIC KEY-----
            """;

    private static final String FOREIGN_SIGNATURE =
            "u5kPsPT6lXnZpGK88RwiQEwA9xh2KM8i39TDiDxfdv3oUpKe2qI7+W0AY9T/mRcdfn7E796mBwzWvJz/FdC/Aw==";

    @TempDir
    Path folder;

    private Path archive;
    private Path secret;
    private Path known;

    @BeforeEach
    void pack() throws Exception {
        archive = Files.writeString(folder.resolve("words-1.0.0.zip"), "the bytes of a package");
        KeyPair pair = pair("Ed25519");
        secret = pem("secret.pem", "PRIVATE KEY", pair.getPrivate());
        known = pem("known.pem", "PUBLIC KEY", pair.getPublic());
    }

    private static KeyPair pair(String algorithm) throws Exception {
        return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    }

    private Path pem(String name, String kind, Key key) throws IOException {
        return TestProject.key(folder.resolve(name), kind, key);
    }

    @Test
    void whatIsSignedWithAKnownKeyIsAccepted() throws Exception {
        Path other = pem("other.pem", "PUBLIC KEY", pair("Ed25519").getPublic());
        Path both = Files.writeString(folder.resolve("both.pem"), Files.readString(other) + Files.readString(known));

        assertThat(PluginSignature.sign(archive, secret)).isEqualTo(folder.resolve("words-1.0.0.zip.sig"));
        assertThatCode(() -> PluginSignature.verify(archive, known)).doesNotThrowAnyException();
        assertThatCode(() -> PluginSignature.verify(archive, both)).doesNotThrowAnyException();
        assertThatThrownBy(() -> PluginSignature.verify(archive, other))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("signed by somebody else");
    }

    @Test
    void whatOpenSslSignedIsAccepted() throws Exception {
        Path hello = Files.writeString(folder.resolve("hello.zip"), "hello");
        Path key = Files.writeString(folder.resolve("foreign.pem"), FOREIGN_KEY);
        Files.writeString(PluginSignature.file(hello), FOREIGN_SIGNATURE);

        assertThatCode(() -> PluginSignature.verify(hello, key)).doesNotThrowAnyException();
    }

    @Test
    void oneChangedBitIsFound() throws Exception {
        PluginSignature.sign(archive, secret);
        byte[] bytes = Files.readAllBytes(archive);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            Files.write(archive, changed);
            assertThatThrownBy(() -> PluginSignature.verify(archive, known)).isInstanceOf(PluginException.class);
        }
        Files.write(archive, bytes);
        assertThatCode(() -> PluginSignature.verify(archive, known)).doesNotThrowAnyException();
    }

    @Test
    void whatIsNoSignatureIsRefused() throws Exception {
        assertThatThrownBy(() -> PluginSignature.verify(archive, known))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("is not signed");
        for (String text : new String[] {"", "?", "AAAA", "A".repeat(86) + "==", "A".repeat(1_000), "\u0000"}) {
            Files.writeString(PluginSignature.file(archive), text);
            assertThatThrownBy(() -> PluginSignature.verify(archive, known))
                    .as(text)
                    .isInstanceOf(PluginException.class);
        }
    }

    @Test
    void whatIsNoKeySaysHowOneIsMade() throws Exception {
        Path none = Files.writeString(folder.resolve("none.pem"), "no key");
        Path rsa = pem("rsa.pem", "PUBLIC KEY", pair("RSA").getPublic());
        assertThatThrownBy(() -> PluginSignature.sign(archive, none))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("openssl genpkey");
        PluginSignature.sign(archive, secret);
        assertThatThrownBy(() -> PluginSignature.verify(archive, none)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> PluginSignature.verify(archive, rsa))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not of Ed25519");
        for (String text : List.of("MCow", "MCowB")) {
            Path broken = Files.writeString(
                    folder.resolve("broken.pem"),
                    "-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n");
            assertThatThrownBy(() -> PluginSignature.verify(archive, broken))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(broken + " holds a key");
        }
        Path cut = Files.writeString(
                folder.resolve("cut.pem"), "-----BEGIN PUBLIC KEY-----\nMCowB\n-----END PUBLIC KEY-----\n");
        assertThatThrownBy(() -> PluginSignature.verify(archive, cut))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(cut + " holds a key that is cut off or changed", "copy it again");
        Files.delete(PluginSignature.file(archive));
        Files.createDirectory(PluginSignature.file(archive));
        assertThatThrownBy(() -> PluginSignature.sign(archive, secret)).isInstanceOf(OutputException.class);
    }
}
