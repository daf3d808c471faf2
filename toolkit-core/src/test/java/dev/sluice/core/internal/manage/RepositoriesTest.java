package dev.sluice.core.internal.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.core.InputException;
import dev.sluice.core.PluginException;
import dev.sluice.core.internal.project.TestProject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins from an index and from a repository in the layout of Maven, by files and from a real server. */
class RepositoriesTest {
    private static final String ANY_SHA512 = "0".repeat(128);

    @TempDir
    Path directory;

    private Path plugins;
    private Path packages;
    private HttpServer server;
    private String web;

    @BeforeEach
    void serve() throws IOException {
        plugins = directory.resolve("plugins");
        packages = Files.createDirectory(directory.resolve("packages"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Path file = packages.resolve(exchange.getRequestURI().getPath().substring(1));
            boolean isThere = Files.isRegularFile(file);
            byte[] body = isThere ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(isThere ? 200 : 404, isThere ? body.length : -1);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/away/", exchange -> {
            String path = exchange.getRequestURI().getPath().substring("/away/".length());
            exchange.getResponseHeaders()
                    .add("Location", packages.resolve(path).toUri().toString());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        web = "http://localhost:" + server.getAddress().getPort() + "/";
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Path pack(String version, String name) throws IOException {
        return TestProject.zip(TestProject.plugin(directory, version), packages.resolve(name));
    }

    private PluginFolder.Installed install(PluginSource source) throws InterruptedException {
        return new PluginFolder(plugins).install(source, true, List.of());
    }

    private String version(PluginSource source) throws InterruptedException {
        return install(source).verdict().plugin().version();
    }

    private void assertNothingIsInstalled() throws IOException {
        if (Files.exists(plugins)) {
            try (Stream<Path> files = Files.list(plugins)) {
                assertThat(files).isEmpty();
            }
        }
    }

    private void writeIndex(String plugins) throws IOException {
        Files.writeString(packages.resolve("index.json"), "{\"format\": 1, \"plugins\": [" + plugins + "]}");
    }

    private static String entry(String id, String version, String requires, String file, String sha512) {
        return "{\"id\": \"" + id + "\", \"version\": \"" + version + "\", \"requires\": \"" + requires
                + "\", \"file\": \"" + file + "\", \"sha512\": \"" + sha512 + "\"}";
    }

    @Test
    void theNewestVersionInTheRangeIsInstalled() throws Exception {
        for (String version : List.of("1.0.0", "1.9.0", "1.10.0", "2.0.0")) {
            pack(version, "words-" + version + ".zip");
        }
        assertThat(PluginIndex.write(packages, List.of()).entries())
                .extracting(PluginIndex.Entry::version)
                .containsExactly("1.0.0", "1.9.0", "1.10.0", "2.0.0");

        String file = packages.resolve("index.json").toString();
        String uri = packages.resolve("index.json").toUri().toString();
        assertThat(version(PluginSource.ofIndex("words", web + "index.json"))).isEqualTo("2.0.0");
        assertThat(version(PluginSource.ofIndex("words@>=1.0.0 & <2.0.0", file)))
                .isEqualTo("1.10.0");
        assertThat(version(PluginSource.ofIndex("words@1.9.0", uri))).isEqualTo("1.9.0");
    }

    @Test
    void aVersionForAnotherSluiceIsPassedOver() throws Exception {
        Path zip = pack("1.0.0", "words.zip");
        String fits = entry("words", "1.0.0", ">=0.1.0 & <0.2.0", "words.zip", Checksums.of(zip));
        String later = entry("words", "2.0.0", ">=7.0.0", "later.zip", ANY_SHA512);
        writeIndex(fits + "," + later);

        assertThat(version(PluginSource.ofIndex("words", web + "index.json"))).isEqualTo("1.0.0");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> install(PluginSource.ofIndex("words@2.x", web + "index.json")))
                .withMessageContaining("no version of 'words' in the range 2.x")
                .withMessageContaining("2.0.0 for Sluice >=7.0.0, 1.0.0 for Sluice >=0.1.0 & <0.2.0");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> install(PluginSource.ofIndex("wrods", web + "index.json")))
                .withMessageContaining("has no plugin 'wrods'; it has words");
    }

    @Test
    void aPackageThatIsNotWhatTheIndexSaysIsRefused() throws Exception {
        Path zip = pack("1.0.0", "words.zip");
        writeIndex(entry("words", "1.0.0", "*", "words.zip", ANY_SHA512));
        assertRefused(PluginSource.ofIndex("words", web + "index.json"), "checksum: ");
        writeIndex(entry("dating", "1.0.0", "*", "words.zip", Checksums.of(zip)));
        assertRefused(
                PluginSource.ofIndex("dating", web + "index.json"), "the package holds words 1.0.0, and not dating");
        writeIndex(entry("words", "1.2.0", "*", "words.zip", Checksums.of(zip)));
        assertRefused(PluginSource.ofIndex("words", web + "index.json"), "and not words 1.2.0");
    }

    @Test
    void twoPackagesOfOneVersionThatDifferAreNotIndexed() throws Exception {
        Files.copy(pack("1.0.0", "words.zip"), packages.resolve("again.zip"));
        assertThat(PluginIndex.write(packages, List.of()).entries()).hasSize(2);
        Path other = TestProject.plugin(Files.createDirectory(directory.resolve("other")), "1.0.0");
        Files.writeString(other.resolve("NOTICE"), "another");
        TestProject.zip(other, packages.resolve("other.zip"));

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> PluginIndex.write(packages, List.of()))
                .withMessageContaining("are both words 1.0.0 and differ");
        assertThat(packages).isDirectoryNotContaining("glob:**/.index.json");
    }

    @Test
    void theSignatureOfAnAddressLiesBesideItsPath() {
        assertThat(Download.beside(URI.create("https://example.org//p/words.zip?t=1#x"), ".sig"))
                .hasToString("https://example.org//p/words.zip.sig?t=1");
    }

    private void assertRefused(PluginSource source, String message) throws IOException {
        assertThatExceptionOfType(PluginException.class)
                .isThrownBy(() -> install(source))
                .withMessageContaining(message)
                .withMessageContaining("cure: ");
        assertNothingIsInstalled();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../words.zip",
                "a/../../words.zip",
                "/etc/words.zip",
                "file:///etc/words.zip",
                "http://example.org/words.zip",
                "a//words.zip",
                ".words.zip",
                "a\\\\words.zip",
                "%2e%2e/words.zip",
                "words.zip?x",
                "w\\u0000.zip"
            })
    void aFileOutsideTheFolderOfTheIndexIsRefused(String file) throws Exception {
        writeIndex(entry("words", "1.0.0", "*", file, ANY_SHA512));
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> install(PluginSource.ofIndex("words", web + "index.json")))
                .withMessageContaining("/plugins/0/file")
                .withMessageContaining("is no path below the folder of the index");
        assertNothingIsInstalled();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html>|not a JSON object",
                "[]|not a JSON object",
                "{\"format\": 2, \"plugins\": []}|has the format 2, and this Sluice reads format 1",
                "{\"format\": 1}|has no list 'plugins'",
                "{\"format\": 1, \"plugins\": [1]}|/plugins/0 is no object",
                "{\"format\": 1, \"plugins\": [{}]}|/plugins/0/id is missing",
                "{\"format\": 1, \"plugins\": [{\"id\": 1}]}|/plugins/0/id is missing",
            })
    void whatIsNoIndexIsNamed(String text, String message) throws Exception {
        Files.writeString(packages.resolve("index.json"), text);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> install(PluginSource.ofIndex("words", web + "index.json")))
                .withMessageContaining("index.json")
                .withMessageContaining(message)
                .withMessageContaining("sluice plugin index FOLDER");
        assertNothingIsInstalled();
    }

    @Test
    void anIndexMadeToDoHarmIsRefused() throws Exception {
        PluginSource source = PluginSource.ofIndex("words", web + "index.json");
        writeIndex(entry("words", "1.0.0", "(".repeat(1_000_000), "words.zip", ANY_SHA512));
        assertThatThrownBy(() -> install(source)).isInstanceOf(InputException.class);
        writeIndex(entry("words", "1.0.0", "*", "a/".repeat(1_000_000) + "b", ANY_SHA512));
        assertThatThrownBy(() -> install(source)).isInstanceOf(InputException.class);
        Files.writeString(packages.resolve("index.json"), "{\"format\":".repeat(100_000));
        assertThatThrownBy(() -> install(source)).isInstanceOf(InputException.class);
        Files.write(packages.resolve("index.json"), new byte[9 << 20]);
        assertRefused(source, "too-large: ");
    }

    @Test
    void aRedirectToAFileOfThisMachineIsNotFollowed() throws Exception {
        pack("1.0.0", "words.zip");
        PluginIndex.write(packages, List.of());
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> install(PluginSource.ofIndex("words", web + "away/index.json")))
                .withMessageContaining("answers 302");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> install(PluginSource.of(web + "away/words.zip", Optional.empty())))
                .withMessageContaining("answers 302");
        assertNothingIsInstalled();
    }

    @Test
    void aPackageThatCouldNotBeInstalledIsNotTakenIntoAnIndex() throws Exception {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> PluginIndex.write(packages, List.of()))
                .withMessageContaining("there is no zip in");
        Files.writeString(packages.resolve("words.zip"), "x");
        assertThatExceptionOfType(PluginException.class)
                .isThrownBy(() -> PluginIndex.write(packages, List.of()))
                .withMessageContaining("words.zip: it is not taken into the index")
                .withMessageContaining("cure: ");
        assertThat(packages.resolve("index.json")).doesNotExist();
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"", "@1.0.0", "words@", "words@nonsense"})
    void whatIsNoPluginOfAnIndexIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PluginSource.ofIndex(text, web + "index.json"))
                .withMessageContaining("write its id");
    }

    @Test
    void anIndexOfThisMachineMayBeCalledAsOneLikesInAnAddressToo() throws Exception {
        pack("1.0.0", "words.zip");
        PluginIndex.write(packages, List.of());
        Path odd = Files.copy(packages.resolve("index.json"), packages.resolve("my index.json"));
        assertThat(version(PluginSource.ofIndex("words", odd.toUri().toString())))
                .isEqualTo("1.0.0");
        assertThat(odd.toUri().toString()).contains("my%20index.json");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> install(PluginSource.ofIndex("words", packages.toString())))
                .withMessageContaining(packages + " is a folder; name the index in it, " + packages + "/index.json");
    }

    /** A byte now and then, without end. */
    @Test
    void aServerThatDawdlesIsGivenUp() throws Exception {
        server.createContext("/slow.zip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(0);
                    out.flush();
                    Thread.sleep(20);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        URI slow = URI.create(web + "slow.zip");
        Path file = directory.resolve("slow.zip");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> Download.status(file, slow, 1 << 20, Duration.ofSeconds(1)))
                .withMessage(slow + " is given up: it was not whole after 1 seconds; try again later, or fetch it by"
                        + " other means and install the file");
    }
}
