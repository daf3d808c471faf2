package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is missing in a build is said; loading itself is tested where the host is. */
class PluginLoadingTest {
    @TempDir
    Path directory;

    @Test
    void aBuildThatDoesNotWriteWhatThePackageHoldsIsToldSo() throws Exception {
        assertThatThrownBy(this::load).hasMessageContaining("plugin.properties, which the build writes as a filtered");
        Files.writeString(directory.resolve("plugin.properties"), "plugin.id=words\n");
        assertThatThrownBy(this::load).hasMessageContaining("plugin.classpath, which the build writes by build-class");
    }

    @Test
    void aClassPathWithoutTheHostIsToldSo() throws Exception {
        Files.writeString(directory.resolve("plugin.properties"), "plugin.id=words\n");
        Files.createFile(directory.resolve("plugin.classpath"));
        assertThatThrownBy(this::load)
                .hasMessageContaining(
                        "Sluice itself is not on the class path of the tests; add dev.sluice:sluice-core");
    }

    /** Loads for a class of tests that lies in the folder. */
    private void load() throws Exception {
        String name = "dev/sluice/testkit/PluginLoadingTest.class";
        Path copy = directory.resolve(name);
        Files.createDirectories(copy.getParent());
        Files.write(
                copy, PluginLoadingTest.class.getResourceAsStream("/" + name).readAllBytes());
        URL[] urls = {directory.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            PluginLoading.load(loader.loadClass(PluginLoadingTest.class.getName()));
        }
    }
}
