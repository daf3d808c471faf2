package dev.sluice.api;

import java.util.Objects;

/**
 * Which step wrote something: stamped by the host, which compares a document before and after each step. Immutable.
 *
 * @param step the id of the step in the pipeline
 * @param component the name of the component
 * @param plugin the id of the plugin that the component comes from
 * @param version the version of that plugin
 * @since 0.1
 */
public record Provenance(String step, String component, String plugin, String version) {
    /** Refuses null. */
    public Provenance {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(version, "version");
    }
}
