package dev.sluice.plugins.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import dev.sluice.api.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Puts the word pieces of all windows of a text together to words. Where windows overlap, the one counts in which the piece
 * has more around it. Used by one thread for one text.
 */
final class WordReader {
    /** A word piece; its range is in code points, as the tokenizer counts. */
    private record Piece(int end, long word, int margin, int label, double probability) {}

    private final String text;
    private final TreeMap<Integer, Piece> pieces = new TreeMap<>();

    WordReader(String text) {
        this.text = text;
    }

    /** Takes the scores of a window. */
    void add(Encoding window, float[][] logits) {
        CharSpan[] spans = window.getCharTokenSpans();
        long[] words = window.getWordIds();
        for (int i = 0; i < spans.length; i++) {
            CharSpan span = spans[i];
            // What the tokenizer adds has no range. Several pieces have the same where they are bytes of one character.
            boolean again = i > 0 && span != null && spans[i - 1] != null && spans[i - 1].getStart() == span.getStart();
            if (span == null || span.getEnd() <= span.getStart() || again) {
                continue;
            }
            int margin = Math.min(i, spans.length - 1 - i);
            Piece known = pieces.get(span.getStart());
            if (known == null || known.margin() < margin) {
                pieces.put(span.getStart(), piece(span.getEnd(), words[i], margin, logits[i]));
            }
        }
    }

    /** Returns the words, in order. */
    List<Word> words() {
        List<Word> words = new ArrayList<>();
        int points = 0;
        int units = 0;
        long last = -1;
        for (var entry : pieces.entrySet()) {
            Piece piece = entry.getValue();
            int begin = text.offsetByCodePoints(units, entry.getKey() - points);
            int end = text.offsetByCodePoints(begin, piece.end() - entry.getKey());
            points = entry.getKey();
            units = begin;
            while (begin < end && Character.isWhitespace(text.codePointAt(begin))) {
                begin += Character.charCount(text.codePointAt(begin));
            }
            while (end > begin && Character.isWhitespace(text.codePointBefore(end))) {
                end -= Character.charCount(text.codePointBefore(end));
            }
            if (begin == end) {
                continue;
            }
            Word before = words.isEmpty() ? null : words.get(words.size() - 1);
            if (before != null
                    && piece.word() == last
                    && continues(before.span().end(), begin)) {
                Span whole = new Span(
                        before.span().begin(), Math.max(end, before.span().end()));
                words.set(words.size() - 1, new Word(whole, before.label(), before.probability()));
            } else {
                words.add(new Word(new Span(begin, end), piece.label(), piece.probability()));
            }
            last = piece.word();
        }
        return words;
    }

    /** Returns whether a piece goes on a word: some tokenizers count a punctuation mark to the word it follows. */
    private boolean continues(int end, int begin) {
        return begin <= end && isOfWord(text.codePointBefore(begin)) && isOfWord(text.codePointAt(begin));
    }

    private static boolean isOfWord(int point) {
        int type = Character.getType(point);
        return Character.isLetterOrDigit(point)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static Piece piece(int end, long word, int margin, float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - (double) logits[best]);
        }
        return new Piece(end, word, margin, best, 1 / sum);
    }
}
