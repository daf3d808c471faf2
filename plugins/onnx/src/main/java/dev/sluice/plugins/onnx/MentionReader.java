package dev.sluice.plugins.onnx;

import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads names from the labels of words that follow each other. A label that cannot follow the one before it begins a name
 * of its own. Used by one thread for one text.
 */
final class MentionReader {
    /** To how many decimal places a score is rounded, as a power of ten. */
    private static final double PRECISION = 10_000;

    private final LabelScheme scheme;
    private final double minScore;
    private final List<Mention> mentions = new ArrayList<>();
    private final List<Word> open = new ArrayList<>();
    private String kind = "";

    MentionReader(LabelScheme scheme, double minScore) {
        this.scheme = scheme;
        this.minScore = minScore;
    }

    /** Takes the next word. */
    void add(Word word) {
        LabelScheme.Label label = scheme.labels().get(word.label());
        LabelScheme.Place place = label.place();
        boolean begins = place == LabelScheme.Place.FIRST || place == LabelScheme.Place.SINGLE;
        if (begins || place == LabelScheme.Place.OUTSIDE || !label.kind().equals(kind)) {
            end();
        }
        if (place != LabelScheme.Place.OUTSIDE) {
            open.add(word);
            kind = label.kind();
        }
        if (place == LabelScheme.Place.LAST || place == LabelScheme.Place.SINGLE) {
            end();
        }
    }

    /** Returns the names, in order. */
    List<Mention> finish() {
        end();
        return mentions;
    }

    /** Ends the name that is open. */
    private void end() {
        if (!open.isEmpty()) {
            double mean = open.stream().mapToDouble(Word::probability).average().orElse(0);
            double score = Math.round(mean * PRECISION) / PRECISION;
            Span span = new Span(
                    open.get(0).span().begin(), open.get(open.size() - 1).span().end());
            if (score >= minScore) {
                scheme.type(kind).ifPresent(type -> mentions.add(new Mention(span, type, score)));
            }
        }
        open.clear();
        kind = "";
    }
}
