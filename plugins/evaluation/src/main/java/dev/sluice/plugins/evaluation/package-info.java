/**
 * Measures results against what is right: the tool {@code evaluate} ({@link
 * dev.sluice.plugins.evaluation.EvaluateFactory}).
 */
@NullMarked
package dev.sluice.plugins.evaluation;

import org.jspecify.annotations.NullMarked;
