/** What a plugin author needs to test a plugin in its own module. */
@NullMarked
package dev.sluice.testkit;

import org.jspecify.annotations.NullMarked;
