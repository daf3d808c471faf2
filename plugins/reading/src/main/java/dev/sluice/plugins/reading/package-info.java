/** Finds documents in directories, files, archives and corpora. */
@NullMarked
package dev.sluice.plugins.reading;

import org.jspecify.annotations.NullMarked;
