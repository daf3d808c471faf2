package dev.sluice.plugins.office;

import dev.sluice.api.Option;

/**
 * The options of the extractor {@code office}. Immutable.
 *
 * @param maxChars the greatest length of a text in UTF-16 units
 * @param keepFurniture whether what was taken out of the text is kept
 * @param headers whether headers and footers of pages stay in the text
 * @param notes whether footnotes, endnotes and speaker notes are part of the text
 * @param attachments whether what is attached or embedded is read as documents of its own
 * @since 0.1
 */
public record OfficeConfig(
        @Option(
                doc = "Greatest length of a text in characters; what goes beyond is cut off and reported.",
                def = "5000000",
                min = 1,
                max = 1_000_000_000)
        int maxChars,

        @Option(doc = "Whether what was taken out of the text is kept as furniture.", def = "true")
        boolean keepFurniture,

        @Option(doc = "Whether headers, footers and numbers of pages stay in the text.", def = "false")
        boolean headers,

        @Option(doc = "Whether footnotes, endnotes and speaker notes are part of the text.", def = "true")
        boolean notes,

        @Option(
                doc = "Whether attachments and embedded files are read as documents of their own; pictures, sound and"
                        + " video never are.",
                def = "true")
        boolean attachments) {}
