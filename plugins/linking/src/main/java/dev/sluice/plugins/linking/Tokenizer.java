package dev.sluice.plugins.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Splits a text into words. Any text is legal, lone surrogates included. Immutable, safe for use by several threads. */
final class Tokenizer {
    /** From how many words on a line can be told to be a headline by its capitals. */
    private static final int MIN_HEADLINE_WORDS = 4;

    /** No headline is longer, in words: a longer line is a text of many names. */
    private static final int MAX_HEADLINE_WORDS = 30;

    /** Which share of the longer words of a headline have a capital; set by hand. */
    private static final double HEADLINE_SHARE = 0.8;

    /** Words up to this length are small even in headlines. */
    private static final int SMALL_WORD = 3;

    /** No name has a longer word; what is longer is cut, so that hostile input costs no more than its length. */
    private static final int MAX_LENGTH = 80;

    /** Where a word may be broken at the end of a line; it is not seen elsewhere. */
    private static final char SOFT_HYPHEN = '\u00AD';

    private final Predicate<String> abbreviations;

    Tokenizer(Words words) {
        this(words::isAbbreviation);
    }

    /** Takes what tells whether a dot behind a folded word does not end a sentence. */
    Tokenizer(Predicate<String> abbreviations) {
        this.abbreviations = abbreviations;
    }

    /** Returns the words of a text in their order. */
    List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>(text.length() / 6 + 1);
        int previous = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            if (!Character.isLetterOrDigit(c)) {
                at += Character.charCount(c);
                continue;
            }
            int end = end(text, at);
            tokens.add(token(text, at, end, previous, tokens.isEmpty() ? null : tokens.get(tokens.size() - 1)));
            previous = end;
            at = end;
        }
        markHeadlines(text, tokens);
        return tokens;
    }

    private Token token(String text, int begin, int end, int previous, @Nullable Token before) {
        int stop = end;
        if (end - begin > 2
                && (text.charAt(end - 1) == 's' || text.charAt(end - 1) == 'S')
                && isApostrophe(text.charAt(end - 2))) {
            stop = end - 2;
        }
        String full = Spelling.fold(text.substring(begin, end));
        String folded = stop == end ? full : Spelling.fold(text.substring(begin, stop));
        Token.Gap gap = before == null ? Token.Gap.BREAK : gap(text, previous, begin, before);
        boolean start = before == null || (gap == Token.Gap.BREAK && startsSentence(text, previous, begin));
        return new Token(begin, stop, folded, full, gap, shape(text, begin, stop), start, false);
    }

    private static int end(String text, int begin) {
        if (isAcronymLetter(text, begin)) {
            int at = begin;
            while (isAcronymLetter(text, at)) {
                at += 2;
            }
            if (at - begin >= 4 && !(at < text.length() && Character.isLetter(text.charAt(at)))) {
                return at;
            }
            if (at < text.length() && Character.isUpperCase(text.charAt(at)) && !isWordAt(text, at + 1)) {
                return at + 1;
            }
        }
        int at = begin;
        while (at < text.length() && at - begin < MAX_LENGTH) {
            int c = text.codePointAt(at);
            int length = Character.charCount(c);
            boolean inner = at > begin
                    && (((isApostrophe(c) || c == SOFT_HYPHEN) && isWordAt(text, at + 1))
                            || (c == '.' && at + 1 < text.length() && Character.isLowerCase(text.charAt(at + 1))));
            if (!isWord(c) && !inner) {
                break;
            }
            at += length;
        }
        return Math.min(at, text.length());
    }

    private static boolean isAcronymLetter(String text, int at) {
        return at + 1 < text.length() && Character.isUpperCase(text.charAt(at)) && text.charAt(at + 1) == '.';
    }

    private static boolean isWordAt(String text, int at) {
        return at < text.length() && isWord(text.codePointAt(at));
    }

    private static boolean isWord(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    static boolean isApostrophe(int c) {
        return c == '\'' || c == '’' || c == '‘' || c == 'ʼ' || c == '`';
    }

    private static boolean isHyphen(char c) {
        return c == '-' || c == '\u2010' || c == '\u2011' || c == SOFT_HYPHEN;
    }

    private Token.Gap gap(String text, int from, int to, Token before) {
        if (to == from) {
            return text.charAt(from - 1) == '.' ? Token.Gap.SPACE : Token.Gap.BREAK;
        }
        if (to - from == 1 && isHyphen(text.charAt(from))) {
            return Token.Gap.HYPHEN;
        }
        boolean blank = false;
        boolean comma = false;
        boolean ampersand = false;
        boolean dot = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == ',' && i == from) {
                comma = true;
            } else if (c == '&' && !ampersand) {
                ampersand = true;
            } else if (c == '.' && i == from && (abbreviations.test(before.folded()) || isInitial(before))) {
                dot = true;
            } else if (c == '\t' || Character.getType(c) == Character.SPACE_SEPARATOR) {
                blank = true;
            } else {
                return Token.Gap.BREAK;
            }
        }
        if (comma) {
            return ampersand || dot || !blank ? Token.Gap.BREAK : Token.Gap.COMMA;
        }
        if (ampersand) {
            return dot ? Token.Gap.BREAK : Token.Gap.AMPERSAND;
        }
        return blank && to - from <= 3 ? Token.Gap.SPACE : Token.Gap.BREAK;
    }

    private static boolean isInitial(Token token) {
        return token.shape() == Token.Shape.INITIAL;
    }

    private static boolean startsSentence(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (".!?:;\n\r\"“”„«»¿¡‘•*|–—([".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    static Token.Shape shape(String text, int begin, int end) {
        int first = text.codePointAt(begin);
        if (Character.isLowerCase(first)) {
            boolean elided = begin + 2 < end
                    && isApostrophe(text.charAt(begin + 1))
                    && Character.isUpperCase(text.charAt(begin + 2));
            return elided ? Token.Shape.CAPITAL : Token.Shape.LOWER;
        }
        if (!Character.isUpperCase(first) && !Character.isTitleCase(first)) {
            return Token.Shape.OTHER;
        }
        int signs = 0;
        for (int i = begin; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isLowerCase(c)) {
                return Token.Shape.CAPITAL;
            }
            signs += Character.isLetterOrDigit(c) ? 1 : 0;
        }
        return signs > 1 ? Token.Shape.UPPER : Token.Shape.INITIAL;
    }

    private static void markHeadlines(String text, List<Token> tokens) {
        int first = 0;
        while (first < tokens.size()) {
            int lineEnd = text.indexOf('\n', tokens.get(first).begin());
            int limit = lineEnd < 0 ? text.length() : lineEnd;
            int last = first;
            while (last < tokens.size() && tokens.get(last).begin() < limit) {
                last++;
            }
            last = Math.max(last, first + 1);
            if (last - first > MAX_HEADLINE_WORDS) {
                markShouts(text, tokens, first, last);
            } else if (isHeadline(tokens.subList(first, last)) && !endsInFullStop(text, limit)) {
                markHeadline(tokens, first, last);
            }
            first = last;
        }
    }

    /** Marks the sentences and parts of tables in capitals within a line that is a whole text. */
    private static void markShouts(String text, List<Token> tokens, int from, int to) {
        int first = from;
        while (first < to) {
            int last = first;
            int upper = 0;
            while (last < to
                    && tokens.get(last).shape() != Token.Shape.LOWER
                    && tokens.get(last).shape() != Token.Shape.CAPITAL
                    && (last == first || !isFullStopBetween(text, tokens.get(last - 1), tokens.get(last)))) {
                upper += tokens.get(last).shape() == Token.Shape.UPPER ? 1 : 0;
                last++;
            }
            if (upper >= MIN_HEADLINE_WORDS) {
                markHeadline(tokens, first, last);
            }
            first = Math.max(last, first + 1);
        }
    }

    private static boolean isFullStopBetween(String text, Token before, Token behind) {
        return behind.start() && text.substring(before.end(), behind.begin()).indexOf('.') >= 0;
    }

    private static void markHeadline(List<Token> tokens, int from, int to) {
        for (int i = from; i < to; i++) {
            tokens.set(i, tokens.get(i).with(tokens.get(i).start(), true));
        }
    }

    private static boolean endsInFullStop(String text, int limit) {
        int at = limit;
        while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at > 0 && text.charAt(at - 1) == '.' && hasLowerCaseBefore(text, at);
    }

    /** Returns whether the last word before a dot is written with small letters, which tells prose from a shout. */
    private static boolean hasLowerCaseBefore(String text, int dot) {
        return dot > 1 && (Character.isLowerCase(text.charAt(dot - 2)) || !Character.isLetter(text.charAt(dot - 2)));
    }

    private static boolean isHeadline(List<Token> line) {
        int longer = 0;
        int capital = 0;
        int upper = 0;
        for (Token token : line) {
            if (token.folded().length() > SMALL_WORD && token.shape() != Token.Shape.OTHER) {
                longer++;
                capital += token.isCapital() ? 1 : 0;
                upper += token.shape() == Token.Shape.UPPER ? 1 : 0;
            }
        }
        boolean titled = line.size() >= MIN_HEADLINE_WORDS && longer >= MIN_HEADLINE_WORDS - 1;
        return (titled && capital >= HEADLINE_SHARE * longer) || (longer > 1 && upper == longer);
    }
}
