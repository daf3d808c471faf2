package dev.sluice.plugins.export;

import java.util.function.IntPredicate;

/** Replaces the characters that a format cannot hold, one for one, so that no offset moves. */
final class Characters {
    private static final int REPLACEMENT = 0xfffd;

    private Characters() {}

    /** Returns a text without lone surrogates, which no encoding of Unicode expresses. */
    static String encodable(String text) {
        return replaced(text, c -> !isLoneSurrogate(c));
    }

    /** Returns a text of characters that XML 1.0 allows. */
    static String xml(String text) {
        return replaced(
                text,
                c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= ' ' && c < 0xfffe && !isLoneSurrogate(c))
                        || c >= 0x10000);
    }

    /** Returns a text in one line, in which control characters and line ends of any kind are spaces. */
    static String line(String text) {
        StringBuilder out = new StringBuilder(text.length());
        encodable(text)
                .codePoints()
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static String replaced(String text, IntPredicate isGood) {
        if (text.codePoints().allMatch(isGood)) {
            return text;
        }
        return text.codePoints()
                .map(c -> isGood.test(c) ? c : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
