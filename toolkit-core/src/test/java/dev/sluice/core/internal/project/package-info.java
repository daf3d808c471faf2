/** Tests of the projects of new plugins. */
@NullMarked
package dev.sluice.core.internal.project;

import org.jspecify.annotations.NullMarked;
