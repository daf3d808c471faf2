/** Writes documents as tables in Parquet files. */
@NullMarked
package dev.sluice.plugins.parquet;

import org.jspecify.annotations.NullMarked;
