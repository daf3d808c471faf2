/** Finds names with a transformer of the user's own. */
@NullMarked
package dev.sluice.plugins.onnx;

import org.jspecify.annotations.NullMarked;
