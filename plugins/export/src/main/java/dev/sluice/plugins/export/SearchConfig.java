package dev.sluice.plugins.export;

import dev.sluice.api.Option;
import java.util.Optional;

/**
 * The options of the exporter {@code search}.
 *
 * @param file the file of documents below the output directory; {@code -} is the standard output
 * @param mapping the file with settings and mappings of the index
 * @param index the name of the index
 * @param url the address of a server the documents are sent to as well
 * @param authorization the path of a file with the value of the header {@code Authorization} for that server
 */
public record SearchConfig(
        @Option(
                doc = "The file of documents below the output directory; - is the standard output.",
                def = "bulk.ndjson")
        String file,

        @Option(doc = "The file with the mappings of the index; empty for none.", def = "index.json")
        String mapping,

        @Option(doc = "The name of the index.", def = "documents")
        String index,

        @Option(doc = "The address of a server the documents are sent to as well, such as http://localhost:9200.")
        Optional<String> url,

        @Option(
                doc = "The path of a file that holds what the server asks for in the header Authorization, such as"
                        + " Basic dXNlcjpwYXNzd29yZA==.")
        Optional<String> authorization) {
    /** Returns options that send nothing. */
    SearchConfig(String file, String mapping, String index) {
        this(file, mapping, index, Optional.empty(), Optional.empty());
    }
}
