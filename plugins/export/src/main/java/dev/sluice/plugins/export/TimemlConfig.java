package dev.sluice.plugins.export;

import dev.sluice.api.Option;

/**
 * The options of the exporter {@code timeml}.
 *
 * @param folder the folder below the output directory
 * @param form where the annotations stand
 */
public record TimemlConfig(
        @Option(doc = "The folder below the output directory.", def = "timeml")
        String folder,

        @Option(
                doc = "Where temporal expressions stand: inline in the text, or standoff beside a plain text.",
                def = "inline")
        Form form) {
    /** Where temporal expressions stand. */
    public enum Form {
        /** As elements within the text, one file for each document. */
        INLINE,
        /** With offsets in a file of their own, beside a file with the text alone. */
        STANDOFF
    }
}
