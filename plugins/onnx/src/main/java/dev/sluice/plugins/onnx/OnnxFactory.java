package dev.sluice.plugins.onnx;

import dev.sluice.api.Annotator;
import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the component {@code onnx}, which finds names with a transformer of the user's own. Safe for use by several threads,
 * and so are the components it makes.
 *
 * @since 0.1
 */
@SluiceComponent(
        name = "onnx",
        summary = "Finds names with a transformer of your own: an ONNX model for token classification.",
        needs = Layer.TEXT,
        uses = Layer.MENTION,
        yields = Layer.MENTION)
public final class OnnxFactory implements ComponentFactory<OnnxConfig> {
    /**
     * Makes an annotator, and tries model and tokenizer on a word.
     *
     * @throws IllegalArgumentException if a file is missing or broken, or if model, tokenizer and labels do not fit together
     */
    @Override
    public Annotator create(OnnxConfig config, ComponentContext context) {
        if (config.overlap() >= config.maxLength() / 2) {
            throw new IllegalArgumentException("overlap is " + config.overlap()
                    + ", but must be less than half of max-length, " + config.maxLength() + ": give a smaller overlap");
        }
        LabelScheme scheme = LabelScheme.of(config.labels(), config.types());
        Path tokenizerFile = existing("tokenizer", context.resolve(config.tokenizer()));
        Path modelFile = existing("model", context.resolve(config.model()));
        WordPieces pieces = WordPieces.open(tokenizerFile, config.maxLength(), config.overlap());
        try {
            TokenClassifier model =
                    TokenClassifier.open(modelFile, config.labels().size(), config.threads());
            try {
                model.rehearse(pieces);
            } catch (RuntimeException e) {
                model.close();
                throw e;
            }
            return new OnnxAnnotator(pieces, model, scheme, config.minScore());
        } catch (RuntimeException e) {
            pieces.close();
            throw e;
        }
    }

    private static Path existing(String option, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    option + ": there is no file " + file + "; give the path of a file, relative to the pipeline file");
        }
        return file;
    }
}
