@NullMarked
package dev.sluice.plugins.reading;

import org.jspecify.annotations.NullMarked;
