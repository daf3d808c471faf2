package dev.sluice.plugins.dating;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.api.Metadata;
import dev.sluice.testkit.DaterContract;
import java.util.List;

class DateContractTest extends DaterContract<DateConfig> {
    @Override
    protected ComponentFactory<DateConfig> factory() {
        return new DateFactory();
    }

    @Override
    protected DateConfig config() {
        return new DateConfig(DateConfig.NumericOrder.AUTO);
    }

    @Override
    protected List<Document> documents() {
        return List.of(
                Document.of("a", "Some words.")
                        .withMetadata(Metadata.EMPTY.plus("html.jsonld.datePublished", "2020-03-03T10:00:00Z")),
                Document.of("b", "Some words."));
    }
}
