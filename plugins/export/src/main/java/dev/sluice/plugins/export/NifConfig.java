package dev.sluice.plugins.export;

import dev.sluice.api.Option;

/**
 * The options of the exporter {@code nif}.
 *
 * @param file the file below the output directory; {@code -} is the standard output
 * @param entityPrefix what makes an address of the id of an entity
 */
public record NifConfig(
        @Option(doc = "The file below the output directory; - is the standard output.", def = "documents.ttl")
        String file,

        @Option(
                doc = "What stands before the id of an entity to make it an address.",
                def = "\"http://www.wikidata.org/entity/\"")
        String entityPrefix) {}
