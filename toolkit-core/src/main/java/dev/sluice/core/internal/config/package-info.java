/** Pipeline files: reading with positions, checking, binding to configuration records, schema. Not for embedders. */
@NullMarked
package dev.sluice.core.internal.config;

import org.jspecify.annotations.NullMarked;
