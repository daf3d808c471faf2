package dev.sluice.core.internal.plugin;

import static dev.sluice.core.internal.plugin.PluginBuilder.factoryOf;
import static dev.sluice.core.internal.plugin.PluginBuilder.plugin;
import static dev.sluice.core.internal.plugin.PluginBuilder.withAnnotator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.api.Annotator;
import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.api.StepContext;
import dev.sluice.core.PluginException;
import dev.sluice.core.PluginInfo.Fault;
import dev.sluice.core.PluginInfo.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;
import org.slf4j.LoggerFactory;

/**
 * What goes wrong with PF4J's defaults, most of it in silence: each time the right result, or an error that names the
 * plugin and the cure. A new version of PF4J has to pass here.
 */
class LoaderScenariosTest extends LoadFixture {
    private static final String PARSE_PAGE = """
            org.apache.tika.sax.BodyContentHandler text = new org.apache.tika.sax.BodyContentHandler();
            new org.apache.tika.parser.AutoDetectParser().parse(
                    new java.io.ByteArrayInputStream("<html><body><p>Rain over the harbor.</p></body></html>".getBytes("UTF-8")),
                    text, new org.apache.tika.metadata.Metadata());
            return text.toString().trim();
            """;
    private static final String PARSE_XML = """
            javax.xml.parsers.DocumentBuilder builder =
                    javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder();
            org.w3c.dom.Document document = builder.parse(
                    new java.io.ByteArrayInputStream("<page lang='en'/>".getBytes("UTF-8")));
            return document.getDocumentElement().getAttribute("lang");
            """;
    private static final String LOG = """
            org.slf4j.LoggerFactory.getLogger("scenario").warn("written by a plugin");
            return org.slf4j.LoggerFactory.getILoggerFactory().getClass().getClassLoader() == getClass().getClassLoader()
                    ? "the plugin's own" : "the host's";
            """;

    /** Scans as the version that ships does. */
    @Override
    void scan() {
        catalog.close();
        catalog = PluginCatalog.scan(List.of(plugins));
    }

    /** Scans anew, so that a test may add plugins between two calls. */
    @Override
    String call(String component) throws Exception {
        scan();
        return super.call(component);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void closingStopsEveryPlugin(int count) throws IOException {
        for (int i = 1; i <= count; i++) {
            stoppable("p" + i, i == 1 ? "" : "p" + (i - 1)).buildIn(plugins);
        }
        catalog = PluginCatalog.scan(List.of(plugins));
        List<LoadedComponent> loaded =
                catalog.components().stream().map(catalog::load).toList();

        catalog.close();
        catalog.close();

        assertThat(loaded).hasSize(count).allSatisfy(component -> {
            assertThat(component.pluginDirectory().resolve("stopped")).hasContent("once");
            assertThat(((StrictPluginClassLoader) component.loader()).isClosed())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void pf4jStopsEveryPlugin(int count) throws IOException {
        StrictPluginManager manager = new StrictPluginManager("1.0.0");
        for (int i = 1; i <= count; i++) {
            Path directory = stoppable("p" + i, "").buildIn(plugins);
            manager.load(directory, List.of(directory.resolve("lib/p" + i + "-1.0.0.jar")));
            manager.startPlugin("p" + i);
        }
        List<PluginWrapper> started = manager.getPlugins();

        manager.stopPlugins();

        assertThat(started)
                .hasSize(count)
                .extracting(PluginWrapper::getPluginState)
                .containsOnly(PluginState.STOPPED);
        manager.unloadPlugins();
        assertThat(manager.getPlugins()).isEmpty();
    }

    @Test
    void aPluginThatDoesNotStopHoldsUpNoOther() throws IOException {
        stoppable("p1", "").buildIn(plugins);
        stoppable("p2", "")
                .edit("stop() {", "stop() { if (true) throw new NoSuchMethodError(\"gone\");")
                .buildIn(plugins);
        stoppable("p3", "")
                .edit("stop() {", "stop() { if (true) throw new IllegalStateException(\"busy\");")
                .buildIn(plugins);
        stoppable("p4", "").buildIn(plugins);
        catalog = PluginCatalog.scan(List.of(plugins));
        List<LoadedComponent> loaded =
                catalog.components().stream().map(catalog::load).toList();

        catalog.close();

        assertThat(plugins.resolve("p1/stopped")).exists();
        assertThat(plugins.resolve("p4/stopped")).exists();
        assertThat(loaded)
                .allSatisfy(component -> assertThat(((StrictPluginClassLoader) component.loader()).isClosed())
                        .isTrue());
    }

    private PluginBuilder stoppable(String id, String dependency) {
        return withAnnotator(id)
                .dependencies(dependency)
                .property("plugin.class", "demo." + id + ".Life")
                .source("demo." + id + ".Life", """
                        package demo.%s;

                        public class Life extends org.pf4j.Plugin {
                            @Override
                            public void stop() {
                                try {
                                    java.nio.file.Files.writeString(java.nio.file.Path.of("%s"), "once",
                                            java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
                                } catch (java.io.IOException e) {
                                    throw new IllegalStateException(e);
                                }
                            }
                        }
                        """.formatted(
                        id, plugins.resolve(id).resolve("stopped").toString().replace("\\", "\\\\")));
    }

    @Test
    void withoutIndexThePluginIsBrokenAndTheIndexOfTheHostIsNotRead() throws Exception {
        Path directory = withAnnotator("hello").without(JarSurvey.INDEX).buildIn(plugins);
        catalog = PluginCatalog.scan(List.of(plugins));

        assertThat(info("hello").state()).isEqualTo(State.BROKEN);
        assertThat(info("hello").faults()).extracting(Fault::code).containsExactly("no-index");
        StrictPluginManager manager = new StrictPluginManager("1.0.0");
        manager.load(directory, List.of(directory.resolve("lib/hello-1.0.0.jar")));
        manager.startPlugin("hello");
        assertThat(manager.factories("hello")).isEmpty();
        manager.unloadPlugins();
    }

    @Test
    void withoutIndexThatOfADependencyIsNotRead() throws Exception {
        Path base = withAnnotator("base").buildIn(plugins);
        Path directory = withAnnotator("hello")
                .dependencies("base")
                .without(JarSurvey.INDEX)
                .buildIn(plugins);
        catalog = PluginCatalog.scan(List.of(plugins));

        assertThat(info("hello").faults()).extracting(Fault::code).containsExactly("no-index");
        StrictPluginManager manager = new StrictPluginManager("1.0.0");
        manager.load(base, List.of(base.resolve("lib/base-1.0.0.jar")));
        manager.load(directory, List.of(directory.resolve("lib/hello-1.0.0.jar")));
        manager.startPlugin("hello");
        assertThat(manager.factories("hello")).isEmpty();
        assertThat(manager.factories("base"))
                .singleElement()
                .satisfies(wrapper -> assertThat(
                                wrapper.getDescriptor().extensionClass.getName())
                        .isEqualTo(factoryOf("base")));
        manager.unloadPlugins();
    }

    @Test
    void aBundledApiIsNotUsedAndReported() throws Exception {
        PluginBuilder builder = withAnnotator("hello");
        for (Class<?> type : List.of(ComponentFactory.class, Annotator.class, Document.class)) {
            String entry = type.getName().replace('.', '/') + ".class";
            try (var in = type.getClassLoader().getResourceAsStream(entry)) {
                builder.entry(entry, in.readAllBytes());
            }
        }
        builder.buildIn(plugins);

        assertThat(call("hello")).isEqualTo("hello");
        assertThat(info("hello").state()).isEqualTo(State.USABLE);
        assertThat(info("hello").faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.cure()).contains("<scope>provided</scope>"));
    }

    @Test
    void tikaInsideThePluginParses() throws Exception {
        tika(plugin("page").annotator("page", PARSE_PAGE)).buildIn(plugins);

        assertThat(IsolatedHost.call(plugins, "page", "tika")).isEqualTo("Rain over the harbor.");
    }

    @Test
    void tikaInsideThePluginParsesWhenTheHostHasItToo() throws Exception {
        tika(plugin("page").annotator("page", PARSE_PAGE)).buildIn(plugins);

        assertThat(call("page")).isEqualTo("Rain over the harbor.");
        assertThat(Class.forName("org.apache.tika.Tika").getClassLoader())
                .isSameAs(getClass().getClassLoader());
    }

    @Test
    void tikaSplitBetweenHostAndPluginIsAnErrorThatNamesTheCure() throws Exception {
        plugin("page")
                .annotator("page", PARSE_PAGE)
                .compileOnly(Libraries.of("tika-core"))
                .library(Libraries.of("tika-parser-html-module", "jsoup"))
                .buildIn(plugins);

        assertThatThrownBy(() -> call("page"))
                .isInstanceOfSatisfying(
                        NoClassDefFoundError.class,
                        error -> assertThat(PluginCatalog.explain(
                                        catalog.component("page").orElseThrow(), error))
                                .isInstanceOf(PluginException.class)
                                .hasMessageContaining("page@1.0.0")
                                .hasMessageContaining("org.apache.tika")
                                .hasMessageContaining("the host has a copy, but does not lend it")
                                .hasMessageContaining("in lib/ of the plugin"));
    }

    private static PluginBuilder tika(PluginBuilder builder) {
        return builder.library(Libraries.of(
                "tika-core",
                "tika-parser-html-module",
                "tika-parser-text-module",
                "jsoup",
                "commons-io",
                "commons-codec"));
    }

    @Test
    void withoutSlf4jThePluginWritesToTheLogOfTheHost() throws Exception {
        plugin("log").annotator("log", LOG).buildIn(plugins);

        assertThatTheHostLogs();
        assertThat(info("log").faults()).isEmpty();
    }

    @Test
    void withABundledSlf4jThePluginWritesToTheLogOfTheHost() throws Exception {
        plugin("log").annotator("log", LOG).library(Libraries.of("slf4j-api")).buildIn(plugins);

        assertThatTheHostLogs();
        assertThat(info("log").faults()).extracting(Fault::code).containsExactly("bundles-slf4j-api");
    }

    @Test
    void withABundledLogbackThePluginWritesToTheLogOfTheHost() throws Exception {
        plugin("log")
                .annotator("log", LOG)
                .library(Libraries.of("slf4j-api", "logback-classic", "logback-core"))
                .buildIn(plugins);

        assertThatTheHostLogs();
        assertThat(info("log").faults())
                .extracting(Fault::code)
                .containsExactlyInAnyOrder("bundles-slf4j-api", "bundles-logging");
    }

    private void assertThatTheHostLogs() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger("scenario");
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        events.start();
        logger.setAdditive(false);
        logger.addAppender(events);
        try {
            assertThat(call("log")).isEqualTo("the host's");
        } finally {
            logger.detachAppender(events);
        }
        assertThat(events.list).extracting(ILoggingEvent::getMessage).containsExactly("written by a plugin");
    }

    @Test
    void withoutXmlApisXmlIsParsed() throws Exception {
        plugin("xml").annotator("xml", PARSE_XML).buildIn(plugins);

        assertThat(call("xml")).isEqualTo("en");
    }

    @Test
    void withBundledXmlApisXmlIsParsedWithTheTypesOfTheJdk() throws Exception {
        plugin("xml")
                .annotator("xml", PARSE_XML)
                .library(Libraries.of("xml-apis"))
                .buildIn(plugins);

        assertThat(call("xml")).isEqualTo("en");
    }

    @Test
    void withABundledJacksonEachSideUsesItsOwnAndTheConfigurationCrossesAsARecord() throws Exception {
        plugin("json")
                .annotator("json", "return com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION.toString();")
                .library(Libraries.of("jackson-databind", "jackson-core", "jackson-annotations"))
                .buildIn(plugins);

        String version = call("json");

        assertThat(version).isNotBlank().isNotEqualTo(PackageVersion.VERSION.toString());
        LoadedComponent loaded = catalog.load(catalog.component("json").orElseThrow());
        Record config = JsonMapper.builder().build().convertValue(Map.of("count", 7), loaded.configType());
        assertThat(annotate(loaded, config)).isEqualTo("Year 7");
    }

    @SuppressWarnings("unchecked")
    private static String annotate(LoadedComponent loaded, Record config) throws Exception {
        StepContext step = new StepContext() {
            @Override
            public String step() {
                return "json";
            }

            @Override
            public org.slf4j.Logger log() {
                return LoggerFactory.getLogger("scenario");
            }

            @Override
            public void checkpoint() {}
        };
        ComponentContext context = new ComponentContext() {
            @Override
            public String step() {
                return step.step();
            }

            @Override
            public org.slf4j.Logger log() {
                return step.log();
            }

            @Override
            public Path resolve(String path) {
                return Path.of(path);
            }

            @Override
            public Path pluginDirectory() {
                return loaded.pluginDirectory();
            }
        };
        try (Annotator annotator = (Annotator) ((ComponentFactory<Record>) loaded.factory()).create(config, context)) {
            return annotator.annotate(Document.of("a", "Year "), step).text();
        }
    }

    @Test
    void theContextOfTheThreadIsThePluginDuringACallAndWhatItWasAfterwards() throws Exception {
        plugin("context")
                .annotator(
                        "context",
                        "return String.valueOf(Thread.currentThread().getContextClassLoader() == getClass().getClassLoader());")
                .buildIn(plugins);
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        assertThat(call("context")).isEqualTo("true");

        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        assertThatThrownBy(() -> ContextLoader.call(ClassLoader.getPlatformClassLoader(), () -> {
                    throw new IOException("gone");
                }))
                .isInstanceOf(IOException.class);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }
}
