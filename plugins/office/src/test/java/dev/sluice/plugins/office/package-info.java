@NullMarked
package dev.sluice.plugins.office;

import org.jspecify.annotations.NullMarked;
