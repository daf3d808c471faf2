package dev.sluice.core.internal.plugin;

import static dev.sluice.core.internal.plugin.PluginBuilder.factoryOf;
import static dev.sluice.core.internal.plugin.PluginBuilder.plugin;
import static dev.sluice.core.internal.plugin.PluginBuilder.withAnnotator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.ComponentInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Declarations and indexes of components are held against each other, and every name belongs to one plugin. */
class ScanDeclarationsTest extends ScanFixture {
    @Test
    void noDeclarationOfComponents() throws IOException {
        withAnnotator("hello").without("META-INF/sluice").buildIn(plugins);

        assertThat(brokenBy("hello", "no-components").cure()).contains("-proc:full");
    }

    @Test
    void anEmptyDeclarationOfComponents() throws IOException {
        declaring("{\"format\":1,\"components\":[]}");

        brokenBy("hello", "no-components");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"format\":1,\"components\":[",
                "[]",
                "{\"format\":\"1\",\"components\":[]}",
                "{\"format\":0,\"components\":[]}",
                "{\"format\":1}",
                "{\"format\":1,\"components\":[7]}",
                "{\"format\":1,\"components\":[{\"name\":\"Hello World\"}]}",
                "{\"format\":1,\"components\":[{\"name\":\"hello\",\"kind\":\"wizard\"}]}",
                "{\"format\":1,\"components\":[{\"name\":\"hello\",\"kind\":\"annotator\",\"summary\":\"\"}]}"
            })
    void aBrokenDeclarationOfComponents(String json) throws IOException {
        declaring(json);

        assertThat(brokenBy("hello", "broken-components").cause()).contains("components.json");
    }

    @Test
    void aBrokenDeclarationIsLocated() throws IOException {
        declaring("{\"format\":1,\n\"components\":[{]}");

        assertThat(brokenBy("hello", "broken-components").cause()).contains("line 2");
    }

    @Test
    void aDeclarationInANewerFormat() throws IOException {
        declaring("{\"format\":2,\"parts\":[]}");

        assertThat(brokenBy("hello", "newer-format").cure()).contains("update Sluice");
    }

    private void declaring(String json) throws IOException {
        withAnnotator("hello").entry(JarSurvey.DESCRIPTOR, json).buildIn(plugins);
    }

    @Test
    void declarationsInTwoJars() throws IOException {
        Path library = withAnnotator("other").jarIn(Files.createDirectories(plugins.resolve(".library")));
        withAnnotator("hello").library(library).buildIn(plugins);

        assertThat(brokenBy("hello", "two-descriptors").cause()).contains("hello-1.0.0.jar", "other-1.0.0.jar");
    }

    @Test
    void noIndex() throws IOException {
        withAnnotator("hello").without(JarSurvey.INDEX).buildIn(plugins);

        brokenBy("hello", "no-index");
    }

    @Test
    void anIndexWithoutAFactoryThatIsDeclared() throws IOException {
        withAnnotator("hello").entry(JarSurvey.INDEX, "# nothing\n").buildIn(plugins);

        assertThat(brokenBy("hello", "not-indexed").cause()).contains(factoryOf("hello"));
    }

    @Test
    void aDeclarationOfAClassThatDoesNotExist() throws IOException {
        withAnnotator("hello")
                .without(factoryOf("hello").replace('.', '/') + ".class")
                .entry(JarSurvey.INDEX, "demo.hello.Other\n")
                .buildIn(plugins);

        assertThat(brokenBy("hello", "not-indexed").cause())
                .contains(factoryOf("hello"), "there is no such class in hello-1.0.0.jar");
    }

    @Test
    void anIndexWithAFactoryThatIsNotDeclared() throws IOException {
        withAnnotator("hello")
                .entry(JarSurvey.INDEX, factoryOf("hello") + "\ndemo.Other # an extension\n")
                .buildIn(plugins);

        assertThat(warnedOf("hello", "undeclared-extension").cause()).contains("demo.Other,");
    }

    @Test
    void oneComponentNameInTwoPlugins() throws IOException {
        plugin("alpha").annotator("hello", "return \"alpha\";").buildIn(plugins);
        plugin("beta").annotator("hello", "return \"beta\";").buildIn(plugins);

        assertThat(warnedOf("beta", "name-taken").cause()).contains("'hello'", "alpha@1.0.0");
        assertThat(scan().component("hello").orElseThrow().plugin()).isEqualTo("alpha");
    }

    @Test
    void aReaderAndAnAnnotatorMayShareAName() throws IOException {
        plugin("alpha").annotator("hello", "return \"alpha\";").buildIn(plugins);
        plugin("beta")
                .annotator("hello", "return \"beta\";")
                .edit("public Annotator create", "public Reader create")
                .edit(
                        "return (document, step) -> document.withText(document.text() + config.count());",
                        "return (inputs, step) -> java.util.stream.Stream.empty();")
                .buildIn(plugins);

        try (PluginCatalog catalog = scan()) {
            assertThat(catalog.components())
                    .extracting(component ->
                            component.plugin() + " " + component.kind().section())
                    .containsExactly("beta input", "alpha steps");
            assertThat(catalog.plugins())
                    .allSatisfy(plugin -> assertThat(plugin.faults()).isEmpty());
            for (ComponentInfo component : catalog.components()) {
                assertThat(catalog.load(component).info()).isEqualTo(component);
            }
        }
    }

    @Test
    void oneComponentNameInTwoDirectoriesGoesToTheFirstDirectory() throws IOException {
        Path first = Files.createDirectories(plugins.resolve("first"));
        Path second = Files.createDirectories(plugins.resolve("second"));
        plugin("beta").annotator("hello", "return \"beta\";").buildIn(first);
        plugin("alpha").annotator("hello", "return \"alpha\";").buildIn(second);

        try (PluginCatalog catalog = PluginCatalog.scan(List.of(first, second), "1.2.0")) {
            assertThat(catalog.component("hello").orElseThrow().plugin()).isEqualTo("beta");
            assertThat(catalog.components()).hasSize(1);
        }
    }

    @Test
    void aBrokenPluginTakesNoName() throws IOException {
        plugin("alpha")
                .annotator("hello", "return \"alpha\";")
                .property("plugin.requires", ">=9.0.0")
                .buildIn(plugins);
        plugin("beta").annotator("hello", "return \"beta\";").buildIn(plugins);

        assertThat(scan().component("hello").orElseThrow().plugin()).isEqualTo("beta");
        assertThat(only("beta").faults()).isEmpty();
    }

    @Test
    void aMissingComponentLeadsToTheBrokenPluginThatDeclaresIt() throws IOException {
        withAnnotator("hello").property("plugin.requires", ">=9.0.0").buildIn(plugins);

        try (PluginCatalog catalog = scan()) {
            assertThat(catalog.components()).isEmpty();
            assertThat(catalog.broken()).containsOnlyKeys("hello");
            assertThat(catalog.broken()).hasEntrySatisfying("hello", info -> fault(info, "requires-host"));
        }
    }
}
