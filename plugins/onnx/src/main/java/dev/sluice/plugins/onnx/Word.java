package dev.sluice.plugins.onnx;

import dev.sluice.api.Span;

/**
 * A word of a text with what the model says about its first piece. Immutable.
 *
 * @param span the range of the text
 * @param label the index of the label with the highest score
 * @param probability how likely it is that label, from 0 to 1
 */
record Word(Span span, int label, double probability) {}
