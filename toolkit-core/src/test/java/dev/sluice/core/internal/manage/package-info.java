/** Tests of installing plugins. */
@NullMarked
package dev.sluice.core.internal.manage;

import org.jspecify.annotations.NullMarked;
