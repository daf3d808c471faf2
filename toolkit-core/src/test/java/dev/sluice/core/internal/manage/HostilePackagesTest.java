package dev.sluice.core.internal.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.core.PluginException;
import dev.sluice.core.internal.project.TestProject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages that are damaged or made to do harm: each is refused with its name, and leaves nothing behind. */
class HostilePackagesTest {
    private static final PackageLimits SMALL = new PackageLimits(20, 8 << 20, 100);

    @TempDir
    Path directory;

    private Path plugins;

    @BeforeEach
    void makeFolder() {
        plugins = directory.resolve("plugins");
    }

    private void assertRefused(Path zip, String code, String cause) throws IOException {
        List<Path> before = everything();
        assertThatExceptionOfType(PluginException.class)
                .isThrownBy(() -> new PluginFolder(plugins, SMALL)
                        .install(PluginSource.of(zip.toString(), Optional.empty()), false, List.of()))
                .withMessageContaining(code + ": ")
                .withMessageContaining(cause)
                .withMessageContaining("cure: ");
        before.add(plugins);
        assertThat(everything()).containsExactlyInAnyOrderElementsOf(before);
        PluginVerdict verdict = PluginVerifier.verify(zip, List.of());
        assertThat(verdict.isClean()).isFalse();
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            return new ArrayList<>(walk.toList());
        }
    }

    private Path zip(String... names) throws IOException {
        Path file = directory.resolve("hostile.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write('x');
            }
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.txt",
                "lib/../../evil.txt",
                "/evil.txt",
                "lib//evil.txt",
                "..",
                "C:/evil.txt",
                "lib\\evil.txt",
                "..\\evil.txt",
                "lib/evil\u0000.txt",
                "lib/evil\n.txt",
                "lib/evil.txt.",
                "lib/evil "
            })
    void anEntryThatLeadsElsewhereIsRefused(String name) throws IOException {
        assertRefused(zip("plugin.properties", name), "unsafe-path", "would not lie in the folder");
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() throws IOException {
        Path file = directory.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("lib/zeros.jar"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 7; i++) {
                out.write(zeros);
            }
        }
        assertRefused(file, "too-large", "more than 100 times its size");
    }

    @Test
    void manySmallBytesAreTooManyTogether() throws IOException {
        Path file = directory.resolve("large.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 10; i++) {
                out.putNextEntry(new ZipEntry("lib/" + i));
                out.write(new byte[1 << 20]);
            }
        }
        assertRefused(file, "too-large", "unpacks to more than 8388608 bytes");
    }

    @Test
    void tooManyEntriesAreRefused() throws IOException {
        String[] names = new String[21];
        Arrays.setAll(names, i -> "lib/" + i);
        assertRefused(zip(names), "too-large", "more than 20 files");
    }

    @Test
    void namesThatDifferInCaseAloneAreOneFileTwice() throws IOException {
        assertRefused(zip("lib/a.jar", "lib/A.jar"), "duplicate-entry", "'lib/A.jar' twice");
    }

    @Test
    void aSecondEntryOfOneNameIsRefused() throws IOException {
        Path file = zip("lib/a.jar", "lib/b.jar");
        byte[] bytes = Files.readAllBytes(file);
        replace(bytes, "lib/b.jar", "lib/a.jar");
        Files.write(file, bytes);
        assertRefused(file, "duplicate-entry", "'lib/a.jar' twice");
    }

    @Test
    void aSymbolicLinkIsRefused() throws IOException {
        Path file = zip("plugin.properties", "lib/link.jar");
        byte[] bytes = Files.readAllBytes(file);
        int header = lastIndexOf(bytes, new byte[] {'P', 'K', 1, 2});
        bytes[header + 5] = 3; // made on Unix
        int mode = 0120777 << 16;
        for (int i = 0; i < 4; i++) {
            bytes[header + 38 + i] = (byte) (mode >>> (8 * i));
        }
        Files.write(file, bytes);
        assertRefused(file, "link", "'lib/link.jar' is a link");
    }

    @Test
    void aFolderWithALinkIsRefused() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("linked"));
        Files.createSymbolicLink(folder.resolve("passwords"), directory.resolve("elsewhere"));
        assertRefused(folder, "link", "'passwords' is a link");
    }

    @Test
    void aTruncatedZipIsRefusedWhereverItEnds() throws IOException {
        Path whole = TestProject.zip(TestProject.plugin(directory, "1.0.0"), directory.resolve("whole.zip"));
        byte[] bytes = Files.readAllBytes(whole);
        for (int length = 0; length < bytes.length; length += bytes.length / 7) {
            Path cut = directory.resolve("cut.zip");
            Files.write(cut, Arrays.copyOf(bytes, length));
            assertRefused(cut, "bad-archive", "is no whole zip");
            Files.delete(plugins);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 500, 1000, 1500, 2000})
    void aDamagedEntryIsRefused(int at) throws IOException {
        Path whole = TestProject.zip(TestProject.plugin(directory, "1.0.0"), directory.resolve("whole.zip"));
        byte[] bytes = Files.readAllBytes(whole);
        assertThat(bytes.length).isGreaterThan(3000);
        bytes[at] ^= 0x55;
        Files.write(whole, bytes);
        assertRefused(whole, "bad-archive", "is damaged");
    }

    @Test
    void anEntryWhoseChecksumIsAnotherIsRefused() throws IOException {
        Path file = zip("plugin.properties");
        byte[] bytes = Files.readAllBytes(file);
        bytes[lastIndexOf(bytes, new byte[] {'P', 'K', 1, 2}) + 16] ^= 1;
        Files.write(file, bytes);
        assertRefused(file, "bad-archive", "its checksum is another");
    }

    @Test
    void aFileThatIsNoZipIsRefused() throws IOException {
        assertRefused(Files.writeString(directory.resolve("a.zip"), "<html>"), "bad-archive", "is no whole zip");
    }

    @Test
    void aFolderInThePackageIsNamed() throws IOException {
        assertRefused(zip("words/plugin.properties"), "nested-folder", "lies in the folder 'words' of the package");
    }

    @Test
    void anEmptyPackageIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ZipOutputStream(bytes).close();
        assertRefused(Files.write(directory.resolve("empty.zip"), bytes.toByteArray()), "no-properties", "there is no");
    }

    private static void replace(byte[] bytes, String from, String to) {
        byte[] old = from.getBytes(StandardCharsets.UTF_8);
        byte[] fresh = to.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at + old.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + old.length, old, 0, old.length)) {
                System.arraycopy(fresh, 0, bytes, at, fresh.length);
            }
        }
    }

    private static int lastIndexOf(byte[] bytes, byte[] wanted) {
        for (int at = bytes.length - wanted.length; at >= 0; at--) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new AssertionError("not found");
    }
}
