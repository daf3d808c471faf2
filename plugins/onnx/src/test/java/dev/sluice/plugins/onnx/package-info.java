@NullMarked
package dev.sluice.plugins.onnx;

import org.jspecify.annotations.NullMarked;
