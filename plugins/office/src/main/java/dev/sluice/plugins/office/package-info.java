/** Reads PDF, office documents, mails and all else that Apache Tika knows. */
@NullMarked
package dev.sluice.plugins.office;

import org.jspecify.annotations.NullMarked;
