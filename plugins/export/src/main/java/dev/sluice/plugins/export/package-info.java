/** Writes documents as JSON lines and as tables. */
@NullMarked
package dev.sluice.plugins.export;

import org.jspecify.annotations.NullMarked;
