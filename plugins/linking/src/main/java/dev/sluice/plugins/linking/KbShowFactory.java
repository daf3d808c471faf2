package dev.sluice.plugins.linking;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.SluiceComponent;
import dev.sluice.api.Tool;

/**
 * Makes the tool {@code kb-show}, which shows all that is known of an entity.
 *
 * @since 0.1
 */
@SluiceComponent(
        name = "kb-show",
        summary = "Shows all that is known of the entities with some ids.",
        arguments = "ID...")
public final class KbShowFactory implements ComponentFactory<KbReadConfig> {
    /** Makes the tool. */
    @Override
    public Tool create(KbReadConfig config, ComponentContext context) {
        return new KbShow(config, context.pluginDirectory());
    }
}
