package dev.sluice.plugins.export;

import dev.sluice.api.Option;

/**
 * The options of the exporter {@code text}.
 *
 * @param folder the folder below the output directory
 * @param bom whether the table begins with the byte order mark of UTF-8
 */
public record TextConfig(
        @Option(doc = "The folder below the output directory.", def = "text")
        String folder,

        @Option(
                doc = "Whether metadata.csv begins with a byte order mark, by which some spreadsheets know UTF-8.",
                def = "false")
        boolean bom) {}
