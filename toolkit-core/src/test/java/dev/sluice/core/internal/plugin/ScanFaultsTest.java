package dev.sluice.core.internal.plugin;

import static dev.sluice.core.internal.plugin.PluginBuilder.withAnnotator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.PluginInfo;
import dev.sluice.core.PluginInfo.Fault;
import dev.sluice.core.PluginInfo.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault of a plugin's directory that a scan finds is named with its cause and its cure, and spoils no other plugin. */
class ScanFaultsTest extends ScanFixture {
    @Test
    void aSoundPluginIsUsableAndHasNoFault() throws IOException {
        Path directory = withAnnotator("hello").buildIn(plugins);

        PluginInfo info = only("hello");

        assertThat(info)
                .isEqualTo(new PluginInfo(
                        "hello",
                        "1.0.0",
                        "The plugin hello of a test",
                        directory,
                        State.USABLE,
                        List.of("hello"),
                        List.of()));
    }

    @Test
    void theDeclarationOfAComponentIsReadWithoutLoadingAClass() throws IOException {
        withAnnotator("hello").without("demo/").buildIn(plugins);

        try (PluginCatalog catalog = scan()) {
            ComponentInfo component = catalog.component("hello").orElseThrow();

            assertThat(component.kind()).isEqualTo(ComponentInfo.Kind.ANNOTATOR);
            assertThat(component.plugin()).isEqualTo("hello");
            assertThat(component.version()).isEqualTo("1.0.0");
            assertThat(component.needs()).containsExactly("text");
            assertThat(component.factory()).isEqualTo("demo.hello.Factory");
            assertThat(component.config()).isEqualTo("demo.hello.Factory$Config");
            assertThat(component.option("count").orElseThrow().defaultText()).contains("3");
        }
    }

    @Test
    void aMissingDirectoryHoldsNothing() {
        try (PluginCatalog catalog = PluginCatalog.scan(List.of(plugins.resolve("absent")))) {
            assertThat(catalog.plugins()).isEmpty();
        }
    }

    @Test
    void aPluginDirectoryThatIsAFileIsNamed() throws IOException {
        Path file = Files.writeString(plugins.resolve("plugins.txt"), "x");
        try (PluginCatalog catalog = PluginCatalog.scan(List.of(file))) {
            assertThat(catalog.plugins())
                    .singleElement()
                    .satisfies(plugin -> assertThat(plugin.faults())
                            .extracting(Fault::code)
                            .containsExactly("unreadable-directory"));
        }
    }

    @Test
    void hiddenDirectoriesAndOtherFilesAreNoPlugins() throws IOException {
        withAnnotator("hello").buildIn(plugins, ".installing");
        Files.writeString(plugins.resolve("README.txt"), "Plugins go here.");

        assertThat(scan().plugins()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello.zip", "hello.jar", "hello.tar.gz"})
    void anArchiveIsReportedWithTheCureToUnpackIt(String name) throws IOException {
        Files.writeString(plugins.resolve(name), "any");

        assertThat(brokenBy("hello", "not-unpacked").cure()).contains("unpack it into a directory");
    }

    @Test
    void anArchiveDoesNotHideThePluginOfItsName() throws IOException {
        Path first = Files.createDirectories(plugins.resolve("first"));
        Path second = Files.createDirectories(plugins.resolve("second"));
        Files.writeString(first.resolve("hello.zip"), "any");
        withAnnotator("hello").buildIn(second);

        try (PluginCatalog catalog = PluginCatalog.scan(List.of(first, second), "1.2.0")) {
            assertThat(catalog.component("hello")).isPresent();
        }
    }

    @Test
    void aDirectoryWithoutProperties() throws IOException {
        Files.delete(withAnnotator("hello").buildIn(plugins).resolve("plugin.properties"));

        assertThat(brokenBy("hello", "no-properties").cause()).contains("plugin.properties");
    }

    @Test
    void propertiesThatAreNotUtf8() throws IOException {
        Path directory = withAnnotator("hello").buildIn(plugins);
        Files.write(directory.resolve("plugin.properties"), new byte[] {'a', '=', (byte) 0xE9, '\n'});

        assertThat(brokenBy("hello", "unreadable-properties").cure()).contains("UTF-8");
    }

    @Test
    void propertiesWithABadEscape() throws IOException {
        withAnnotator("hello").property("plugin.description", "\\u12").buildIn(plugins);

        assertThat(brokenBy("hello", "unreadable-properties").cure()).contains("escape");
    }

    @Test
    void propertiesThatAreADirectory() throws IOException {
        Files.createDirectories(plugins.resolve("hello/plugin.properties"));

        brokenBy("hello", "unreadable-properties");
    }

    @Test
    void aMissingId() throws IOException {
        withAnnotator("hello").withoutProperty("plugin.id").buildIn(plugins);

        assertThat(brokenBy("hello", "no-id").cure()).contains("plugin.id=hello");
    }

    @Test
    void anIdWithForbiddenLetters() throws IOException {
        withAnnotator("hello").property("plugin.id", "Hello World").buildIn(plugins);

        assertThat(brokenBy("Hello World", "bad-id").cure()).contains("lower-case");
    }

    @Test
    void anIdUnlikeTheDirectory() throws IOException {
        withAnnotator("hello").buildIn(plugins, "hello-1.0.0");

        assertThat(brokenBy("hello", "id-differs").cure()).contains("rename the directory to 'hello'");
    }

    @Test
    void aMissingVersion() throws IOException {
        withAnnotator("hello").withoutProperty("plugin.version").buildIn(plugins);

        brokenBy("hello", "no-version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-a-version", "1", "1.0", "v1.0.0", "1.0.0.Final"})
    void aVersionThatIsNone(String version) throws IOException {
        withAnnotator("hello").version(version).buildIn(plugins);

        assertThat(brokenBy("hello", "bad-version").cause()).contains(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {">=banana", "latest", ">=1.0.0 &", "]1.0.0,"})
    void aRangeThatIsNone(String requires) throws IOException {
        withAnnotator("hello").property("plugin.requires", requires).buildIn(plugins);

        assertThat(brokenBy("hello", "bad-requires").cause()).contains(requires);
    }

    @ParameterizedTest
    @ValueSource(strings = {">=2.0.0", "<1.0.0", "^2.0.0", "2.x", "1.2.1"})
    void aRangeThisHostDoesNotSatisfy(String requires) throws IOException {
        withAnnotator("hello").property("plugin.requires", requires).buildIn(plugins);

        assertThat(brokenBy("hello", "requires-host").cause()).contains(requires, "1.2.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {">=1.0.0 & <2.0.0", "^1.0.0", "1.x", "*", "1.0.0", "1.2.0", "~1.2.0"})
    void aRangeThisHostSatisfies(String requires) throws IOException {
        withAnnotator("hello").property("plugin.requires", requires).buildIn(plugins);

        assertThat(only("hello").faults()).isEmpty();
    }

    @Test
    void aSnapshotOfTheHostCountsAsItsRelease() throws IOException {
        withAnnotator("hello").property("plugin.requires", ">=0.1.0 & <0.2.0").buildIn(plugins);

        try (PluginCatalog catalog = PluginCatalog.scan(List.of(plugins))) {
            assertThat(catalog.component("hello")).isPresent();
        }
    }

    @Test
    void oneIdInTwoDirectories() throws IOException {
        Path first = Files.createDirectories(plugins.resolve("first"));
        Path second = Files.createDirectories(plugins.resolve("second"));
        withAnnotator("hello").buildIn(first);
        withAnnotator("hello").version("2.0.0").buildIn(second);

        try (PluginCatalog catalog = PluginCatalog.scan(List.of(first, second), "1.2.0")) {
            assertThat(catalog.plugins()).extracting(PluginInfo::state).containsExactly(State.USABLE, State.BROKEN);
            assertThat(catalog.plugins().get(1).faults())
                    .extracting(Fault::code)
                    .containsExactly("duplicate-id");
            assertThat(catalog.component("hello").orElseThrow().version()).isEqualTo("1.0.0");
            assertThat(catalog.broken()).isEmpty();
        }
    }

    @Test
    void noJar() throws IOException {
        withAnnotator("hello").withoutJar().buildIn(plugins);

        brokenBy("hello", "no-jar");
    }

    @Test
    void noLibDirectory() throws IOException {
        Path directory = withAnnotator("hello").withoutJar().buildIn(plugins);
        Files.delete(directory.resolve("lib"));

        brokenBy("hello", "no-jar");
    }

    @ParameterizedTest
    @CsvSource({"0, is empty", "3, is not a jar", "400, is cut off or damaged", "-1, is cut off or damaged"})
    void aJarThatIsCutOff(int length, String cause) throws IOException {
        Path jar = withAnnotator("hello").buildIn(plugins).resolve("lib/hello-1.0.0.jar");
        byte[] whole = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(whole, length < 0 ? whole.length + length : length));

        assertThat(brokenBy("hello", "bad-jar").cause()).contains("hello-1.0.0.jar", cause);
    }

    @Test
    void aLibraryThatIsNoJar() throws IOException {
        Path directory = withAnnotator("hello").buildIn(plugins);
        Files.writeString(directory.resolve("lib/page.jar"), "<html>Not found</html>");

        assertThat(brokenBy("hello", "bad-jar").cause()).contains("page.jar is not a jar");
    }

    @Test
    void aJarWhoseEntriesAreDamaged() throws IOException {
        Path jar = withAnnotator("hello").buildIn(plugins).resolve("lib/hello-1.0.0.jar");
        byte[] bytes = Files.readAllBytes(jar);
        Arrays.fill(bytes, 0, bytes.length / 2, (byte) 0);
        Files.write(jar, bytes);

        brokenBy("hello", "bad-jar");
    }

    @ParameterizedTest
    @CsvSource({
        "dev/sluice/api/ComponentFactory.class, bundles-sluice-api",
        "org/pf4j/ExtensionPoint.class, bundles-pf4j",
        "org/slf4j/Logger.class, bundles-slf4j-api"
    })
    void aBundledCopyOfWhatTheHostLends(String entry, String code) throws IOException {
        withAnnotator("hello").entry(entry, "any").buildIn(plugins);

        assertThat(warnedOf("hello", code).cure()).contains("<scope>provided</scope>");
    }

    @Test
    void aLibraryThatCarriesTheLogWithinItselfDoesNoHarm() throws IOException {
        Path plugin = withAnnotator("hello").buildIn(plugins);
        Files.copy(Libraries.of("slf4j-api")[0], plugin.resolve("lib/fat-1.0.jar"));

        assertThat(only("hello").faults()).isEmpty();
    }

    @Test
    void aBundledLoggingBackend() throws IOException {
        withAnnotator("hello").library(Libraries.of("logback-classic")).buildIn(plugins);

        assertThat(warnedOf("hello", "bundles-logging").cause()).contains("logback-classic");
    }

    @Test
    void pluginsAreListedById() throws IOException {
        Path first = Files.createDirectories(plugins.resolve("first"));
        Path second = Files.createDirectories(plugins.resolve("second"));
        withAnnotator("zeta").annotator("another", "return \"\";").buildIn(first);
        withAnnotator("alpha").buildIn(second);

        try (PluginCatalog catalog = PluginCatalog.scan(List.of(first, second), "1.2.0")) {
            assertThat(catalog.plugins()).extracting(PluginInfo::id).containsExactly("alpha", "zeta");
            assertThat(catalog.components())
                    .extracting(ComponentInfo::name)
                    .containsExactly("alpha", "another", "zeta");
        }
    }
}
