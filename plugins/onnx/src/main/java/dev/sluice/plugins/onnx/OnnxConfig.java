package dev.sluice.plugins.onnx;

import dev.sluice.api.Mention;
import dev.sluice.api.Option;
import java.util.List;
import java.util.Map;

/**
 * The options of the component {@code onnx}. Immutable.
 *
 * @param model the path of the model, an ONNX file for token classification
 * @param tokenizer the path of its {@code tokenizer.json}
 * @param labels what the model can say about a word piece, in the order of its output
 * @param types what kind of thing a label stands for, by the label without prefix; empty for what the common schemes mean
 * @param maxLength the most word pieces that the model takes at once, with those that it adds itself
 * @param overlap the word pieces that two windows of a longer text share
 * @param threads the threads that the model uses for one document
 * @param minScore the score below which a name is left out, from 0 to 1
 */
public record OnnxConfig(
        @Option(doc = "The path of the model: an ONNX file for token classification.")
        String model,

        @Option(doc = "The path of the file tokenizer.json that belongs to the model.")
        String tokenizer,

        @Option(
                doc =
                        "What the model can say about a word piece, in the order of its output, as id2label of its config.json"
                                + " tells: O for no name, or a kind of name with or without the prefixes of BIO, BILOU or BIOES.")
        List<String> labels,

        @Option(
                doc = "What kind of thing a label without its prefix stands for, such as PER: person; a kind that is"
                        + " not listed is left out. If empty, what the common annotation schemes mean.",
                def = "{}")
        Map<String, Mention.Type> types,

        @Option(
                doc = "The most word pieces that the model takes at once, with those that the tokenizer adds.",
                def = "512",
                min = 8,
                max = 1_000_000)
        int maxLength,

        @Option(
                doc = "The word pieces that two windows of a longer text share, less than half of max-length.",
                def = "128",
                min = 0)
        int overlap,

        @Option(doc = "The threads that the model uses for one document.", def = "1", min = 1, max = 1024)
        int threads,

        @Option(doc = "The score below which a name is left out.", def = "0", min = 0, max = 1)
        double minScore) {
    /** Copies the collections. */
    public OnnxConfig {
        labels = List.copyOf(labels);
        types = Map.copyOf(types);
    }
}
