package dev.sluice.core.internal.plugin;

import dev.sluice.core.ComponentInfo;

/**
 * A component that pipelines do not find, since another plugin has one of its name for the same section. Immutable.
 *
 * @param component what is hidden
 * @param by the id of the plugin whose component is found
 */
public record HiddenComponent(ComponentInfo component, String by) {}
