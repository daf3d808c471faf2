package dev.sluice.plugins.extraction;

import java.util.Locale;

/**
 * The words of a block, with what many rules and features ask about them. Immutable.
 *
 * @param text the words as they stand
 * @param lowerCase the words in lower case
 * @param key the {@link TextShape#key} of the words
 * @param words how many there are, as {@link TextShape#words} counts them
 * @param isRunningText whether they are those of a paragraph, {@link TextShape#isProse}
 */
record BlockText(String text, String lowerCase, String key, int words, boolean isRunningText) {
    static BlockText of(String text) {
        String lowerCase = text.toLowerCase(Locale.ROOT);
        int words = TextShape.words(text);
        return new BlockText(
                text, lowerCase, TextShape.keyOfLowerCase(lowerCase), words, TextShape.isProse(text, words));
    }
}
