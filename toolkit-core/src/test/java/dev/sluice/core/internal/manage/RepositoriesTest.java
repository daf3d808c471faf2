package dev.sluice.core.internal.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.InputException;
import dev.sluice.core.PluginException;
import dev.sluice.core.internal.project.TestProject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins from an index, by files and from a real server. */
class RepositoriesTest extends RepositoriesFixture {
    private static final String ANY_SHA512 = "0".repeat(128);

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
