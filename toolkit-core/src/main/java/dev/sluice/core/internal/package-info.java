/** Shared machinery of the host, not part of what embedders see. */
@NullMarked
package dev.sluice.core.internal;

import org.jspecify.annotations.NullMarked;
