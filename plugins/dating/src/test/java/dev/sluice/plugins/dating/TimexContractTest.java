package dev.sluice.plugins.dating;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.testkit.AnnotatorContract;
import java.util.List;

class TimexContractTest extends AnnotatorContract<TimexConfig> {
    @Override
    protected ComponentFactory<TimexConfig> factory() {
        return new TimexFactory();
    }

    @Override
    protected TimexConfig config() {
        return TimexConfig.of(List.of("en"));
    }

    @Override
    protected List<Document> documents() {
        return List.of(
                Document.of("a", "The court ruled on March 3, 2020. It will sit again next Monday."),
                Document.of("b", "No time is told here."));
    }
}
