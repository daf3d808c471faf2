package dev.sluice.plugins.dating;

import dev.sluice.plugins.dating.Token.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The words that tell what a text is about: those with a capital inside of sentences, and long ones. Pure. */
final class StoryWords {
    private static final int MOST = 60;
    private static final int LONG = 8;
    private static final int SHORTEST = 4;

    /** Only the beginning of a long text tells its story. */
    private static final int READ = 20_000;

    private StoryWords() {}

    /** Returns the words, the most frequent first, those of the same number in the order of the alphabet. */
    static List<String> of(String text, Spelling spelling) {
        Map<String, Integer> counts = new TreeMap<>();
        String head = text.length() > READ ? text.substring(0, READ) : text;
        for (Token token : Tokenizer.tokens(head, spelling)) {
            boolean name = token.capital() && !token.initial() && token.norm().length() >= SHORTEST;
            if (token.kind() == Kind.WORD && (name || token.norm().length() >= LONG)) {
                counts.merge(token.norm(), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Integer> e) -> -e.getValue()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }
}
