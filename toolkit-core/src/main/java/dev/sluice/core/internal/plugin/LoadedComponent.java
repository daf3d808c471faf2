package dev.sluice.core.internal.plugin;

import dev.sluice.api.ComponentFactory;
import dev.sluice.core.ComponentInfo;
import java.nio.file.Path;

/**
 * A component whose classes are loaded. It is good until its catalogue is closed; whoever keeps it longer keeps the
 * plugin's classes in memory. Immutable; the factory is shared by all who load the component.
 *
 * @param info what it declares
 * @param factory makes the component
 * @param configType the configuration record that the factory takes
 * @param loader the class loader of the plugin, for {@link ContextLoader}
 * @param pluginDirectory where the plugin is installed
 */
public record LoadedComponent(
        ComponentInfo info,
        ComponentFactory<?> factory,
        Class<? extends Record> configType,
        ClassLoader loader,
        Path pluginDirectory) {}
