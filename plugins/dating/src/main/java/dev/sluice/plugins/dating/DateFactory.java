package dev.sluice.plugins.dating;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Dater;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/**
 * The component {@code date}: says when a document was published, changed and retrieved, from its metadata, its address and the
 * lines around its text. A document that is dated already keeps its date, and where nothing is known no date is given. The
 * signals it reads are the table {@code signals.tsv} in this package. Safe for use by several threads.
 *
 * @since 0.1
 */
@SluiceComponent(
        name = "date",
        summary = "Says when a document was published, changed and retrieved.",
        uses = Layer.TEXT,
        yields = Layer.DATE)
public final class DateFactory implements ComponentFactory<DateConfig> {
    /** Makes the factory; for the host. */
    public DateFactory() {}

    /**
     * Makes the dater.
     *
     * @throws IllegalArgumentException if the corrections cannot be read; the message names file and line
     */
    @Override
    public Dater create(DateConfig config, ComponentContext context) {
        Dater dater = new SignalDater(config.numericOrder());
        return new CorrectedDater(
                dater, DateCorrections.read(config.corrections().map(context::resolve)));
    }
}
