/** Writes documents in the formats of other tools. */
@NullMarked
package dev.sluice.plugins.export;

import org.jspecify.annotations.NullMarked;
