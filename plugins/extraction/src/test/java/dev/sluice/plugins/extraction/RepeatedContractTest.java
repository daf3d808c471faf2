package dev.sluice.plugins.extraction;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.api.Metadata;
import dev.sluice.testkit.CorpusAnnotatorContract;
import java.util.List;

class RepeatedContractTest extends CorpusAnnotatorContract<RepeatedConfig> {
    private static final String SLOGAN = "The Coast Press has told the islands what happens at sea since 1911.";

    @Override
    protected ComponentFactory<RepeatedConfig> factory() {
        return new RepeatedFactory();
    }

    @Override
    protected RepeatedConfig config() {
        return new RepeatedConfig(2, false);
    }

    @Override
    protected List<Document> documents() {
        return List.of(
                page(
                        "one",
                        "The harbor of Lindholm will close so that divers can repair the old lock gates.\n" + SLOGAN),
                page("two", SLOGAN + "\nAfter forty years the lighthouse of Lindholm will have a new lamp."));
    }

    private static Document page(String name, String text) {
        return Document.of(name, text).withMetadata(Metadata.EMPTY.withUrl("https://coast.example/" + name));
    }
}
