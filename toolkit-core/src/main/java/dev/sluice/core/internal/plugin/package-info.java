/** The plugin catalogue: scanning without loading classes, strict class loading, quarantine. Not for embedders. */
@NullMarked
package dev.sluice.core.internal.plugin;

import org.jspecify.annotations.NullMarked;
