/** What {@code sluice plugin new} writes: projects of new plugins, from templates. */
@NullMarked
package dev.sluice.core.internal.project;

import org.jspecify.annotations.NullMarked;
