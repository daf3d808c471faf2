package dev.sluice.plugins.linking;

import java.util.List;

/**
 * Finds the names of a text: runs of words with a capital, cut where the knowledge base, a title, a date or a small word
 * says so. Immutable, safe for use by several threads.
 */
final class NameFinder {
    private final KnowledgeBase base;
    private final Words words;
    private final Tokenizer tokenizer;
    private final NameTyper typer;

    NameFinder(KnowledgeBase base, Words words) {
        this.base = base;
        this.words = words;
        this.tokenizer = new Tokenizer(words);
        this.typer = new NameTyper(words);
    }

    /** Returns the names of a text in their order; none overlap. */
    List<Name> find(String text) {
        return new NameSearch(base, words, typer, text, tokenizer.tokens(text)).run();
    }
}
