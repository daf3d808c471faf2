/** Writes documents into an SQLite database. */
@NullMarked
package dev.sluice.plugins.sqlite;

import org.jspecify.annotations.NullMarked;
