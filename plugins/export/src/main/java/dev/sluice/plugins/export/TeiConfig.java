package dev.sluice.plugins.export;

import dev.sluice.api.Option;

/**
 * The options of the exporter {@code tei}.
 *
 * @param folder the folder below the output directory
 * @param entityPrefix what makes an address of the id of an entity
 */
public record TeiConfig(
        @Option(doc = "The folder below the output directory.", def = "tei")
        String folder,

        @Option(
                doc = "What stands before the id of an entity to make it an address.",
                def = "\"http://www.wikidata.org/entity/\"")
        String entityPrefix) {}
