/** Tests of the exporters. */
@NullMarked
package dev.sluice.plugins.export;

import org.jspecify.annotations.NullMarked;
