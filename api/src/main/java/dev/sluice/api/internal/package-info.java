/** Public for the compiler alone, not part of the contract. */
@NullMarked
package dev.sluice.api.internal;

import org.jspecify.annotations.NullMarked;
