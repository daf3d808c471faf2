/**
 * Finds names in texts and says who is meant: by an entity of a knowledge base, or by an id that stands for one
 * unknown identity, within a document ({@link dev.sluice.plugins.linking.LinkFactory}) and across documents ({@link
 * dev.sluice.plugins.linking.ClusterFactory}).
 */
@NullMarked
package dev.sluice.plugins.linking;

import org.jspecify.annotations.NullMarked;
