package dev.sluice.plugins.linking;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.SluiceComponent;
import dev.sluice.api.Tool;

/**
 * Makes the tool {@code kb-search}, which lists what a name may mean.
 *
 * @since 0.1
 */
@SluiceComponent(name = "kb-search", summary = "Lists what a name may mean, best known first.", arguments = "NAME...")
public final class KbSearchFactory implements ComponentFactory<KbReadConfig> {
    /** Makes the tool. */
    @Override
    public Tool create(KbReadConfig config, ComponentContext context) {
        return new KbSearch(config, context.pluginDirectory());
    }
}
