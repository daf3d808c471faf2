/** Tests of the test kit. */
@NullMarked
package dev.sluice.testkit;

import org.jspecify.annotations.NullMarked;
