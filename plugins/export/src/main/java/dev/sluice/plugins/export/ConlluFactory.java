package dev.sluice.plugins.export;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/** Makes the exporter that writes words in the columns of CoNLL-U, with names and times in the last one. Thread-safe. */
@SluiceComponent(
        name = "conllu",
        summary = "Writes CoNLL-U: one word a line, with names, entities and times in the column MISC.",
        needs = Layer.TEXT,
        uses = {Layer.TIMEX, Layer.MENTION, Layer.LINK})
public final class ConlluFactory implements ComponentFactory<ConlluConfig> {
    @Override
    public Exporter create(ConlluConfig config, ComponentContext context) {
        return new ConlluExporter(Options.file(config.file()));
    }
}
