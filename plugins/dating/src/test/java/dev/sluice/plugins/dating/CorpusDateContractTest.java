package dev.sluice.plugins.dating;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.testkit.CorpusAnnotatorContract;
import dev.sluice.testkit.MarkedText;
import java.util.List;
import java.util.Optional;

class CorpusDateContractTest extends CorpusAnnotatorContract<TextDateConfig> {
    private static final String STORY = "The Wexbury ferry Petronella ran aground off Kilmorran; harbormaster Oswin"
            + " Tregarth and the lifeboat crew of Saltmere brought the passengers ashore.";

    @Override
    protected ComponentFactory<TextDateConfig> factory() {
        return new CorpusDateFactory();
    }

    @Override
    protected TextDateConfig config() {
        return new TextDateConfig(Optional.empty(), 0.97);
    }

    @Override
    protected List<Document> documents() {
        return List.of(
                MarkedText.of(STORY).id("a").published("2011-06-09").expected(),
                Document.of("b", STORY + " Divers looked at the keel."));
    }
}
