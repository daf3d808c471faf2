package dev.sluice.plugins.report;

import dev.sluice.api.Option;

/**
 * The options of the exporter {@code report}.
 *
 * @param file the page below the output directory
 * @param title what stands at the top of the page
 * @param furniture whether the page shows what extraction took out of the texts
 * @param splitAbove how many megabytes of texts one page holds; further texts go into files in a folder beside it
 */
public record ReportConfig(
        @Option(doc = "The page below the output directory.", def = "report.html")
        String file,

        @Option(doc = "What stands at the top of the page.", def = "Report")
        String title,

        @Option(doc = "Whether the page shows what extraction took out of the texts, grayed.", def = "true")
        boolean furniture,

        @Option(
                doc = "How many megabytes of texts one page holds; further texts go into files in a folder beside it.",
                def = "100",
                min = 0,
                max = 1000)
        int splitAbove) {}
