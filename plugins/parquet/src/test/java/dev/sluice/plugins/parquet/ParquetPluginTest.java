package dev.sluice.plugins.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Exporter;
import dev.sluice.testkit.LoadedPlugin;
import dev.sluice.testkit.PluginTest;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import org.junit.jupiter.api.Test;

/** With the libraries of its package alone: those that only tests have, such as Jackson, are not seen. */
@PluginTest
class ParquetPluginTest {
    @Test
    void writesTheSameTablesAsOnTheClassPathOfTheTests(LoadedPlugin plugin) throws Exception {
        TestExport here = TestExport.write(
                new ParquetFactory().create(new ParquetConfig("tables"), TestContext.create()),
                ParquetExporterTest.DOCUMENTS);
        Exporter loaded = plugin.create(Exporter.class, "parquet", "folder: tables");

        TestExport export = TestExport.write(loaded, ParquetExporterTest.DOCUMENTS);

        assertThat(export.names()).isEqualTo(here.names()).isNotEmpty();
        for (String name : here.names()) {
            assertThat(export.bytes(name)).as(name).isEqualTo(here.bytes(name));
        }
    }
}
