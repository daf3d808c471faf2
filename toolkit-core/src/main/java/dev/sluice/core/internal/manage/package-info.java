/** Plugins as packages: checked, installed, removed, and held to what was locked. */
@NullMarked
package dev.sluice.core.internal.manage;

import org.jspecify.annotations.NullMarked;
