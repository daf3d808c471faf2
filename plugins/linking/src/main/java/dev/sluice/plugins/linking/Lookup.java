package dev.sluice.plugins.linking;

import java.util.List;
import java.util.Set;

/** Looks the words of one text up in the knowledge base. Immutable. */
final class Lookup {
    /** The longest name that is looked up, in words. */
    private static final int MAX_WORDS = 9;

    /** Recorded names up to this length are taken for words in capitals only if they are recorded so. */
    private static final int SHORT_NAME = 4;

    private static final Set<String> INNER = Set.of(
            "of", "for", "and", "the", "in", "on", "to", "at", "de", "la", "du", "des", "del", "und", "der", "von");

    private final KnowledgeBase base;
    private final Words words;
    private final String text;
    private final List<Token> tokens;

    Lookup(KnowledgeBase base, Words words, String text, List<Token> tokens) {
        this.base = base;
        this.words = words;
        this.text = text;
        this.tokens = tokens;
    }

    /**
     * A longest match. Immutable.
     *
     * @param length how many words it has; 0 if nothing is known
     * @param matches what they may mean
     */
    record Found(int length, List<KnowledgeBase.Match> matches) {
        private static final Found NOTHING = new Found(0, List.of());

        Found {
            matches = List.copyOf(matches);
        }

        /** Returns whether the words can only mean the people of a country or what belongs to it. */
        boolean isDemonym() {
            return !matches.isEmpty() && matches.stream().allMatch(m -> m.kind() == KnowledgeBase.Kind.DEMONYM);
        }
    }

    /** Returns the longest known name that begins at a word. */
    Found longest(int at) {
        int limit = Math.min(tokens.size(), at + MAX_WORDS);
        int reach = at + 1;
        while (reach < limit
                && (tokens.get(reach).isJoined() || tokens.get(reach).gap() == Token.Gap.COMMA)
                && (tokens.get(reach).isCapital()
                        || tokens.get(reach).shape() == Token.Shape.OTHER
                        || INNER.contains(tokens.get(reach).folded())
                        || words.isParticle(tokens.get(reach).folded()))) {
            reach++;
        }
        for (int end = reach; end > at; end--) {
            if (tokens.get(end - 1).shape() == Token.Shape.LOWER) {
                continue;
            }
            List<KnowledgeBase.Match> matches = matches(at, end);
            if (!matches.isEmpty() && !(end - at == 2 && isBareArticle(at, matches))) {
                return new Found(end - at, matches);
            }
        }
        return Found.NOTHING;
    }

    /** Returns whether a word is an article that is no part of the recorded name behind it. */
    private boolean isBareArticle(int at, List<KnowledgeBase.Match> matches) {
        return tokens.get(at).folded().equals("the")
                && matches.stream().noneMatch(m -> m.name().startsWith("The "));
    }

    /** Returns what a range of words may mean, for the way they are written. */
    List<KnowledgeBase.Match> matches(int begin, int end) {
        StringBuilder key = new StringBuilder();
        for (int i = begin; i < end; i++) {
            if (i > begin) {
                key.append(tokens.get(i).gap() == Token.Gap.AMPERSAND ? " and " : " ");
            }
            key.append(i == end - 1 ? tokens.get(i).folded() : tokens.get(i).full());
        }
        String folded = key.indexOf("the ") == 0 ? key.substring(4) : key.toString();
        String surface =
                text.substring(tokens.get(begin).begin(), tokens.get(end - 1).end());
        return base.find(folded).stream().filter(m -> sameCase(m, surface)).toList();
    }

    /** Returns whether words are written as the recorded name allows. */
    static boolean sameCase(KnowledgeBase.Match match, String surface) {
        String recorded = match.name();
        if (match.kind() != KnowledgeBase.Kind.SURNAME && recorded.indexOf(' ') < 0 && isUpper(recorded)) {
            return isUpper(surface);
        }
        boolean shouted = isUpper(surface) && surface.length() > 1;
        return !shouted || recorded.length() > SHORT_NAME || isUpper(recorded);
    }

    private static boolean isUpper(String word) {
        return word.chars().noneMatch(Character::isLowerCase);
    }
}
