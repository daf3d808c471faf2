package dev.sluice.plugins.extraction;

import dev.sluice.api.Option;

/**
 * The options of the component {@code repeated}. Immutable.
 *
 * @param minDocuments on how many documents of a site a line must stand to be taken out, the document itself included
 * @param folders whether documents of which no site is known count as one site for each folder
 * @since 0.1
 */
public record RepeatedConfig(
        @Option(
                doc = "On how many documents of a site a line must stand to be taken out.",
                def = "2",
                min = 2,
                max = 1_000_000)
        int minDocuments,

        @Option(
                doc =
                        "Whether documents of which no site is known count as one site for each folder; for saved pages only,"
                                + " since plays, minutes and forms repeat lines too.",
                def = "false")
        boolean folders) {}
