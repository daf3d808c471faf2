package dev.sluice.core.internal.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.InputException;
import dev.sluice.core.PluginException;
import dev.sluice.core.PluginInfo;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.project.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin of an index comes with those it needs, or not at all. */
class NeededPluginsTest {
    @TempDir
    Path directory;

    private final List<String> entries = new ArrayList<>();
    private Path packages;
    private Path plugins;

    @BeforeEach
    void makeFolders() throws IOException {
        packages = Files.createDirectory(directory.resolve("packages"));
        plugins = Files.createDirectory(directory.resolve("plugins"));
    }

    private Path publish(String id, String version, String dependencies) throws IOException {
        String file = id + "-" + version + ".zip";
        Path zip = TestProject.zip(TestProject.plugin(directory, id, version, dependencies), packages.resolve(file));
        entries.add("""
                {"id": "%s", "version": "%s", "requires": "*", "file": "%s", "sha512": "%s"}
                """.formatted(id, version, file, Checksums.of(zip)));
        return zip;
    }

    private PluginSource wanted(String id) throws IOException {
        Path index = packages.resolve("index.json");
        Files.writeString(index, "{\"format\": 1, \"plugins\": [" + String.join(",", entries) + "]}");
        return PluginSource.ofIndex(id, index.toString());
    }

    private PluginFolder.Installed install(String id) throws IOException, InterruptedException {
        return new PluginFolder(plugins).install(wanted(id), false, List.of());
    }

    private Map<String, String> installed() {
        Map<String, String> versions = new TreeMap<>();
        try (Toolkit toolkit = Toolkit.open(List.of(plugins), List.of())) {
            for (PluginInfo plugin : toolkit.plugins()) {
                assertThat(plugin.state()).as(plugin.toString()).isEqualTo(PluginInfo.State.USABLE);
                versions.put(plugin.id(), plugin.version());
            }
        }
        return versions;
    }

    @Test
    void whatIsMissingIsInstalledFirstInTheNewestVersionOfTheRange() throws Exception {
        publish("base", "1.0.0", "");
        publish("base", "1.5.0", "");
        publish("base", "2.0.0", "");
        publish("middle", "1.0.0", "base@^1.0.0");
        publish("words", "1.0.0", "middle@1.0.0, base@>=1.0.0 & <3.0.0");

        PluginFolder.Installed words = install("words");

        assertThat(words.verdict().plugin().id()).isEqualTo("words");
        assertThat(words.needed())
                .extracting(needed -> needed.verdict().plugin().id())
                .containsExactly("base", "middle");
        assertThat(installed()).isEqualTo(Map.of("base", "1.5.0", "middle", "1.0.0", "words", "1.0.0"));
    }

    @Test
    void whatIsThereAlreadyInTheRangeStays() throws Exception {
        publish("base", "1.0.0", "");
        install("base");
        publish("base", "1.5.0", "");
        publish("words", "1.0.0", "base@^1.0.0");

        assertThat(install("words").needed()).isEmpty();
        assertThat(installed()).isEqualTo(Map.of("base", "1.0.0", "words", "1.0.0"));
    }

    @Test
    void whatIsThereInAnotherVersionIsNotExchangedUnasked() throws Exception {
        publish("base", "1.0.0", "");
        install("base");
        publish("base", "2.0.0", "");
        publish("words", "1.0.0", "base@^2.0.0");

        assertThatThrownBy(() -> install("words"))
                .isInstanceOf(PluginException.class)
                .hasMessage("words 1.0.0 needs base ^2.0.0, and version 1.0.0 is installed; exchange it first:"
                        + " sluice plugin install 'base@^2.0.0' --replace");
        assertThat(installed()).isEqualTo(Map.of("base", "1.0.0"));
    }

    @Test
    void whatTheIndexDoesNotHaveIsNamedAndNothingIsInstalled() throws Exception {
        publish("base", "1.0.0", "");
        publish("words", "1.0.0", "base@^1.0.0, gone@^1.0.0");
        assertThatThrownBy(() -> install("words"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("words 1.0.0 needs gone ^1.0.0: ")
                .hasMessageContaining("has no plugin 'gone'; it has base, words");
        publish("later", "1.0.0", "base@^7.0.0");
        assertThatThrownBy(() -> install("later"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("later 1.0.0 needs base ^7.0.0: ")
                .hasMessageContaining("no version of 'base' in the range ^7.0.0");
        assertThat(plugins).isEmptyDirectory();
    }

    @Test
    void twoThatNeedDifferentVersionsOfAThirdAreNotInstalledTogether() throws Exception {
        publish("base", "1.0.0", "");
        publish("base", "2.0.0", "");
        publish("middle", "1.0.0", "base@^1.0.0");
        publish("words", "1.0.0", "base@^2.0.0, middle@1.0.0");
        assertThatThrownBy(() -> install("words"))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining(
                        "middle 1.0.0 needs base ^1.0.0, and version 2.0.0 was taken for what is installed");
        assertThat(plugins).isEmptyDirectory();
    }

    @Test
    void aRingIsNamedAndNothingIsInstalled() throws Exception {
        publish("base", "1.0.0", "words@^1.0.0");
        publish("words", "1.0.0", "base@^1.0.0");
        assertThatThrownBy(() -> install("words"))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("dependency-cycle: plugins depend on each other in a ring")
                .hasMessageContaining("cure: move what they share");
        assertThat(plugins).isEmptyDirectory();
    }

    @Test
    void oneThatIsDamagedKeepsAllOut() throws Exception {
        Path base = publish("base", "1.0.0", "");
        publish("words", "1.0.0", "base@^1.0.0");
        PluginSource words = wanted("words");
        Files.writeString(base, "no zip");
        assertThatThrownBy(() -> new PluginFolder(plugins).install(words, false, List.of()))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("base@^1.0.0: it is not installed, and words 1.0.0 needs base ^1.0.0")
                .hasMessageContaining("checksum: ");
        assertThat(plugins).isEmptyDirectory();
    }

    @Test
    void oneThatCannotTakeItsPlaceTakesTheOthersBack() throws Exception {
        publish("base", "1.0.0", "");
        publish("words", "1.0.0", "base@^1.0.0");
        Files.createDirectories(plugins.resolve("words/lib"));
        assertThatThrownBy(() -> install("words"))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("--replace");
        assertThat(plugins.resolve("base")).doesNotExist();
    }

    @Test
    void allMustBeSignedIfThatIsAskedFor() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path known = TestProject.key(directory.resolve("known.pem"), "PUBLIC KEY", pair.getPublic());
        Path secret = TestProject.key(directory.resolve("secret.pem"), "PRIVATE KEY", pair.getPrivate());
        Path base = publish("base", "1.0.0", "");
        PluginSignature.sign(publish("words", "1.0.0", "base@^1.0.0"), secret);
        PluginSource signed = wanted("words").signedBy(known);
        assertThatThrownBy(() -> new PluginFolder(plugins).install(signed, false, List.of()))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("words 1.0.0 needs base ^1.0.0")
                .hasMessageContaining("not-signed");
        assertThat(plugins).isEmptyDirectory();

        PluginSignature.sign(base, secret);
        new PluginFolder(plugins).install(signed, false, List.of());
        assertThat(installed()).containsOnlyKeys("base", "words");
    }

    /** Only an index says where others are. */
    @Test
    void aPackageThatIsNoneOfAnIndexSaysWhatIsMissing() throws Exception {
        Path words = publish("words", "1.0.0", "base@^1.0.0");
        assertThatThrownBy(() -> new PluginFolder(plugins)
                        .install(PluginSource.of(words.toString(), Optional.empty()), false, List.of()))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("missing-dependency: it depends on the plugin 'base'");
    }
}
