package dev.sluice.plugins.export;

import dev.sluice.api.Option;

/**
 * The options of the exporter {@code markdown}.
 *
 * @param file the file below the output directory; {@code -} is the standard output
 * @param frontMatter whether a document begins with what is known about it, between lines of three hyphens
 */
public record MarkdownConfig(
        @Option(doc = "The file below the output directory; - is the standard output.", def = "documents.md")
        String file,

        @Option(
                doc = "Whether a document begins with what is known about it, as YAML between lines of three hyphens.",
                def = "true")
        boolean frontMatter) {}
