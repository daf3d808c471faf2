package dev.sluice.core.internal.config;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.PluginInfo;
import java.util.Collection;
import java.util.Map;

/** What pipeline files can name. */
public interface ComponentLookup {
    /** Returns the components that can be used; two may share a name if they belong in different sections. */
    Collection<ComponentInfo> components();

    /** Returns the plugins that cannot be used, by the name of each component they would provide. */
    Map<String, PluginInfo> broken();
}
