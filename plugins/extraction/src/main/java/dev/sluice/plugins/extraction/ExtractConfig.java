package dev.sluice.plugins.extraction;

import dev.sluice.api.Option;

/**
 * The options of the extractor {@code extract}. Immutable.
 *
 * @param maxChars the greatest length of a text in UTF-16 units
 * @param keepFurniture whether what was taken out of the text is kept
 * @param mode whether to take rather too little or rather too much
 * @param captions whether the words below pictures belong to the text
 * @param tables whether the cells of tables belong to the text
 * @param comments whether what readers wrote belongs to the text
 * @param structure whether headings, lists, tables and quotations are annotated, in the layer {@code block}
 * @param links whether hyperlinks are annotated, in the layer {@code hyperlink}
 * @since 0.1
 */
public record ExtractConfig(
        @Option(
                doc = "Greatest length of a text in characters; what goes beyond is cut off and reported.",
                def = "5000000",
                min = 1,
                max = 1_000_000_000)
        int maxChars,

        @Option(doc = "Whether what was taken out of the text is kept as furniture.", def = "true")
        boolean keepFurniture,

        @Option(
                doc =
                        "What to do with the doubtful parts of a web page: precision leaves them out, recall takes them in.",
                def = "balanced")
        Mode mode,

        @Option(doc = "Whether the words below pictures belong to the text of a web page.", def = "false")
        boolean captions,

        @Option(doc = "Whether the cells of tables belong to the text of a web page.", def = "true")
        boolean tables,

        @Option(doc = "Whether what readers wrote below a web page belongs to its text.", def = "false")
        boolean comments,

        @Option(
                doc = "Whether headings, lists, tables and quotations of web pages are annotated, in the layer block.",
                def = "true")
        boolean structure,

        @Option(doc = "Whether the hyperlinks of web pages are annotated, in the layer hyperlink.", def = "false")
        boolean links) {
    /** What to do with doubtful parts of a page. */
    public enum Mode {
        /** As many errors of one kind as of the other. */
        BALANCED,
        /** Rather too little than too much. */
        PRECISION,
        /** Rather too much than too little. */
        RECALL
    }
}
