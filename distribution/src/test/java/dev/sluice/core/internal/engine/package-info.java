/** What is tried from outside of the core on its talk with worker processes. */
@NullMarked
package dev.sluice.core.internal.engine;

import org.jspecify.annotations.NullMarked;
