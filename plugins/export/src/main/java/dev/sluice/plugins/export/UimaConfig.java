package dev.sluice.plugins.export;

import dev.sluice.api.Option;

/**
 * The options of the exporter {@code uima}.
 *
 * @param folder the folder below the output directory
 * @param form how a CAS is written
 * @param entityPrefix what makes an address of the id of an entity
 */
public record UimaConfig(
        @Option(doc = "The folder below the output directory.", def = "uima")
        String folder,

        @Option(
                doc = "How a CAS is written: xmi with a type system beside it, or json with the types inside.",
                def = "xmi")
        Form form,

        @Option(
                doc = "What stands before the id of an entity to make it an address.",
                def = "\"http://www.wikidata.org/entity/\"")
        String entityPrefix) {
    /** How a CAS is written. */
    public enum Form {
        /** XML Metadata Interchange, and a file with the type system. */
        XMI,
        /** JSON CAS 0.4, which contains the type system. */
        JSON
    }
}
