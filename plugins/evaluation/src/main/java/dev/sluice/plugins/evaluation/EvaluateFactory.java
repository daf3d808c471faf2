package dev.sluice.plugins.evaluation;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.SluiceComponent;
import dev.sluice.api.Tool;

/**
 * Makes the tool {@code evaluate}, which measures the records of a run against what is right, by the measures of the
 * field.
 *
 * @since 0.1
 */
@SluiceComponent(
        name = "evaluate",
        summary = "Measures SYSTEM, the records of a run, against GOLD, what is right: two files, in this order.",
        arguments = {"GOLD", "SYSTEM"})
public final class EvaluateFactory implements ComponentFactory<EvaluateConfig> {
    /** Makes the factory. */
    public EvaluateFactory() {}

    @Override
    public Tool create(EvaluateConfig config, ComponentContext context) {
        return new Evaluate(config);
    }
}
