package dev.sluice.plugins.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.onnxruntime.OrtException;
import dev.sluice.api.Annotator;
import dev.sluice.api.Document;
import dev.sluice.api.Layer;
import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import dev.sluice.api.StepContext;
import dev.sluice.api.StepException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds names with a model for token classification. Names that a document has already stay, and those of the model that
 * share characters with them are left out. Safe for use by several threads.
 */
final class OnnxAnnotator implements Annotator {
    /** The most characters that are cut into word pieces at once, so that memory does not grow with the text. */
    private static final int STRETCH = 50_000;

    private final WordPieces pieces;
    private final TokenClassifier model;
    private final LabelScheme scheme;
    private final double minScore;

    OnnxAnnotator(WordPieces pieces, TokenClassifier model, LabelScheme scheme, double minScore) {
        this.pieces = pieces;
        this.model = model;
        this.scheme = scheme;
        this.minScore = minScore;
    }

    @Override
    public Document annotate(Document document, StepContext context) throws StepException, InterruptedException {
        String text = document.text();
        List<Mention> found = new ArrayList<>();
        for (int begin = 0; begin < text.length(); ) {
            int end = stretchEnd(text, begin);
            for (Mention mention : mentions(document.id(), wellFormed(text.substring(begin, end)), context)) {
                Span span = new Span(
                        begin + mention.span().begin(), begin + mention.span().end());
                found.add(new Mention(span, mention.type(), mention.score()));
            }
            begin = end;
        }
        List<Mention> all = new ArrayList<>(document.mentions());
        int given = all.size();
        int at = 0;
        int reach = 0;
        for (Mention mention : found) {
            // Both lists are in order, so that what ends before a name needs no second look.
            while (at < given
                    && document.mentions().get(at).span().begin()
                            < mention.span().end()) {
                reach = Math.max(reach, document.mentions().get(at).span().end());
                at++;
            }
            if (reach <= mention.span().begin()) {
                all.add(mention);
            }
        }
        if (all.size() == given) {
            return document;
        }
        all.sort(Comparator.comparing(Mention::span));
        return document.withLayer(Layer.MENTION, all);
    }

    /** Returns where a stretch ends: behind a line break or blank if there is one, never inside a character. */
    private static int stretchEnd(String text, int begin) {
        int limit = begin + STRETCH;
        if (limit >= text.length()) {
            return text.length();
        }
        int cut = text.lastIndexOf('\n', limit - 1);
        if (cut <= begin) {
            cut = text.lastIndexOf(' ', limit - 1);
        }
        if (cut > begin) {
            return cut + 1;
        }
        return Character.isLowSurrogate(text.charAt(limit)) ? limit + 1 : limit;
    }

    /** Returns the text with a replacement for each half of a character, which the native side would count otherwise. */
    private static String wellFormed(String text) {
        StringBuilder fixed = new StringBuilder(text);
        for (int i = 0; i < fixed.length(); i++) {
            if (Character.isSurrogate(fixed.charAt(i))) {
                if (Character.charCount(fixed.codePointAt(i)) == 2) {
                    i++;
                } else {
                    fixed.setCharAt(i, '\uFFFD');
                }
            }
        }
        return fixed.toString();
    }

    private List<Mention> mentions(String id, String text, StepContext context)
            throws StepException, InterruptedException {
        WordReader reader = new WordReader(text);
        try {
            for (Encoding window : pieces.windows(text)) {
                context.checkpoint();
                reader.add(window, model.logits(window));
            }
        } catch (OrtException | IllegalArgumentException e) {
            throw new StepException(
                    StepException.Kind.PARSE_ERROR,
                    "the model of the step " + context.step() + " fails on the document " + id + ": " + e.getMessage()
                            + "; a max-length that is too great for the model is the usual reason",
                    e);
        }
        MentionReader mentions = new MentionReader(scheme, minScore);
        reader.words().forEach(mentions::add);
        return mentions.finish();
    }

    @Override
    public void close() {
        try {
            pieces.close();
        } finally {
            model.close();
        }
    }
}
