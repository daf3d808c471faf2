/** Tests of the dating plugin. */
@NullMarked
package dev.sluice.plugins.dating;

import org.jspecify.annotations.NullMarked;
