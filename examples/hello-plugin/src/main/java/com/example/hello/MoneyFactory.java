package com.example.hello;

import dev.sluice.api.Annotator;
import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/** Makes the annotator that a pipeline file calls {@code money}. */
@SluiceComponent(
        name = "money",
        summary = "Marks amounts of money such as $3.5 million.",
        needs = Layer.TEXT,
        yields = MoneyAnnotator.LAYER,
        languages = "en")
public final class MoneyFactory implements ComponentFactory<MoneyConfig> {
    @Override
    public Annotator create(MoneyConfig config, ComponentContext context) {
        return new MoneyAnnotator(config.minimum());
    }
}
