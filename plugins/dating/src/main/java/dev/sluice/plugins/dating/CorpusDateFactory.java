package dev.sluice.plugins.dating;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/**
 * The component {@code date-from-corpus}: as {@code date-from-text}, and besides lets the documents of a run lend each other their
 * dates: documents that tell the same story are of the same weeks, and documents of one corpus tend to be of the same years. Use it
 * in place of {@code date-from-text} where the corpus was gathered for one subject or from one source, and not for a heap of
 * unrelated texts. Safe for use by several threads; neither the order of the documents nor the number of threads matters.
 *
 * @since 0.1
 */
@SluiceComponent(
        name = "date-from-corpus",
        summary = "Says between which days a document was written, by its words and by the other documents.",
        needs = Layer.TEXT,
        uses = Layer.DATE,
        yields = Layer.DATE)
public final class CorpusDateFactory implements ComponentFactory<TextDateConfig> {
    /** Makes the factory; for the host. */
    public CorpusDateFactory() {}

    @Override
    public CorpusAnnotator<?, ?> create(TextDateConfig config, ComponentContext context) {
        return new CorpusDater(config);
    }
}
