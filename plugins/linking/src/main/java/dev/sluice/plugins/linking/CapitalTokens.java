package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Splits texts in a language other than English into words, as its articles, prepositions and endings ask for. Immutable, safe
 * for use by several threads.
 */
final class CapitalTokens {
    /** The shortest name that may have an ending, in letters. */
    private static final int SHORTEST_STEM = 4;

    private final LocalNames base;
    private final Words words;
    private final Language language;
    private final Tokenizer tokenizer;

    CapitalTokens(LocalNames base, Words words, Language language) {
        this.base = base;
        this.words = words;
        this.language = language;
        this.tokenizer = new Tokenizer(language::isAbbreviation);
    }

    /** Returns the words of a text in their order. */
    List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        for (Token token : tokenizer.tokens(text)) {
            int apostrophe = apostrophe(text, token);
            if (apostrophe < 0) {
                tokens.add(withApostropheBefore(text, token));
            } else if (Character.isUpperCase(text.codePointAt(token.begin())) && !token.start() && !token.headline()) {
                // a capital within a sentence tells that the particle belongs to a family name
                tokens.add(token);
            } else {
                String elided = Spelling.fold(text.substring(token.begin(), apostrophe));
                String rest = Spelling.fold(text.substring(apostrophe + 1, token.end()));
                tokens.add(new Token(
                        token.begin(),
                        apostrophe,
                        elided,
                        elided,
                        token.gap(),
                        Token.Shape.LOWER,
                        token.start(),
                        token.headline()));
                tokens.add(new Token(
                        apostrophe + 1,
                        token.end(),
                        rest,
                        rest,
                        Token.Gap.SPACE,
                        Tokenizer.shape(text, apostrophe + 1, token.end()),
                        false,
                        token.headline()));
            }
        }
        return language.hasGenitive() ? withoutGenitive(text, tokens) : tokens;
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

    /** Returns a particle with the apostrophe before it that stands for its beginning, as in "van 't Hoff". */
    private Token withApostropheBefore(String text, Token token) {
        int before = token.begin() - 1;
        boolean clipped = before > 0
                && language.isClipped(token.folded())
                && token.shape() == Token.Shape.LOWER
                && Tokenizer.isApostrophe(text.charAt(before))
                && text.charAt(before - 1) == ' ';
        return clipped
                ? new Token(
                        before,
                        token.end(),
                        token.folded(),
                        token.full(),
                        Token.Gap.SPACE,
                        token.shape(),
                        token.start(),
                        token.headline())
                : token;
    }

    /** Returns the words with names in the genitive cut to what they are without its ending. */
    private List<Token> withoutGenitive(String text, List<Token> tokens) {
        Set<String> seen = new HashSet<>();
        tokens.stream().filter(Token::isCapital).forEach(token -> seen.add(token.folded()));
        List<Token> cut = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            boolean formed = token.shape() == Token.Shape.CAPITAL
                    && token.folded().length() > SHORTEST_STEM
                    && text.charAt(token.end() - 1) == 's'
                    && isGenitive(token.folded(), seen);
            cut.add(
                    formed
                            ? new Token(
                                    token.begin(),
                                    token.end() - 1,
                                    token.folded().substring(0, token.folded().length() - 1),
                                    token.full(),
                                    token.gap(),
                                    token.shape(),
                                    token.start(),
                                    token.headline())
                            : token);
        }
        return cut;
    }

    private boolean isGenitive(String folded, Set<String> seen) {
        String stem = folded.substring(0, folded.length() - 1);
        if (words.isGivenName(folded) || base.isLocal(folded)) {
            return false;
        }
        boolean whole = base.find(folded).stream().anyMatch(m -> m.kind() == KnowledgeBase.Kind.NAME);
        return seen.contains(stem)
                || (!whole
                        && (base.isLocal(stem)
                                || base.find(stem).stream()
                                        .anyMatch(m -> m.kind() == KnowledgeBase.Kind.NAME
                                                && m.entity().type() == Mention.Type.PLACE
                                                && m.entity().prior() >= CapitalWords.KNOWN)));
    }
}
