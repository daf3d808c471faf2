package dev.sluice.plugins.linking;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.SluiceComponent;
import dev.sluice.api.Tool;

/**
 * Makes the tool {@code kb-list}, which lists all entities of a knowledge base.
 *
 * @since 0.1
 */
@SluiceComponent(
        name = "kb-list",
        summary = "Lists all entities, one a line: id, type, prior and name with tabs between.",
        arguments = {})
public final class KbListFactory implements ComponentFactory<KbListConfig> {
    /** Makes the tool. */
    @Override
    public Tool create(KbListConfig config, ComponentContext context) {
        return new KbList(config, context.pluginDirectory());
    }
}
