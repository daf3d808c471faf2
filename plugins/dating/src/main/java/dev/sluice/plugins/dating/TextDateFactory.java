package dev.sluice.plugins.dating;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Dater;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/**
 * The component {@code date-from-text}: says between which days a document was written by what its words tell: the times and the
 * people it names, and the names and things it knows. It comes behind {@code date} and leaves alone what is dated already; a
 * range is open where nothing bounds it, and where nothing is known there is none. Safe for use by several threads.
 *
 * @since 0.1
 */
@SluiceComponent(
        name = "date-from-text",
        summary = "Says between which days a document was written, by its words alone.",
        needs = Layer.TEXT,
        uses = Layer.DATE,
        yields = Layer.DATE)
public final class TextDateFactory implements ComponentFactory<TextDateConfig> {
    /** Makes the factory; for the host. */
    public TextDateFactory() {}

    /** Makes the dater. */
    @Override
    public Dater create(TextDateConfig config, ComponentContext context) {
        return new TextDater(config);
    }
}
