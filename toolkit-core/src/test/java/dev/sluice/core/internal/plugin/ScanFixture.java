package dev.sluice.core.internal.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.PluginInfo;
import dev.sluice.core.PluginInfo.Fault;
import dev.sluice.core.PluginInfo.State;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Plugins of a test in a directory of their own, scanned by a host of version 1.2.0. */
abstract class ScanFixture {
    @TempDir
    Path plugins;

    PluginCatalog scan() {
        return PluginCatalog.scan(List.of(plugins), "1.2.0");
    }

    PluginInfo only(String id) {
        try (PluginCatalog catalog = scan()) {
            return catalog.plugins().stream()
                    .filter(p -> p.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no plugin " + id + " in " + catalog.plugins()));
        }
    }

    Fault brokenBy(String id, String code) {
        PluginInfo info = only(id);
        assertThat(info.state()).as("state with %s", info.faults()).isEqualTo(State.BROKEN);
        return fault(info, code);
    }

    Fault warnedOf(String id, String code) {
        PluginInfo info = only(id);
        assertThat(info.state()).as("state with %s", info.faults()).isEqualTo(State.USABLE);
        return fault(info, code);
    }

    static Fault fault(PluginInfo info, String code) {
        assertThat(info.faults()).extracting(Fault::code).contains(code);
        assertThat(info.faults()).allSatisfy(fault -> {
            assertThat(fault.cause()).isNotBlank();
            assertThat(fault.cure()).isNotBlank();
        });
        return info.faults().stream()
                .filter(f -> f.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
