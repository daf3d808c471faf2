package dev.sluice.core.internal.plugin;

import static dev.sluice.core.internal.plugin.PluginBuilder.factoryOf;
import static dev.sluice.core.internal.plugin.PluginBuilder.plugin;
import static dev.sluice.core.internal.plugin.PluginBuilder.withAnnotator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.ComponentInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Loading starts what is needed and gives each plugin its own classes. */
class LoadTest extends LoadFixture {
    @Test
    void aComponentComesWithItsFactoryItsRecordAndItsPlace() throws Exception {
        Path directory = withAnnotator("hello").buildIn(plugins);
        scan();

        LoadedComponent loaded = load("hello");

        assertThat(loaded.info()).isEqualTo(catalog.component("hello").orElseThrow());
        assertThat(loaded.factory().getClass().getName()).isEqualTo(factoryOf("hello"));
        assertThat(loaded.factory().getClass().getClassLoader()).isSameAs(loaded.loader());
        assertThat(loaded.configType().getName()).isEqualTo(factoryOf("hello") + "$Config");
        assertThat(loaded.pluginDirectory()).isEqualTo(directory);
        assertThat(call("hello")).isEqualTo("hello");
        assertThat(info("hello").faults()).isEmpty();
    }

    @Test
    void aSecondLoadGivesTheSameFactory() throws IOException {
        withAnnotator("hello").buildIn(plugins);
        scan();

        assertThat(load("hello")).isSameAs(load("hello"));
    }

    @Test
    void manyThreadsGetTheSameFactory() throws Exception {
        plugin("hello")
                .annotator("one", "return \"\";")
                .annotator("two", "return \"\";")
                .buildIn(plugins);
        scan();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<LoadedComponent>> loads = threads.invokeAll(Collections.nCopies(64, () -> load("one")));
            LoadedComponent first = load("one");
            for (Future<LoadedComponent> loaded : loads) {
                assertThat(loaded.get()).isSameAs(first);
            }
            assertThat(load("two").loader()).isSameAs(first.loader());
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aPluginSeesTheClassesOfItsDependenciesAndNoOthers() throws Exception {
        Path far = plugin("far")
                .annotator("far", "return \"\";")
                .source(
                        "demo.lib.Far",
                        "package demo.lib; public class Far { public static String name() { return \"far\"; } }")
                .entry("far.txt", "far text")
                .buildIn(plugins)
                .resolve("lib/far-1.0.0.jar");
        withAnnotator("near").dependencies("far").buildIn(plugins);
        plugin("hello")
                .annotator("hello", "return demo.lib.Far.name() + getClass().getResource(\"/far.txt\").getPath();")
                .dependencies("near@>=1.0.0")
                .compileOnly(far)
                .buildIn(plugins);
        plugin("stranger")
                .annotator("stranger", "return demo.lib.Far.name();")
                .compileOnly(far)
                .buildIn(plugins);
        scan();

        assertThat(call("hello")).startsWith("far").contains("far-1.0.0.jar");
        assertThatThrownBy(() -> call("stranger"))
                .isInstanceOf(NoClassDefFoundError.class)
                .hasMessageContaining("demo/lib/Far");
    }

    @Test
    void aPluginDoesNotSeeTheApplication() throws Exception {
        plugin("hello").annotator("hello", """
                        StringBuilder seen = new StringBuilder();
                        for (String name : new String[] {"org.junit.jupiter.api.Test", "dev.sluice.core.PluginInfo",
                                "com.fasterxml.jackson.databind.ObjectMapper", "org.apache.tika.Tika"}) {
                            try {
                                Class.forName(name);
                                seen.append(name);
                            } catch (ClassNotFoundException e) {
                            }
                            if (getClass().getResource('/' + name.replace('.', '/') + ".class") != null) {
                                seen.append(name);
                            }
                        }
                        return seen.toString();
                        """).buildIn(plugins);
        scan();

        assertThat(call("hello")).isEmpty();
    }

    @Test
    void aPluginSeesTheJdkAndWhatTheHostLends() throws Exception {
        plugin("hello").annotator("hello", """
                        javax.sql.DataSource.class.getName();
                        org.w3c.dom.Document.class.getName();
                        java.net.http.HttpClient.newHttpClient();
                        Object logger = org.slf4j.LoggerFactory.getLogger(getClass());
                        return String.valueOf(org.pf4j.Plugin.class.getClassLoader() == logger.getClass().getClassLoader());
                        """).buildIn(plugins);
        scan();

        assertThat(call("hello")).isEqualTo("true");
    }

    @Test
    void descriptorsAndIndexAreReadFromThePluginAlone() throws Exception {
        withAnnotator("other").buildIn(plugins);
        plugin("hello").annotator("hello", """
                        ClassLoader loader = getClass().getClassLoader();
                        return java.util.Collections.list(loader.getResources("META-INF/extensions.idx")).size()
                                + " " + java.util.Collections.list(loader.getResources("META-INF/sluice/components.json")).size()
                                + " " + new String(loader.getResourceAsStream("META-INF/extensions.idx").readAllBytes());
                        """).dependencies("other").buildIn(plugins);
        scan();

        assertThat(call("hello"))
                .startsWith("1 1 ")
                .contains(factoryOf("hello"))
                .doesNotContain(factoryOf("other"));
    }

    @Test
    void providersOfAHostTypeComeFromTheHostAndOthersFromThePlugin() throws Exception {
        plugin("hello")
                .annotator("hello", """
                        ClassLoader loader = getClass().getClassLoader();
                        return java.util.Collections.list(loader.getResources(
                                        "META-INF/services/org.slf4j.spi.SLF4JServiceProvider")).toString()
                                + java.util.ServiceLoader.load(Runnable.class).findFirst().get().getClass().getName();
                        """)
                .source(
                        "demo.hello.Task",
                        "package demo.hello; public class Task implements Runnable { public void run() {} }")
                .entry("META-INF/services/java.lang.Runnable", "demo.hello.Task")
                .entry("META-INF/services/org.slf4j.spi.SLF4JServiceProvider", "demo.Absent")
                .buildIn(plugins);
        scan();

        assertThat(call("hello"))
                .contains("logback")
                .doesNotContain("hello-1.0.0.jar")
                .endsWith("demo.hello.Task");
    }

    @Test
    void theIndexOfALibraryIsNotTakenForThePlugins() throws Exception {
        Path library = plugin("a-library")
                .entry(JarSurvey.INDEX, "demo.Absent")
                .jarIn(Files.createDirectories(plugins.resolve(".library")));
        withAnnotator("hello").library(library).buildIn(plugins);
        scan();

        assertThat(call("hello")).isEqualTo("hello");
    }

    @Test
    void aClosedCatalogueLoadsNothing() throws IOException {
        withAnnotator("hello").buildIn(plugins);
        scan();
        ComponentInfo component = catalog.component("hello").orElseThrow();

        catalog.close();
        catalog.close();

        assertThatThrownBy(() -> catalog.load(component)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aClosedCatalogueHoldsNoFileOpen() throws Exception {
        plugin("hello")
                .annotator(
                        "hello",
                        "return new String(getClass().getResourceAsStream(\"/META-INF/extensions.idx\").readAllBytes());")
                .buildIn(plugins);
        scan();
        call("hello");

        catalog.close();

        Path open = Path.of("/proc/self/fd");
        if (Files.isDirectory(open)) {
            try (Stream<Path> descriptors = Files.list(open)) {
                assertThat(descriptors.map(LoadTest::target).filter(target -> target.startsWith(plugins.toString())))
                        .isEmpty();
            }
        }
        Files.delete(plugins.resolve("hello/lib/hello-1.0.0.jar"));
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
