package dev.sluice.core.internal.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.core.InputException;
import dev.sluice.core.PluginException;
import dev.sluice.core.PluginInfo;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.project.TestProject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFolderTest {
    @TempDir
    Path directory;

    private Path plugins;

    @BeforeEach
    void makeFolder() {
        plugins = directory.resolve("plugins");
    }

    private Path packed(String version) throws IOException {
        return TestProject.zip(TestProject.plugin(directory, version), directory.resolve(version + ".zip"));
    }

    private PluginFolder.Installed install(Object source, boolean replace) throws InterruptedException {
        return new PluginFolder(plugins)
                .install(PluginSource.of(source.toString(), Optional.empty()), replace, List.of());
    }

    private PluginInfo only() {
        try (Toolkit toolkit = Toolkit.open(List.of(plugins), List.of())) {
            assertThat(toolkit.plugins()).hasSize(1);
            return toolkit.plugins().get(0);
        }
    }

    private void assertNothingElseIsLeft(String... names) throws IOException {
        try (Stream<Path> files = Files.list(plugins)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(names);
        }
    }

    @Test
    void aZipIsInstalledAndUsable() throws Exception {
        Path zip = packed("1.0.0");
        PluginFolder.Installed installed = install(zip, false);

        assertThat(installed.sha512()).contains(Checksums.of(zip));
        assertThat(installed.verdict().isClean())
                .as(installed.verdict().toString())
                .isTrue();
        assertThat(only().state()).isEqualTo(PluginInfo.State.USABLE);
        assertThat(only().components()).containsExactly("words");
        assertNothingElseIsLeft("words");
    }

    @Test
    void aFolderIsInstalledUnderItsId() throws Exception {
        Path folder = TestProject.plugin(directory, "1.0.0");
        Path renamed = Files.move(folder, folder.resolveSibling("unpacked"));

        assertThat(install(renamed, false).folder()).isEqualTo(plugins.resolve("words"));
        assertThat(only().state()).isEqualTo(PluginInfo.State.USABLE);
    }

    @Test
    void thePackageIsFetchedFromAnAddress() throws Exception {
        byte[] zip = Files.readAllBytes(packed("1.0.0"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/words.zip", exchange -> {
            exchange.sendResponseHeaders(200, zip.length);
            exchange.getResponseBody().write(zip);
            exchange.close();
        });
        server.start();
        try {
            String base = "http://localhost:" + server.getAddress().getPort();
            assertThat(install(base + "/words.zip", false).folder()).isDirectory();
            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() -> install(base + "/none.zip", false))
                    .withMessageContaining("answers 404");
        } finally {
            server.stop(0);
        }
        assertNothingElseIsLeft("words");
    }

    @Test
    void anotherVersionIsNotOverwrittenUnlessToldSo() throws Exception {
        install(packed("1.0.0"), false);
        Path next = packed("1.1.0");

        assertThatExceptionOfType(PluginException.class)
                .isThrownBy(() -> install(next, false))
                .withMessageContaining("in version 1.0.0")
                .withMessageContaining("add --replace");
        assertThat(only().version()).isEqualTo("1.0.0");

        assertThat(install(next, true).replaced()).contains("1.0.0");
        assertThat(only().version()).isEqualTo("1.1.0");
        assertNothingElseIsLeft("words");
    }

    @Test
    void theSamePluginMayBeInstalledAgain() throws Exception {
        Path zip = packed("1.0.0");
        install(zip, false);
        assertThat(install(zip, false).replaced()).contains("1.0.0");
    }

    @Test
    void aPluginThatCannotBeUsedIsNotInstalled() throws Exception {
        Path plugin = TestProject.plugin(directory, "1.0.0");
        Path properties = plugin.resolve("plugin.properties");
        Files.writeString(properties, Files.readString(properties).replace(">=0.1.0 & <0.2.0", ">=7.0.0"));

        assertThatExceptionOfType(PluginException.class)
                .isThrownBy(() -> install(plugin, false))
                .withMessageContaining("requires-host")
                .withMessageContaining("cure: ");
        assertNothingElseIsLeft();
    }

    @Test
    void aChecksumThatDiffersIsRefused() throws Exception {
        Path zip = packed("1.0.0");
        PluginFolder folder = new PluginFolder(plugins);

        assertThatExceptionOfType(PluginException.class)
                .isThrownBy(() ->
                        folder.install(PluginSource.of(zip.toString(), Optional.of("0".repeat(128))), false, List.of()))
                .withMessageContaining("has the SHA-512 " + Checksums.of(zip));
        assertThat(folder.install(PluginSource.of(zip.toString(), Optional.of(Checksums.of(zip))), false, List.of())
                        .folder())
                .isDirectory();
    }

    @Test
    void aSourceThatIsMissingIsNamed() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> install("none.zip", false))
                .withMessageContaining("there is no file or folder none.zip");
    }

    @Test
    void aPluginIsRemovedAsAWhole() throws Exception {
        install(packed("1.0.0"), false);
        new PluginFolder(plugins).remove("words");
        assertNothingElseIsLeft();
    }

    @Test
    void theLockNamesEveryFileAndWhatHasChanged() throws Exception {
        install(packed("1.0.0"), false);
        Path file = directory.resolve("plugins.lock");
        PluginLock.of(List.of(only())).write(file);
        PluginLock locked = PluginLock.read(file);

        assertThat(Files.readString(file)).contains("plugin words 1.0.0\n").isEqualTo(locked.toString());
        assertThat(locked.drift(PluginLock.of(List.of(only())))).isEmpty();
        assertThat(locked.drift(PluginLock.of(List.of()))).containsExactly("plugin 'words' is missing");
        assertThat(PluginLock.of(List.of()).drift(locked)).containsExactly("plugin 'words' 1.0.0 is not in the lock");

        Files.writeString(plugins.resolve("words/NOTICE"), "new");
        Path jar = plugins.resolve("words/lib/words-plugin-1.0.0.jar");
        Files.write(jar, new byte[] {1});
        assertThat(locked.drift(PluginLock.of(List.of(only()))))
                .containsExactly(
                        "plugin 'words' has a new file NOTICE",
                        "plugin 'words' has a changed file lib/words-plugin-1.0.0.jar");
        Files.delete(jar);
        assertThat(locked.drift(PluginLock.of(List.of(only()))))
                .contains("plugin 'words' lacks the file lib/words-plugin-1.0.0.jar");
        Path properties = plugins.resolve("words/plugin.properties");
        Files.writeString(properties, Files.readString(properties).replace("1.0.0\n", "1.0.1\n"));
        assertThat(locked.drift(PluginLock.of(List.of(only()))))
                .containsExactly("plugin 'words' is version 1.0.1, locked is 1.0.0");
    }

    @Test
    void aLineThatIsNoneOfALockFileIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("plugins.lock"), "# a\nplugin words 1.0.0\n  abc  lib/x\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PluginLock.read(file))
                .withMessageContaining("plugins.lock:3: this is no line of a lock file");
    }

    /** Who may write where the zip lies could exchange it between two looks. */
    @Test
    void whatIsCheckedIsACopyOfTheZip() throws Exception {
        Path zip = packed("1.0.0");
        Files.writeString(PluginSignature.file(zip), "signed");
        Path work = Files.createDirectory(directory.resolve("work"));
        PluginSource.Fetched fetched =
                PluginSource.of(zip.toString(), Optional.empty()).fetch(work, PackageLimits.DEFAULT);
        byte[] before = Files.readAllBytes(zip);
        Files.writeString(zip, "another");

        assertThat(fetched.path().getParent()).isEqualTo(work);
        assertThat(fetched.path()).hasBinaryContent(before);
        Path signature = work.resolve("copied.sig");
        assertThat(fetched.signature().take(signature)).isTrue();
        assertThat(signature).hasContent("signed");
    }

    @Test
    void messagesCallTheZipAsTheUserDid() throws Exception {
        Path zip = Files.writeString(directory.resolve("mine.zip"), "no zip");
        assertThatExceptionOfType(PluginException.class)
                .isThrownBy(() -> install(zip, false))
                .withMessageStartingWith(zip + ": it is not installed")
                .withMessageNotContaining(".sluice-");
        PluginFolder small = new PluginFolder(plugins, new PackageLimits(10, 3, 10));
        assertThatExceptionOfType(PluginException.class)
                .isThrownBy(() -> small.install(PluginSource.of(zip.toString(), Optional.empty()), false, List.of()))
                .withMessageContaining(zip + " gives more than 3 bytes");
    }
}
