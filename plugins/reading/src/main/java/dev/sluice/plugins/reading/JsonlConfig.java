package dev.sluice.plugins.reading;

import dev.sluice.api.Option;
import java.util.List;

/**
 * The options of the reader {@code jsonl}. Immutable.
 *
 * @param paths corpora: files, directories, patterns, or {@code -}; used when a run names no input
 * @param textField the name of the field with the text
 * @param idField the name of the field with the id
 * @param dateField the name of the field with the publication date
 * @param maxBytes the greatest size of one line in bytes
 * @since 0.1
 */
public record JsonlConfig(
        @Option(
                doc = "Files, directories, patterns, or - for the standard input; used when the run names no input.",
                def = "[]")
        List<String> paths,

        @Option(doc = "Name of the field with the text.", def = "text")
        String textField,

        @Option(doc = "Name of the field with the id; a record without it goes by file name and line.", def = "id")
        String idField,

        @Option(doc = "Name of the field with the publication date, such as 2020-06-12.", def = "date")
        String dateField,

        @Option(doc = "Greatest size of one line in bytes.", def = "100000000", min = 1, max = Integer.MAX_VALUE - 8)
        long maxBytes) {
    /** Copies the list. */
    public JsonlConfig {
        paths = List.copyOf(paths);
    }
}
