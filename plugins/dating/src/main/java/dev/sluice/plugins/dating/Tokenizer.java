package dev.sluice.plugins.dating;

import dev.sluice.plugins.dating.Token.Joint;
import dev.sluice.plugins.dating.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into tokens in one pass. A hyphen inside a word is no token but a kind of joint, so that "two-year" and "two
 * year" are the same two words; the possessive ending is a token of its own, or a shortened article, as the language has it. Pure and safe for use by several threads.
 */
final class Tokenizer {
    /** What is longer is no word of any lexicon; it is cut for comparison, so that odd text costs no more than plain. */
    private static final int LONGEST = 64;

    private final String text;
    private final Spelling spelling;
    private final List<Token> tokens = new ArrayList<>();
    private Joint joint = Joint.NONE;
    private boolean initial = true;
    private int at;

    private Tokenizer(String text, Spelling spelling) {
        this.text = text;
        this.spelling = spelling;
    }

    /** Returns the tokens of a text, in order, without overlaps. */
    static List<Token> tokens(String text, Spelling spelling) {
        return new Tokenizer(text, spelling).run();
    }

    private List<Token> run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isSpace(c)) {
                space();
            } else if (isLetter(c)) {
                word();
            } else if (isDigit(c)) {
                int end = NumberShapes.end(text, at, spelling);
                add(end, Kind.NUMBER);
            } else if (isHyphen(c) && isInside(at)) {
                at++;
                joint = Joint.HYPHEN;
            } else if (!spelling.elision()
                    && isApostrophe(c)
                    && at + 1 < text.length()
                    && isLetter(text.charAt(at + 1))
                    && at > 0
                    && isLetterOrDigit(text.charAt(at - 1))) {
                int end = at + 1;
                while (end < text.length() && isLetter(text.charAt(end))) {
                    end++;
                }
                add(end, Kind.WORD);
            } else {
                sign(c);
            }
        }
        return tokens;
    }

    private void space() {
        int lines = 0;
        int begin = at;
        while (at < text.length() && isSpace(text.charAt(at))) {
            lines += text.charAt(at) == '\n' ? 1 : 0;
            at++;
        }
        if (lines > 1) {
            tokens.add(new Token(begin, at, "\n", Kind.BREAK, Joint.NONE, false, false, false));
            initial = true;
        }
        joint = Joint.SPACE;
    }

    private void word() {
        int end = at + 1;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        if (spelling.elision() && end < text.length() && isApostrophe(text.charAt(end))) {
            add(end + 1, Kind.WORD);
            return;
        }
        // o'clock is one word
        if (end == at + 1
                && end + 1 < text.length()
                && (text.charAt(at) == 'o' || text.charAt(at) == 'O')
                && isApostrophe(text.charAt(end))
                && isLetter(text.charAt(end + 1))) {
            end += 2;
            while (end < text.length() && isLetter(text.charAt(end))) {
                end++;
            }
        }
        add(end, Kind.WORD);
    }

    private void sign(char c) {
        boolean closes = c == '.' || c == '!' || c == '?';
        boolean quote = c == '"' || c == '“' || c == '”' || c == '\'' || c == '`' || c == '(' || c == '‘' || c == '’';
        boolean wasInitial = initial;
        add(at + 1, Kind.SIGN);
        if (closes) {
            initial = endsSentence();
        } else if (quote) {
            initial = wasInitial;
        }
    }

    /** A period ends a sentence unless it follows a single letter or what goes on begins in lower case. */
    private boolean endsSentence() {
        int size = tokens.size();
        if (size > 1) {
            Token before = tokens.get(size - 2);
            if (text.charAt(at - 1) == '.'
                    && before.kind() == Kind.WORD
                    && before.capital()
                    && before.norm().length() == 1) {
                return false;
            }
            if (spelling.ordinalDot()
                    && before.kind() == Kind.NUMBER
                    && before.norm().length() <= 2) {
                return false;
            }
        }
        int next = at;
        while (next < text.length() && (isSpace(text.charAt(next)) || "\"'”’`)".indexOf(text.charAt(next)) >= 0)) {
            next++;
        }
        return next > at && (next == text.length() || !Character.isLowerCase(text.charAt(next)));
    }

    private void add(int end, Kind kind) {
        String surface = text.substring(at, Math.min(end, at + LONGEST));
        boolean capital = Character.isUpperCase(surface.charAt(0));
        boolean allCapitals = capital && surface.equals(surface.toUpperCase(Locale.ROOT));
        String norm = surface.toLowerCase(Locale.ROOT).replace('’', '\'');
        tokens.add(new Token(at, end, norm, kind, joint, capital, allCapitals, initial));
        initial = false;
        joint = Joint.NONE;
        at = end;
    }

    private boolean isInside(int hyphen) {
        return hyphen > 0
                && hyphen + 1 < text.length()
                && (isLetterOrDigit(text.charAt(hyphen - 1)) || text.charAt(hyphen - 1) == '.')
                && isLetterOrDigit(text.charAt(hyphen + 1));
    }

    static boolean isLetterOrDigit(char c) {
        return isLetter(c) || isDigit(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return Character.isLetter(c) || Character.isSurrogate(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isHyphen(char c) {
        return c == '-' || c == '\u2010' || c == '\u2011';
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '’';
    }
}
