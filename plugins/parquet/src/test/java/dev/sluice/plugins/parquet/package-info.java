@NullMarked
package dev.sluice.plugins.parquet;

import org.jspecify.annotations.NullMarked;
