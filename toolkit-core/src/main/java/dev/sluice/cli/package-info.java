/** The command line over {@link dev.sluice.core.Toolkit}. */
@NullMarked
package dev.sluice.cli;

import org.jspecify.annotations.NullMarked;
