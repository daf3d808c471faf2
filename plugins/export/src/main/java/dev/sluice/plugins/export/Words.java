package dev.sluice.plugins.export;

import dev.sluice.api.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Cuts a text into words and sentences by rules that hold for most languages that put spaces between words: a word is a run
 * of letters, digits and marks, with an apostrophe, hyphen, point or comma inside it; anything else is a word of its own.
 */
final class Words {
    private static final String INNER_OF_WORDS = "'\u2019-\u2010\u2011.";
    private static final String INNER_OF_NUMBERS = ".,:/";
    private static final String SENTENCE_ENDS = ".!?\u2026\u3002\uff01\uff1f\u061f\u0964";
    private static final String CLOSERS = "\"')]}\u201d\u2019\u00bb\u203a\u300d\u300f";

    /** How many closing quotation marks and brackets may stand behind the end of a sentence. */
    private static final int MAX_CLOSERS = 8;

    private final String text;
    private final TreeSet<Integer> cuts = new TreeSet<>();

    private Words(String text) {
        this.text = text;
    }

    /**
     * Returns the sentences of a text as lists of its words. White space is in no word, and every other character in
     * exactly one.
     *
     * @param whole ranges that no sentence ends inside of, and at whose ends words end
     */
    static List<List<Span>> sentences(String text, List<Span> whole) {
        Words words = new Words(text);
        int insideUntil = 0;
        for (Span span : whole) {
            words.cuts.add(span.begin());
            words.cuts.add(span.end());
        }
        List<List<Span>> sentences = new ArrayList<>();
        List<Span> sentence = new ArrayList<>();
        int nextWhole = 0;
        for (int i = words.skipSpace(0); i < text.length(); ) {
            int end = words.wordEnd(i);
            sentence.add(new Span(i, end));
            while (nextWhole < whole.size() && whole.get(nextWhole).begin() < end) {
                insideUntil = Math.max(insideUntil, whole.get(nextWhole++).end());
            }
            int next = words.skipSpace(end);
            if (next == text.length() || (insideUntil <= end && words.isSentenceEnd(sentence, end, next))) {
                sentences.add(sentence);
                sentence = new ArrayList<>();
            }
            i = next;
        }
        return sentences;
    }

    private boolean isSentenceEnd(List<Span> sentence, int end, int next) {
        if (text.substring(end, next).indexOf('\n') >= 0) {
            return true;
        }
        int last = sentence.size() - 1;
        int first = Math.max(0, last - MAX_CLOSERS);
        while (last > first && isOneOf(CLOSERS, sentence.get(last))) {
            last--;
        }
        if (next == end || !isOneOf(SENTENCE_ENDS, sentence.get(last))) {
            return false;
        }
        int following = text.codePointAt(next);
        boolean isInitial = last > 0
                && sentence.get(last - 1).length() == 1
                && Character.isUpperCase(text.charAt(sentence.get(last - 1).begin()));
        return !isInitial && !Character.isLowerCase(following);
    }

    private boolean isOneOf(String signs, Span word) {
        return word.length() == 1 && signs.indexOf(text.charAt(word.begin())) >= 0;
    }

    private int skipSpace(int from) {
        int i = from;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private int wordEnd(int begin) {
        Integer cut = cuts.higher(begin);
        int limit = cut == null ? text.length() : cut;
        int i = begin + Character.charCount(text.codePointAt(begin));
        boolean isWord = isWordPart(text.codePointAt(begin));
        while (i < limit && !isSpace(text.charAt(i))) {
            int c = text.codePointAt(i);
            int after = i + Character.charCount(c);
            boolean goesOn = isMark(c) || (isWord && (isWordPart(c) || isInner(c, i, after, limit)));
            if (!goesOn) {
                break;
            }
            i = after;
        }
        // a range may end inside a surrogate pair; a word does not
        return Math.max(i, begin + Character.charCount(text.codePointAt(begin)));
    }

    private boolean isInner(int c, int at, int after, int limit) {
        if (after >= limit) {
            return false;
        }
        int before = text.codePointBefore(at);
        int next = text.codePointAt(after);
        if (Character.isDigit(before) && Character.isDigit(next)) {
            return INNER_OF_NUMBERS.indexOf(c) >= 0 || INNER_OF_WORDS.indexOf(c) >= 0;
        }
        return INNER_OF_WORDS.indexOf(c) >= 0 && isWordPart(before) && isWordPart(next);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    private static boolean isWordPart(int c) {
        return Character.isLetterOrDigit(c) || isMark(c) || c == '_';
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT -> true;
            default -> false;
        };
    }
}
