package dev.sluice.plugins.linking;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.SluiceComponent;
import dev.sluice.api.Tool;

/**
 * Makes the tool {@code kb-info}, which says what a knowledge base holds.
 *
 * @since 0.1
 */
@SluiceComponent(
        name = "kb-info",
        summary = "Says what a knowledge base holds, where it comes from and under which licence.",
        arguments = {})
public final class KbInfoFactory implements ComponentFactory<KbInfoConfig> {
    /** Makes the tool. */
    @Override
    public Tool create(KbInfoConfig config, ComponentContext context) {
        return new KbInfo(config, context.pluginDirectory());
    }
}
