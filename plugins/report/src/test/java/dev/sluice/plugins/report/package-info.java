/** Tests of the report. */
@NullMarked
package dev.sluice.plugins.report;

import org.jspecify.annotations.NullMarked;
