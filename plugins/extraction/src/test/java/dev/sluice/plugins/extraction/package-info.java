@NullMarked
package dev.sluice.plugins.extraction;

import org.jspecify.annotations.NullMarked;
