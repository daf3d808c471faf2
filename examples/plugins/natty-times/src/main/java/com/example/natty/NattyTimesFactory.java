package com.example.natty;

import dev.sluice.api.Annotator;
import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Layer;
import dev.sluice.api.Option;
import dev.sluice.api.SluiceComponent;

/** Makes the annotator that pipeline files call {@code natty-times}. */
@SluiceComponent(
        name = "natty-times",
        summary = "Finds English dates by the grammar of Natty; documents without a date of publication are left as they are.",
        needs = Layer.TEXT,
        uses = Layer.DATE,
        yields = Layer.TIMEX,
        languages = "en")
public final class NattyTimesFactory implements ComponentFactory<NattyTimesFactory.Config> {
    /** The options in a pipeline file. */
    public record Config(
            @Option(
                    doc = "How many characters of a text are read; the grammar is slow, and what comes later is left alone.",
                    def = "20000",
                    min = 1)
            int maxChars) {}

    @Override
    public Annotator create(Config config, ComponentContext context) {
        return new NattyTimes(config.maxChars());
    }
}
