/** Tests of the annotation processor. */
@NullMarked
package dev.sluice.api.internal;

import org.jspecify.annotations.NullMarked;
