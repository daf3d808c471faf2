@NullMarked
package dev.sluice.plugins.evaluation;

import org.jspecify.annotations.NullMarked;
