package dev.sluice.plugins.linking;

import java.util.List;

/**
 * Finds the names of texts in a language other than English, by capitals, by what is known, and by the words of the language.
 * Immutable, safe for use by several threads.
 */
final class CapitalFinder {
    private final LocalNames base;
    private final Words words;
    private final CapitalTokens tokens;
    private final Language language;

    CapitalFinder(KnowledgeBase base, Words words, Language language) {
        this.base = new LocalNames(base, language.names(), language.demonyms());
        this.words = words;
        this.tokens = new CapitalTokens(this.base, words, language);
        this.language = language;
    }

    /** Returns what is known, with the names that it has in the language. */
    KnowledgeBase base() {
        return base;
    }

    /** Returns the names of a text in their order; none overlap. */
    List<Name> find(String text) {
        return new CapitalSearch(base, words, language, text, tokens.of(text)).run();
    }
}
