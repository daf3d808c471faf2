@NullMarked
package dev.sluice.plugins.sqlite;

import org.jspecify.annotations.NullMarked;
