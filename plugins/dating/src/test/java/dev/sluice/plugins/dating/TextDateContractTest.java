package dev.sluice.plugins.dating;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.testkit.DaterContract;
import java.util.List;
import java.util.Optional;

class TextDateContractTest extends DaterContract<TextDateConfig> {
    @Override
    protected ComponentFactory<TextDateConfig> factory() {
        return new TextDateFactory();
    }

    @Override
    protected TextDateConfig config() {
        return new TextDateConfig(Optional.empty(), 0.97);
    }

    @Override
    protected List<Document> documents() {
        return List.of(
                Document.of("a", "Prime Minister Margaret Thatcher opened the bridge in May."),
                Document.of("b", "No time is told here."));
    }
}
