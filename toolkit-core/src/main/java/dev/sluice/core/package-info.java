/** The host: what a program needs that embeds Sluice. */
@NullMarked
package dev.sluice.core;

import org.jspecify.annotations.NullMarked;
