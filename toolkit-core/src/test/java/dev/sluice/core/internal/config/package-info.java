/** Tests of reading, checking and binding pipeline files. */
@NullMarked
package dev.sluice.core.internal.config;

import org.jspecify.annotations.NullMarked;
