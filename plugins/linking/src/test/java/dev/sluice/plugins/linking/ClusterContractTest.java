package dev.sluice.plugins.linking;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.testkit.CorpusAnnotatorContract;
import dev.sluice.testkit.MarkedText;
import java.util.List;

class ClusterContractTest extends CorpusAnnotatorContract<ClusterConfig> {
    @Override
    protected ComponentFactory<ClusterConfig> factory() {
        return new ClusterFactory();
    }

    @Override
    protected ClusterConfig config() {
        return new ClusterConfig(0, true, true, "");
    }

    @Override
    protected List<Document> documents() {
        return List.of(
                MarkedText.of("Captain {Orla Tveitdal=PERSON NIL1} sailed. {Tveitdal=PERSON NIL1} was tired.")
                        .id("a")
                        .expected(),
                MarkedText.of("{Orla Tveitdal=PERSON NIL2} came back to {Lindholm=PLACE NIL3}.")
                        .id("b")
                        .expected());
    }
}
