package dev.sluice.core.internal.plugin;

import dev.sluice.core.PluginInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Plugins of a test in a directory of their own, scanned and loaded. */
abstract class LoadFixture {
    @TempDir
    Path plugins;

    PluginCatalog catalog = PluginCatalog.scan(List.of());

    @AfterEach
    void close() {
        catalog.close();
    }

    void scan() {
        catalog.close();
        catalog = PluginCatalog.scan(List.of(plugins), "1.0.0");
    }

    LoadedComponent load(String component) {
        return catalog.load(catalog.component(component).orElseThrow());
    }

    String call(String component) throws Exception {
        LoadedComponent loaded = load(component);
        return (String) ContextLoader.call(loaded.loader(), (Callable<?>) loaded.factory());
    }

    PluginInfo info(String plugin) {
        return catalog.plugins().stream()
                .filter(p -> p.id().equals(plugin))
                .findFirst()
                .orElseThrow();
    }
}
