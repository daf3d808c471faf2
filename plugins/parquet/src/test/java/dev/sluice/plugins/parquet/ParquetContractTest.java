package dev.sluice.plugins.parquet;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.testkit.ExporterContract;
import dev.sluice.testkit.MarkedText;
import java.util.List;

class ParquetContractTest extends ExporterContract<ParquetConfig> {
    @Override
    protected ComponentFactory<ParquetConfig> factory() {
        return new ParquetFactory();
    }

    @Override
    protected ParquetConfig config() {
        return new ParquetConfig("parquet");
    }

    @Override
    protected List<Document> documents() {
        return List.of(
                MarkedText.of("{Ada=PERSON Q7} met {Bo=PERSON NIL1} on {Friday=2020-06-12}.")
                        .id("a/1")
                        .published("2020-06-14")
                        .expected(),
                MarkedText.of("{Bo=PERSON NIL1} stayed in {Ulm=PLACE Q1}.")
                        .id("b")
                        .expected());
    }
}
