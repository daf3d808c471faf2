package dev.sluice.plugins.reading;

import dev.sluice.api.Option;
import java.util.List;

/**
 * The options of the reader {@code files}. Immutable.
 *
 * @param paths directories, files, patterns, or {@code -}; used when a run names no input
 * @param include patterns of the paths below a directory that are read
 * @param exclude patterns of the paths below a directory that are left out
 * @param format how files are read
 * @param archives whether archives, web archives and mailboxes are opened
 * @param followLinks whether symbolic links to directories are followed
 * @param maxBytes the greatest size of one input in bytes, after decompression
 * @since 0.1
 */
public record FilesConfig(
        @Option(
                doc = "Directories, files, patterns, or - for the standard input; used when the run names no input.",
                def = "[]")
        List<String> paths,

        @Option(doc = "Patterns of the paths below a directory that are read.", def = "[\"**/*\"]")
        List<String> include,

        @Option(doc = "Patterns of the paths below a directory that are left out.", def = "[]")
        List<String> exclude,

        @Option(
                doc =
                        "Whether a file is one document (raw), a corpus with a JSON record on each line (jsonl), or either by its name (auto).",
                def = "auto")
        Format format,

        @Option(
                doc =
                        "Whether zip, tar, warc, arc, wacz and mbox files are opened, each entry a document; else each is one input.",
                def = "true")
        boolean archives,

        @Option(
                doc =
                        "Whether symbolic links to directories are followed; each directory is read once, so loops are harmless.",
                def = "false")
        boolean followLinks,

        @Option(
                doc = "Greatest size of one input in bytes, after decompression; in a corpus, of one line.",
                def = "100000000",
                min = 1,
                max = Integer.MAX_VALUE - 8)
        long maxBytes) {
    /** How files are read. */
    public enum Format {
        /** Corpora by the file names {@code .jsonl} and {@code .ndjson}, all else as one document. */
        AUTO,
        /** Each file is one document. */
        RAW,
        /** Each file is a corpus: each line is the record of one document. */
        JSONL
    }

    /** Copies the lists. */
    public FilesConfig {
        paths = List.copyOf(paths);
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }
}
