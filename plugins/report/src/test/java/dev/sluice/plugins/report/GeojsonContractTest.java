package dev.sluice.plugins.report;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.testkit.ExporterContract;
import dev.sluice.testkit.MarkedText;
import java.util.List;

class GeojsonContractTest extends ExporterContract<GeojsonConfig> {
    @Override
    protected ComponentFactory<GeojsonConfig> factory() {
        return new GeojsonFactory();
    }

    @Override
    protected GeojsonConfig config() {
        return new GeojsonConfig("places.geojson");
    }

    @Override
    protected List<Document> documents() {
        return List.of(
                MarkedText.of("{Ada=PERSON Q7} met {Bo=PERSON NIL1} in {Berlin=PLACE Q64} on {Friday=2020-06-12}.")
                        .id("a/1")
                        .published("2020-06-14")
                        .expected(),
                MarkedText.of("{Bo=PERSON NIL1} stayed in {Ulm=PLACE Q3012}.")
                        .id("b")
                        .expected());
    }
}
