package dev.sluice.core.internal.config;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.PluginInfo;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What pipeline files can name. */
public interface ComponentLookup {
    /** Returns the components that can be used; two may share a name if they belong in different sections. */
    Collection<ComponentInfo> components();

    /** Returns the plugins that cannot be used, by the name of each component they would provide. */
    Map<String, PluginInfo> broken();

    /** Returns the ids of the plugins whose component of the name pipelines do not find in a section, since another one is. */
    default Collection<String> hidden(String section, String name) {
        return List.of();
    }
}
