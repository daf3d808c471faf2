package dev.sluice.plugins.extraction;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/**
 * Makes the component {@code repeated}, which takes out of a text the lines that stand on other documents of its site
 * too: extraction sees one page and cannot know them all. It changes the text, so it stands right behind the extractor,
 * before any step that annotates. Thread-safe, and so are the components it makes.
 *
 * @since 0.1
 */
@SluiceComponent(
        name = "repeated",
        summary = "Takes lines out of the text that stand on other documents of the same site too.",
        needs = Layer.TEXT,
        yields = {Layer.TEXT, RepeatedLines.BLOCK})
public final class RepeatedFactory implements ComponentFactory<RepeatedConfig> {
    /** Makes the factory. */
    public RepeatedFactory() {}

    @Override
    public CorpusAnnotator<?, ?> create(RepeatedConfig config, ComponentContext context) {
        return new RepeatedLines(config.minDocuments(), config.folders());
    }
}
