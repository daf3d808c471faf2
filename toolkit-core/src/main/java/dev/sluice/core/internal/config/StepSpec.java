package dev.sluice.core.internal.config;

import dev.sluice.core.ComponentInfo;

/**
 * A component at its place in a pipeline, checked but not yet loaded. Immutable.
 *
 * @param id the id, unique in its section; the name of the component if the file gives none
 * @param component what is declared about the component
 * @param options what the file says for its options, without {@code use} and {@code id}
 * @param position where the component is named
 */
public record StepSpec(String id, ComponentInfo component, ConfigNode.Mapping options, Position position) {}
