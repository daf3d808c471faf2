package dev.sluice.core.internal.plugin;

import static dev.sluice.core.internal.plugin.PluginBuilder.plugin;
import static dev.sluice.core.internal.plugin.PluginBuilder.withAnnotator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.PluginException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A closed catalogue leaves no class of a plugin in memory. */
class UnloadTest {
    private static final int GENERATIONS = 100;
    /** After as many the classes of the host are loaded, too. */
    private static final int WARM = 20;
    /** In bytes; when the later generations are kept, it grows by more. */
    private static final long GROWTH = 1 << 20;

    @TempDir
    Path plugins;

    @Test
    void classesOfClosedCataloguesAreCollected() throws Exception {
        withAnnotator("base").buildIn(plugins);
        plugin("hello")
                .annotator(
                        "hello",
                        "org.slf4j.LoggerFactory.getLogger(getClass()).debug(\"used\");"
                                + " return new String(getClass().getResourceAsStream(\"/META-INF/extensions.idx\").readAllBytes());")
                .dependencies("base")
                .buildIn(plugins);
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < WARM; i++) {
            loaders.addAll(generation());
        }
        collect(loaders);
        long before = metaspace();
        assertThat(before).as("use of the memory pool Metaspace").isPositive();
        for (int i = WARM; i < GENERATIONS; i++) {
            loaders.addAll(generation());
        }
        collect(loaders);

        assertThat(loaders).hasSize(2 * GENERATIONS);
        assertThat(alive(loaders)).isZero();
        assertThat(metaspace() - before).isLessThan(GROWTH);
    }

    private static void collect(List<? extends WeakReference<?>> references) throws InterruptedException {
        Instant limit = Instant.now().plus(Duration.ofSeconds(20));
        while (alive(references) > 0 && Instant.now().isBefore(limit)) {
            System.gc();
            Thread.sleep(20);
        }
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
    }

    private List<WeakReference<ClassLoader>> generation() throws Exception {
        try (PluginCatalog catalog = PluginCatalog.scan(List.of(plugins))) {
            List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
            for (String name : List.of("base", "hello")) {
                LoadedComponent loaded = catalog.load(catalog.component(name).orElseThrow());
                assertThat((String) ContextLoader.call(loaded.loader(), (Callable<?>) loaded.factory()))
                        .isNotEmpty();
                loaders.add(new WeakReference<>(loaded.loader()));
            }
            return loaders;
        }
    }

    @Test
    void failedLoadsLeaveNothingEither() throws Exception {
        withAnnotator("hello").property("plugin.class", "demo.hello.Factory").buildIn(plugins);
        withAnnotator("empty").without("demo/").buildIn(plugins);
        List<WeakReference<Throwable>> failures = new ArrayList<>();
        for (int i = 0; i < GENERATIONS; i++) {
            failures.addAll(failingGeneration());
        }

        collect(failures);

        assertThat(failures).hasSize(2 * GENERATIONS);
        assertThat(alive(failures)).isZero();
    }

    private List<WeakReference<Throwable>> failingGeneration() throws IOException {
        List<WeakReference<Throwable>> failures = new ArrayList<>();
        try (PluginCatalog catalog = PluginCatalog.scan(List.of(plugins))) {
            catalog.components().forEach(component -> {
                try {
                    catalog.load(component);
                } catch (PluginException e) {
                    failures.add(new WeakReference<>(e));
                }
            });
        }
        return failures;
    }

    private static long alive(List<? extends WeakReference<?>> references) {
        return references.stream().filter(reference -> reference.get() != null).count();
    }
}
