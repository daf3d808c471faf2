package dev.sluice.plugins.extraction;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.testkit.AnnotatorContract;
import java.util.List;
import java.util.Optional;

class LanguageContractTest extends AnnotatorContract<LanguageConfig> {
    @Override
    protected ComponentFactory<LanguageConfig> factory() {
        return new LanguageFactory();
    }

    @Override
    protected LanguageConfig config() {
        return new LanguageConfig(List.of(), Optional.empty(), 150, 0.9);
    }

    @Override
    protected List<Document> documents() {
        return List.of(
                Document.of("en", "The harbor will close for two weeks so that divers can repair the old lock gates."),
                Document.of("de", "Der Hafen wird für zwei Wochen geschlossen, damit Taucher die Tore reparieren."),
                Document.of("none", "42"));
    }
}
