/** Tests of the whole: the real launcher over the real plugins, and the arrows between all modules. */
@NullMarked
package dev.sluice.distribution;

import org.jspecify.annotations.NullMarked;
