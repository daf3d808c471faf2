package dev.sluice.plugins.linking;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the names of texts in a language other than English, by capitals, by what is known, and by the words of the language.
 * Immutable, safe for use by several threads.
 */
final class CapitalFinder {
    private final LocalNames base;
    private final Words words;
    private final Tokenizer tokenizer;
    private final Language language;

    CapitalFinder(KnowledgeBase base, Words words, Language language) {
        this.base = new LocalNames(base, language.names());
        this.words = words;
        this.tokenizer = new Tokenizer(words);
        this.language = language;
    }

    /** Returns what is known, with the names that it has in the language. */
    KnowledgeBase base() {
        return base;
    }

    /** Returns the names of a text in their order; none overlap. */
    List<Name> find(String text) {
        return new CapitalSearch(base, words, language, text, tokens(text)).run();
    }

    /** Returns the words of a text, of which one that begins with an elided article or preposition is two. */
    private List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        for (Token token : tokenizer.tokens(text)) {
            int apostrophe = apostrophe(text, token);
            if (apostrophe < 0) {
                tokens.add(token);
                continue;
            }
            int begin = apostrophe + 1;
            String rest = text.substring(begin, token.end());
            Token.Shape shape = Tokenizer.shape(text, begin, token.end());
            tokens.add(new Token(
                    token.begin(),
                    apostrophe,
                    Spelling.fold(text.substring(token.begin(), apostrophe)),
                    Spelling.fold(text.substring(token.begin(), apostrophe)),
                    token.gap(),
                    Token.Shape.LOWER,
                    token.start(),
                    token.headline()));
            tokens.add(new Token(
                    begin,
                    token.end(),
                    Spelling.fold(rest),
                    Spelling.fold(rest),
                    Token.Gap.SPACE,
                    shape,
                    false,
                    token.headline()));
        }
        return tokens;
    }

    /** Returns where the apostrophe behind an elided word at the beginning of a word is; -1 if there is none. */
    private int apostrophe(String text, Token token) {
        for (int i = token.begin() + 1; i < token.end() - 1; i++) {
            if (Tokenizer.isApostrophe(text.charAt(i))) {
                return language.isElision(Spelling.fold(text.substring(token.begin(), i))) ? i : -1;
            }
        }
        return -1;
    }
}
