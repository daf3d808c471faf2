package dev.sluice.plugins.export;

import dev.sluice.api.Option;

/**
 * The options of the exporter {@code timeline}.
 *
 * @param file the file below the output directory; {@code -} is the standard output
 * @param title the title of the timeline; empty for none
 * @param mentioned whether the days that texts speak of are events too
 */
public record TimelineConfig(
        @Option(doc = "The file below the output directory; - is the standard output.", def = "timeline.json")
        String file,

        @Option(doc = "The title of the timeline; empty for none.", def = "")
        String title,

        @Option(
                doc = "Whether the days that texts speak of are events besides the dates of the documents.",
                def = "false")
        boolean mentioned) {}
