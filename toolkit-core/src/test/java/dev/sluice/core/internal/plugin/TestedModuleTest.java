package dev.sluice.core.internal.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Annotator;
import dev.sluice.api.Document;
import dev.sluice.api.internal.ModuleHost.LoadedModule;
import dev.sluice.core.ConfigurationException;
import dev.sluice.core.PluginException;
import dev.sluice.core.internal.manage.TestedModuleHost;
import dev.sluice.testkit.TestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plugin author's test meets that loads the plugin of its module: the same as a user who installs it. */
class TestedModuleTest {
    private static final String OLD = "return (document, step) -> document.withText(document.text() + config.count());";

    @TempDir
    Path directory;

    @Test
    void makesComponentsWithTheOptionsOfAPipelineFile() throws Exception {
        try (LoadedModule module = load(PluginBuilder.withAnnotator("words"))) {
            assertThat(module.components()).containsExactly("words");
            assertThat(text(module, "{}")).isEqualTo("a3");
            assertThat(text(module, "count: 5")).isEqualTo("a5");
            assertThatThrownBy(() -> text(module, "cont: 5"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("did you mean \"count\"?");
            assertThatThrownBy(() -> text(module, "5"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("these are no options");
        }
    }

    @Test
    void callsGoToThePluginWithItsOwnLoaderAsContext() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (LoadedModule module = load(
                PluginBuilder.withAnnotator("words")
                        .edit(
                                OLD,
                                "return (document, step) -> document.withText("
                                        + "String.valueOf(Thread.currentThread().getContextClassLoader() == Factory.class.getClassLoader()));"))) {
            assertThat(text(module, "{}")).isEqualTo("true");
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        }
    }

    /** The library is on the class path of this test, as it would be on that of the author's. */
    @Test
    void aLibraryThatIsNotBundledFailsWhereItIsUsedAsInARun() throws Exception {
        String call = "return (document, step) -> document.withText(org.library.Inside.text());";
        Class.forName("org.apache.tika.metadata.Metadata");
        PluginBuilder plugin = PluginBuilder.withAnnotator("words")
                .compileOnly(Libraries.of("tika-core"))
                .source("org.library.Inside", """
                        package org.library;
                        public class Inside {
                            public static String text() { return new org.apache.tika.metadata.Metadata().toString(); }
                        }
                        """)
                .edit(OLD, call);
        try (LoadedModule module = load(plugin)) {
            assertThatThrownBy(() -> text(module, "{}"))
                    .isInstanceOf(PluginException.class)
                    .hasMessage(
                            "component 'words' of plugin words@1.0.0 cannot be used: component 'words' needs the class"
                                    + " org.apache.tika.metadata.Metadata, which is in none of its jars; the host has a copy, but"
                                    + " does not lend it; bundle the library that has org.apache.tika.metadata.Metadata in lib/ of"
                                    + " the plugin (in Maven: scope compile or runtime)");
        }
    }

    @Test
    void aLibraryThatIsBundledIsFound() throws Exception {
        String call = "return (document, step) -> document.withText("
                + "new org.apache.tika.metadata.Metadata().getClass().getClassLoader() == Factory.class.getClassLoader()"
                + " ? \"own\" : \"other\");";
        PluginBuilder plugin = PluginBuilder.withAnnotator("words")
                .library(Libraries.of("tika-core"))
                .edit(OLD, call);
        try (LoadedModule module = load(plugin)) {
            assertThat(text(module, "{}")).isEqualTo("own");
        }
    }

    @Test
    void aLibraryThatIsNotBundledFailsAtOnceIfAMethodOfThePluginNeedsIt() {
        String call =
                "return (document, step) -> document.withText(new org.apache.tika.metadata.Metadata().toString());";
        PluginBuilder plugin = PluginBuilder.withAnnotator("words")
                .compileOnly(Libraries.of("tika-core"))
                .edit(OLD, call);
        assertThatThrownBy(() -> load(plugin))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("missing-library: its class demo.words.Factory needs the class org.apache.tika");
    }

    @Test
    void aLibraryThatIsNotBundledFailsAtOnceIfAClassSpeaksOfIt() {
        PluginBuilder plugin = PluginBuilder.withAnnotator("words")
                .compileOnly(Libraries.of("tika-core"))
                .source("demo.words.Helper", """
                        package demo.words;
                        class Helper { org.apache.tika.metadata.Metadata metadata; }
                        """);
        assertThatThrownBy(() -> load(plugin))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("missing-library: its class demo.words.Helper needs the class org.apache.tika");
    }

    @Test
    void theInsideOfTheHostIsNotSeen() throws Exception {
        PluginBuilder plugin = PluginBuilder.withAnnotator("words")
                .edit(
                        OLD,
                        "return (document, step) -> { try { Class.forName(\"dev.sluice.core.Toolkit\"); }"
                                + " catch (ClassNotFoundException e) { return document.withText(\"hidden\"); } return document; };");
        try (LoadedModule module = load(plugin)) {
            assertThat(text(module, "{}")).isEqualTo("hidden");
        }
    }

    @Test
    void aMissingIndexIsToldAsByAnInstallation() {
        assertThatThrownBy(() -> load(PluginBuilder.withAnnotator("words").without("META-INF/extensions.idx")))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("could not be installed", "no-index:", "cure: build the plugin again");
    }

    @Test
    void aModuleThatDeclaresNothingIsToldAsByAnInstallation() {
        assertThatThrownBy(() -> load(PluginBuilder.withAnnotator("words").withoutProcessors()))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("no-components:");
    }

    @Test
    void aDeclarationThatIsNotThatOfTheClassesIsToldAsByAnInstallation() {
        PluginBuilder plugin = PluginBuilder.withAnnotator("words");
        assertThatThrownBy(() -> load(plugin.without("demo/words/Factory$Config.class")))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("Factory$Config");
    }

    @Test
    void wrongPropertiesAreToldAsByAnInstallation() {
        assertThatThrownBy(() -> load(PluginBuilder.withAnnotator("words").version("${project.version}")))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("bad-version: plugin.version '${project.version}' is not a version");
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        Path place;
        try (LoadedModule module = load(PluginBuilder.withAnnotator("words")
                .edit(
                        OLD,
                        "String place = context.pluginDirectory().toString();"
                                + " return (document, step) -> document.withText(place);"))) {
            place = Path.of(text(module, "{}"));
            assertThat(place.resolve("lib")).isDirectory();
        }
        assertThat(place.getParent()).doesNotExist();
    }

    @Test
    void whatIsHeldAfterwardsIsFound() throws Exception {
        LoadedModule clean = load(PluginBuilder.withAnnotator("words"));
        Annotator kept = (Annotator) clean.create("words", "{}", TestContext.create());
        clean.close();
        assertThat(clean.isCollected()).isTrue();
        assertThatThrownBy(() -> kept.annotate(Document.of("a", "a"), TestContext.create()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPluginThatIsNotLetGoIsFound() throws Exception {
        LoadedModule held = load(PluginBuilder.withAnnotator("words")
                .edit(OLD, "Runtime.getRuntime().addShutdownHook(new Thread(() -> new Factory()));" + OLD));
        held.create("words", "{}", TestContext.create());
        held.close();
        assertThat(held.isCollected()).isFalse();
    }

    private static String text(LoadedModule module, String options) throws Exception {
        Annotator annotator = (Annotator) module.create("words", options, TestContext.create());
        return annotator.annotate(Document.of("a", "a"), TestContext.create()).text();
    }

    /** Takes the package apart, so that the host gets what it gets from a module. */
    private LoadedModule load(PluginBuilder plugin) throws IOException {
        Path folder = plugin.buildIn(directory);
        Path classes = Files.createDirectory(directory.resolve("classes"));
        Map<Boolean, List<Path>> jars;
        try (Stream<Path> found = Files.list(folder.resolve("lib"))) {
            jars = found.collect(Collectors.partitioningBy(
                    jar -> jar.getFileName().toString().startsWith("words-")));
        }
        try (ZipFile jar = new ZipFile(jars.get(true).get(0).toFile())) {
            for (ZipEntry entry : jar.stream().toList()) {
                Path file = classes.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(jar.getInputStream(entry), file);
            }
        }
        return new TestedModuleHost().load(folder.resolve("plugin.properties"), classes, jars.get(false));
    }
}
