package dev.sluice.core.internal.engine;

import dev.sluice.api.Component;
import dev.sluice.api.Provenance;
import dev.sluice.core.ComponentInfo;
import org.slf4j.Logger;

/**
 * A component at its place in a chain.
 *
 * @param id the id of the step in the pipeline
 * @param info what its plugin declares
 * @param component the component
 * @param loader the class loader of its plugin
 * @param log the log of the step
 */
record Step(String id, ComponentInfo info, Component component, ClassLoader loader, Logger log) {
    Provenance provenance() {
        return new Provenance(id, info.name(), info.plugin(), info.version());
    }

    /** How messages name the step: {@code step 'date' (plugin dating@0.1.0)}. */
    String label() {
        return "step '" + id + "' (plugin " + plugin() + ")";
    }

    String plugin() {
        return info.plugin() + "@" + info.version();
    }

    <C extends Component> C as(Class<C> type) {
        return type.cast(component);
    }
}
