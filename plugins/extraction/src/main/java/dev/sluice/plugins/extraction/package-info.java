/** Takes the main text out of pages and documents. */
@NullMarked
package dev.sluice.plugins.extraction;

import org.jspecify.annotations.NullMarked;
