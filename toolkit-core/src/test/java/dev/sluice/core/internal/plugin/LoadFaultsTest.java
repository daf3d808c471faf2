package dev.sluice.core.internal.plugin;

import static dev.sluice.core.internal.plugin.PluginBuilder.factoryOf;
import static dev.sluice.core.internal.plugin.PluginBuilder.plugin;
import static dev.sluice.core.internal.plugin.PluginBuilder.withAnnotator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.PluginException;
import dev.sluice.core.PluginInfo.Fault;
import dev.sluice.core.PluginInfo.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** Every fault that loading finds is named with its plugin and its cure, and spoils no other plugin. */
class LoadFaultsTest extends LoadFixture {
    /** Loads 'hello' of plugin 'hello', which must fail, and checks that the failure is on record. */
    private AbstractThrowableAssert<?, ? extends Throwable> failing(PluginBuilder builder, String code)
            throws IOException {
        builder.buildIn(plugins);
        withAnnotator("bystander").buildIn(plugins);
        scan();
        AbstractThrowableAssert<?, ? extends Throwable> failure = assertThatThrownBy(() -> load("hello"))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("hello@1.0.0")
                .hasMessageContaining("component 'hello'")
                .satisfies(e -> assertThat(((PluginException) e).plugin()).isEqualTo("hello@1.0.0"));
        assertThat(info("hello").faults()).extracting(Fault::code).contains(code);
        assertThat(load("bystander").factory()).isNotNull();
        return failure;
    }

    @Test
    void aFactoryThatIsInNoJar() throws IOException {
        failing(withAnnotator("hello").without("demo/hello/Factory.class"), "class-missing")
                .hasMessageContaining(factoryOf("hello"))
                .hasMessageContaining("build the plugin again");
    }

    @Test
    void aFactoryWhoseConstructorThrows() throws IOException {
        failing(
                        withAnnotator("hello")
                                .edit(
                                        "public record",
                                        "public Factory() { throw new IllegalStateException(\"no licence\"); } public record"),
                        "construct-failed")
                .hasMessageContaining("no licence")
                .hasRootCauseMessage("no licence");
    }

    @Test
    void aFactoryWhoseConstructorThrowsAnError() throws IOException {
        failing(
                        withAnnotator("hello")
                                .edit(
                                        "public record",
                                        "public Factory() { throw new AssertionError(\"no luck\"); } public record"),
                        "construct-failed")
                .hasMessageContaining("no luck");
    }

    @Test
    void aFactoryWhoseStaticInitializerThrows() throws IOException {
        failing(
                        withAnnotator("hello")
                                .edit(
                                        "public record",
                                        "static final int SIZE = Integer.parseInt(\"ten\"); public record"),
                        "init-failed")
                .hasMessageContaining("static initializer")
                .hasMessageContaining("ten");
    }

    @Test
    void aStaticInitializerThatFailedIsNamedAtTheSecondTryToo() throws IOException {
        withAnnotator("hello")
                .edit("public record", "static final int SIZE = Integer.parseInt(\"ten\"); public record")
                .buildIn(plugins);
        scan();

        assertThatThrownBy(() -> load("hello")).isInstanceOf(PluginException.class);
        assertThatThrownBy(() -> load("hello"))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("static initializer")
                .hasMessageContaining("ten");
    }

    @Test
    void aClassThatIsCutOff() throws IOException {
        failing(withAnnotator("hello").withHalfClasses(), "bad-class").hasMessageContaining("build the plugin again");
    }

    @Test
    void aPluginForANewerJava() throws IOException {
        failing(withAnnotator("hello").forJava(Runtime.version().feature() + 1), "newer-java")
                .hasMessageContaining("Java " + (Runtime.version().feature() + 1))
                .hasMessageContaining("maven.compiler.release");
    }

    @Test
    void aLibraryThatIsMissing() throws IOException {
        Path library = plugin("library")
                .source("demo.lib.Base", "package demo.lib; public class Base {}")
                .jarIn(Files.createDirectories(plugins.resolve(".library")));

        failing(
                        withAnnotator("hello")
                                .edit("Factory implements", "Factory extends demo.lib.Base implements")
                                .compileOnly(library),
                        "missing-library")
                .hasMessageContaining("demo.lib.Base")
                .hasMessageContaining("bundle the library that has demo.lib.Base in lib/");
    }

    @Test
    void aLibraryThatTheConstructorMisses() throws IOException {
        failing(
                        withAnnotator("hello")
                                .edit(
                                        "public record",
                                        "private final Object tika = new org.apache.tika.Tika(); public record")
                                .compileOnly(Libraries.of("tika-core")),
                        "missing-library")
                .hasMessageContaining("org.apache.tika.Tika")
                .hasMessageContaining("the host has a copy, but does not lend it");
    }

    @Test
    void aPluginThatUsesTheInsideOfTheHost() throws IOException {
        Path host = Path.of("target", "classes");

        failing(
                        withAnnotator("hello")
                                .edit(
                                        "public record",
                                        "private final Object state = dev.sluice.core.PluginInfo.State.BROKEN; public record")
                                .compileOnly(host),
                        "uses-host")
                .hasMessageContaining("dev.sluice.core.PluginInfo$State")
                .hasMessageContaining("dev.sluice.api alone");
    }

    @Test
    void aPluginForAnApiWithMoreTypes() throws IOException {
        Path newer = plugin("newer")
                .source("dev.sluice.api.Newer", "package dev.sluice.api; public interface Newer {}")
                .jarIn(Files.createDirectories(plugins.resolve(".library")));

        failing(
                        withAnnotator("hello")
                                .edit("Factory implements", "Factory implements dev.sluice.api.Newer,")
                                .compileOnly(newer),
                        "api-mismatch")
                .hasMessageContaining("dev.sluice.api.Newer")
                .hasMessageContaining("belongs to this host");
    }

    @Test
    void aFactoryForAnApiWithAnotherCreate() throws IOException {
        Path older = plugin("older")
                .source(
                        "dev.sluice.api.ComponentFactory",
                        "package dev.sluice.api; public interface ComponentFactory<C extends Record> extends"
                                + " org.pf4j.ExtensionPoint { Component make(C config) throws Exception; }")
                .jarIn(Files.createDirectories(plugins.resolve(".library")));

        failing(
                        withAnnotator("hello")
                                .edit("create(Config config, ComponentContext context)", "make(Config config)")
                                .withoutProcessors()
                                .entry(JarSurvey.INDEX, factoryOf("hello"))
                                .entry(JarSurvey.DESCRIPTOR, descriptor())
                                .compileAgainst(older),
                        "api-mismatch")
                .hasMessageContaining("dev.sluice.api.ComponentFactory.create")
                .hasMessageContaining("built against another sluice-api");
    }

    @Test
    void aConstructorThatCallsWhatTheApiHasNot() throws IOException {
        Path other = plugin("other")
                .source(
                        "dev.sluice.api.Span",
                        "package dev.sluice.api; public record Span(int begin, int end) { public static Span whole() {"
                                + " return new Span(0, 1); } }")
                .jarIn(Files.createDirectories(plugins.resolve(".library")));

        failing(
                        withAnnotator("hello")
                                .edit("public record", "private final Span span = Span.whole(); public record")
                                .compileAgainst(other),
                        "api-mismatch")
                .hasMessageContaining("dev.sluice.api.Span")
                .hasMessageContaining("belongs to this host");
    }

    @Test
    void aMethodThatALibraryDoesNotHave() throws IOException {
        String text = "package demo.lib; public class Tool { public static String %s() { return \"\"; } }";
        Path library = plugin("tool")
                .source("demo.lib.Tool", text.formatted("old"))
                .jarIn(Files.createDirectories(plugins.resolve(".old")));
        Path built = plugin("tool-new")
                .source("demo.lib.Tool", text.formatted("fresh"))
                .jarIn(Files.createDirectories(plugins.resolve(".new")));

        failing(
                        withAnnotator("hello")
                                .edit(
                                        "public record",
                                        "private final String made = demo.lib.Tool.fresh(); public record")
                                .compileAgainst(built)
                                .library(library),
                        "library-mismatch")
                .hasMessageContaining("demo.lib.Tool")
                .hasMessageContaining("one version of each library");
    }

    @Test
    void aConfigurationThatIsInNoJar() throws IOException {
        failing(withAnnotator("hello").entry(JarSurvey.DESCRIPTOR, descriptor("demo.Absent")), "config-missing")
                .hasMessageContaining("demo.Absent");
    }

    @Test
    void aConfigurationThatIsNoRecord() throws IOException {
        failing(withAnnotator("hello").entry(JarSurvey.DESCRIPTOR, descriptor(factoryOf("hello"))), "config-not-record")
                .hasMessageContaining("is not a record");
    }

    @Test
    void aConfigurationThatTheFactoryDoesNotTake() throws IOException {
        failing(
                        withAnnotator("hello")
                                .source("demo.hello.Other", "package demo.hello; public record Other(int size) {}")
                                .entry(JarSurvey.DESCRIPTOR, descriptor("demo.hello.Other")),
                        "stale-declaration")
                .hasMessageContaining("demo.hello.Other")
                .hasMessageContaining("Factory$Config");
    }

    @Test
    void aFactoryThatCallsItselfOtherwise() throws IOException {
        failing(
                        withAnnotator("hello")
                                .edit("name = \"hello\"", "name = \"goodbye\"")
                                .entry(JarSurvey.DESCRIPTOR, descriptor()),
                        "stale-declaration")
                .hasMessageContaining("'goodbye'");
    }

    @Test
    void aClassThatIsNoFactory() throws IOException {
        failing(
                        plugin("hello")
                                .source(
                                        "demo.hello.Factory",
                                        "package demo.hello; public class Factory { public record Config() {} }")
                                .entry(JarSurvey.INDEX, factoryOf("hello"))
                                .entry(JarSurvey.DESCRIPTOR, descriptor()),
                        "not-a-factory")
                .hasMessageContaining("does not implement dev.sluice.api.ComponentFactory");
    }

    @Test
    void aFactoryWithoutPublicConstructor() throws IOException {
        failing(
                        plugin("hello")
                                .source(
                                        "demo.hello.Factory",
                                        "package demo.hello; import dev.sluice.api.*; public class Factory implements"
                                                + " ComponentFactory<Factory.Config> { public record Config() {} Factory()"
                                                + " {} public Annotator create(Config c, ComponentContext x) { return null;"
                                                + " } }")
                                .entry(JarSurvey.INDEX, factoryOf("hello"))
                                .entry(JarSurvey.DESCRIPTOR, descriptor()),
                        "construct-failed")
                .hasMessageContaining("public constructor without parameters");
    }

    @Test
    void aPluginClassThatThrowsMakesThePluginBroken() throws IOException {
        failing(
                        withAnnotator("hello")
                                .property("plugin.class", "demo.hello.Starter")
                                .source(
                                        "demo.hello.Starter",
                                        "package demo.hello; public class Starter extends org.pf4j.Plugin { @Override public"
                                                + " void start() { throw new IllegalStateException(\"port taken\"); } }"),
                        "start-failed")
                .hasMessageContaining("port taken");

        assertThat(info("hello").state()).isEqualTo(State.BROKEN);
        assertThat(catalog.component("hello")).isEmpty();
        assertThat(catalog.broken()).containsKey("hello");
    }

    @Test
    void aPluginClassThatIsAbsentMakesThePluginBroken() throws IOException {
        failing(withAnnotator("hello").property("plugin.class", "demo.Absent"), "start-failed")
                .hasMessageContaining("demo.Absent");
    }

    @Test
    void aPluginWhoseDependencyDoesNotStartIsBrokenToo() throws IOException {
        withAnnotator("base").property("plugin.class", "demo.Absent").buildIn(plugins);

        failing(withAnnotator("hello").dependencies("base"), "broken-dependency")
                .hasMessageContaining("base@1.0.0")
                .hasMessageContaining("demo.Absent");

        assertThat(info("base").state()).isEqualTo(State.BROKEN);
        assertThat(info("hello").state()).isEqualTo(State.BROKEN);
    }

    @Test
    void oneBadComponentLeavesTheOthersOfItsPlugin() throws Exception {
        plugin("hello")
                .annotator("bad", "return \"\";")
                .annotator("good", "return \"good\";")
                .without("demo/bad/")
                .buildIn(plugins);
        scan();

        assertThat(call("good")).isEqualTo("good");
        assertThatThrownBy(() -> load("bad")).isInstanceOf(PluginException.class);
        assertThat(info("hello").state()).isEqualTo(State.USABLE);
        assertThat(info("hello").faults()).extracting(Fault::code).containsExactly("class-missing");
    }

    @Test
    void verifyingAPluginLoadsAllItsComponents() throws IOException {
        plugin("hello")
                .annotator("bad", "return \"\";")
                .annotator("good", "return \"good\";")
                .without("demo/bad/")
                .buildIn(plugins);
        scan();

        assertThat(catalog.verify("hello").faults()).extracting(Fault::code).containsExactly("class-missing");
        assertThatThrownBy(() -> catalog.verify("absent")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aComponentOfABrokenPluginIsExplained() throws IOException {
        withAnnotator("hello").buildIn(plugins);
        scan();
        ComponentInfo component = catalog.component("hello").orElseThrow();
        catalog.close();
        Files.delete(plugins.resolve("hello/plugin.properties"));
        catalog = PluginCatalog.scan(List.of(plugins), "9.0.0");

        assertThatThrownBy(() -> catalog.load(component))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("hello@1.0.0")
                .hasMessageContaining("plugin.properties");
    }

    @Test
    void anErrorOfLinkingDuringWorkIsExplained() throws IOException {
        plugin("hello")
                .annotator("hello", "return org.apache.tika.Tika.getString();")
                .edit("org.apache.tika.Tika.getString()", "new org.apache.tika.Tika().toString()")
                .compileOnly(Libraries.of("tika-core"))
                .buildIn(plugins);
        scan();

        assertThatThrownBy(() -> call("hello"))
                .isInstanceOfSatisfying(
                        NoClassDefFoundError.class,
                        e -> assertThat(PluginCatalog.explain(
                                        catalog.component("hello").orElseThrow(), e))
                                .hasMessageContaining("hello@1.0.0")
                                .hasMessageContaining("org.apache.tika.Tika")
                                .hasMessageContaining("in lib/"));
    }

    private static String descriptor() {
        return descriptor(factoryOf("hello") + "$Config");
    }

    private static String descriptor(String config) {
        return "{\"format\":1,\"components\":[{\"name\":\"hello\",\"kind\":\"annotator\",\"summary\":\"Any.\",\"factory\":\""
                + factoryOf("hello") + "\",\"config\":\"" + config + "\",\"options\":[]}]}";
    }
}
