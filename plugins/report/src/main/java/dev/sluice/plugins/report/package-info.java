/** Writes a report of all documents as one page that opens in a browser without network or server. */
@NullMarked
package dev.sluice.plugins.report;

import org.jspecify.annotations.NullMarked;
