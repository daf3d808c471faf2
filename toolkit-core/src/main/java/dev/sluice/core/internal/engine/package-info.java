/** The engine that runs documents through a chain. Not for embedders. */
@NullMarked
package dev.sluice.core.internal.engine;

import org.jspecify.annotations.NullMarked;
