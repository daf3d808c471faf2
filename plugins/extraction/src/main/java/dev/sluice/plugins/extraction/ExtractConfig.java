package dev.sluice.plugins.extraction;

import dev.sluice.api.Option;

/**
 * The options of the extractor {@code extract}. Immutable.
 *
 * @param maxChars the greatest length of a text in UTF-16 units
 * @param keepFurniture whether what was taken out of the text is kept
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
        boolean keepFurniture) {}
