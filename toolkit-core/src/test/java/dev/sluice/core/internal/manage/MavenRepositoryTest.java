package dev.sluice.core.internal.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.core.InputException;
import dev.sluice.core.PluginException;
import dev.sluice.core.internal.project.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins from a repository in the layout of Maven, by files and from a real server, and their signatures. */
class MavenRepositoryTest extends RepositoriesFixture {
    private static final String ANY_SHA512 = "0".repeat(128);

    private Path deployed(String version) throws IOException {
        String folder = "com/example/words-plugin/" + version;
        Files.createDirectories(packages.resolve(folder));
        return pack(version, folder + "/words-plugin-" + version + ".zip");
    }

    private void checksum(Path file, String algorithm, String text) throws IOException {
        Files.writeString(file.resolveSibling(file.getFileName() + "." + algorithm), text);
    }

    @Test
    void thePackageIsTakenFromTheLayoutOfMaven() throws Exception {
        Path zip = deployed("1.0.0");
        checksum(zip, "sha1", Checksums.of(zip, "SHA-1") + "  words-plugin-1.0.0.zip\n");
        String coordinates = "com.example:words-plugin:1.0.0";

        for (String repository :
                List.of(web, packages.toString(), packages.toUri().toString())) {
            PluginSource source = PluginSource.ofMaven(coordinates, repository, Optional.empty());
            assertThat(version(source)).as(repository).isEqualTo("1.0.0");
        }
        new PluginFolder(plugins).remove("words");
        checksum(zip, "sha512", ANY_SHA512);
        assertRefused(PluginSource.ofMaven(coordinates, web, Optional.empty()), "and com/example/words-plugin");
        assertThat(version(PluginSource.ofMaven(coordinates, web, Optional.of(Checksums.of(zip)))))
                .isEqualTo("1.0.0");
    }

    @Test
    void aPackageWithoutAChecksumIsNotTrusted() throws Exception {
        Path zip = deployed("1.0.0");
        PluginSource source = PluginSource.ofMaven("com.example:words-plugin:1.0.0", web, Optional.empty());
        assertRefused(source, "no-checksum: ");
        checksum(zip, "sha256", "");
        assertRefused(source, "checksum: ");
    }

    @Test
    void aPackageMustBeSignedByAKnownKeyWhereverItComesFrom() throws Exception {
        Path zip = deployed("1.0.0");
        checksum(zip, "sha1", Checksums.of(zip, "SHA-1"));
        Path plain = Files.copy(zip, packages.resolve("words.zip"));
        PluginIndex.write(packages, List.of());
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path known = TestProject.key(directory.resolve("known.pem"), "PUBLIC KEY", pair.getPublic());
        Path secret = TestProject.key(directory.resolve("secret.pem"), "PRIVATE KEY", pair.getPrivate());
        List<PluginSource> sources = List.of(
                PluginSource.of(plain.toString(), Optional.empty()),
                PluginSource.of(web + "words.zip", Optional.empty()),
                PluginSource.ofIndex("words", web + "index.json"),
                PluginSource.ofMaven("com.example:words-plugin:1.0.0", web, Optional.empty()));

        for (PluginSource source : sources) {
            assertRefused(source.signedBy(known), "not-signed: ");
        }
        for (Path file : List.of(zip, plain)) {
            PluginSignature.sign(file, secret);
        }
        Path other = TestProject.key(
                directory.resolve("other.pem"),
                "PUBLIC KEY",
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        for (PluginSource source : sources) {
            assertThatExceptionOfType(PluginException.class)
                    .isThrownBy(() -> install(source.signedBy(other)))
                    .withMessageContaining("signed by somebody else");
            assertNothingIsInstalled();
            assertThat(version(source.signedBy(known))).isEqualTo("1.0.0");
            new PluginFolder(plugins).remove("words");
        }
        Path folder = TestProject.plugin(directory, "1.1.0");
        assertRefused(PluginSource.of(folder.toString(), Optional.empty()).signedBy(known), "is a folder");
    }

    @Test
    void coordinatesThatLeadNowhereAreNamed() throws Exception {
        PluginSource source = PluginSource.ofMaven("com.example:words-plugin:3.0.0", web, Optional.empty());
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> install(source))
                .withMessageContaining(
                        "words-plugin/3.0.0/words-plugin-3.0.0.zip; look up group, artifact and version");
        Files.move(deployed("1.0.0").getParent(), packages.resolve("com/example/words-plugin/3.0.0"));
        Path renamed = packages.resolve("com/example/words-plugin/3.0.0/words-plugin-3.0.0.zip");
        Files.move(renamed.resolveSibling("words-plugin-1.0.0.zip"), renamed);
        checksum(renamed, "sha1", Checksums.of(renamed, "SHA-1"));
        assertRefused(source, "the package holds words 1.0.0, and not version 3.0.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"words", "a:b", "a:b:c:d", "a..b:c:1", "../a:b:1", "a:..:1", "a:b:../1", "a:b/c:1", "a:b:1 "})
    void whatAreNoCoordinatesIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PluginSource.ofMaven(text, web, Optional.empty()))
                .withMessageContaining("group:artifact:version");
    }
}
