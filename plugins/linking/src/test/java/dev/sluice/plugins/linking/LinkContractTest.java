package dev.sluice.plugins.linking;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.testkit.EntityLinkerContract;
import java.util.List;

class LinkContractTest extends EntityLinkerContract<LinkConfig> {
    @Override
    protected ComponentFactory<LinkConfig> factory() {
        return new LinkFactory();
    }

    @Override
    protected LinkConfig config() {
        return new LinkConfig(List.of("starter"), true, 0.4);
    }

    @Override
    protected List<Document> documents() {
        return List.of(Document.of("a.txt", "The ferry from Lisbon brought Captain Orla Tveitdal home."));
    }
}
