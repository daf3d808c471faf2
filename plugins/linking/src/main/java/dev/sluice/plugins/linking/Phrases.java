package dev.sluice.plugins.linking;

import dev.sluice.api.Document;
import dev.sluice.api.Evidence;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the phrases around names that mean the same as the names: with the article, as in "the Red Cross"; with what a person
 * is, as in "Brenlo chairman Orla Tveitdal" and there "Brenlo chairman"; and places with what they lie in. Immutable, safe for
 * use by several threads.
 */
final class Phrases {
    /** By how much less sure it is that a phrase means what its name does. */
    private static final double SHARE = 0.9;

    /** The longest description of a person, in words. */
    private static final int MAX_WORDS = 8;

    private final Words words;
    private final Tokenizer tokenizer;

    Phrases(Words words) {
        this.words = words;
        this.tokenizer = new Tokenizer(words);
    }

    /** Returns the phrases around the names of a document, in no particular order; none has the span of a name. */
    List<Link> around(Document document) {
        List<Link> links = document.links();
        List<Token> tokens = tokenizer.tokens(document.text());
        Map<Integer, Integer> wordByBegin = new HashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            wordByBegin.put(tokens.get(i).begin(), i);
        }
        Set<Span> taken = new HashSet<>();
        links.forEach(link -> taken.add(link.span()));
        Map<Integer, Link> byEnd = new HashMap<>();
        links.forEach(link -> byEnd.put(link.span().end(), link));
        List<Link> phrases = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            Integer first = wordByBegin.get(link.span().begin());
            if (first == null) {
                continue;
            }
            int begin = link.mention().type() == Mention.Type.PERSON ? described(tokens, first, byEnd) : first;
            if (begin < first) {
                int gap = tokens.get(first - 1).end();
                add(
                        document,
                        phrases,
                        taken,
                        link,
                        tokens.get(begin).begin(),
                        link.span().end());
                add(document, phrases, taken, link, tokens.get(begin).begin(), gap);
            } else if (first > 0
                    && tokens.get(first).isJoined()
                    && tokens.get(first - 1).folded().equals("the")) {
                add(
                        document,
                        phrases,
                        taken,
                        link,
                        tokens.get(first - 1).begin(),
                        link.span().end());
            }
            if (i > 0 && isPlaceWithin(document.text(), links.get(i - 1), link)) {
                Link inner = links.get(i - 1);
                add(
                        document,
                        phrases,
                        taken,
                        inner,
                        inner.span().begin(),
                        link.span().end());
            }
        }
        return phrases;
    }

    private static void add(Document document, List<Link> phrases, Set<Span> taken, Link link, int begin, int end) {
        Span span = new Span(begin, end);
        if (end > begin && taken.add(span)) {
            double score = Decision.rounded(link.score() * SHARE);
            phrases.add(new Link(
                    new Mention(span, link.mention().type(), score),
                    link.entity(),
                    score,
                    link.candidates(),
                    List.of(new Evidence("phrase around a name", document.surface(link)))));
        }
    }

    /** Returns where the description of a person begins that ends before a word; the same word if there is none. */
    private int described(List<Token> tokens, int first, Map<Integer, Link> byEnd) {
        int begin = first;
        boolean titled = false;
        while (begin > 0 && first - begin < MAX_WORDS && tokens.get(begin).isJoined()) {
            int title = titleBefore(tokens, begin);
            Token before = tokens.get(begin - 1);
            Link name = byEnd.getOrDefault(before.end(), byEnd.get(before.end() + 1));
            Words.Cue cue = words.cue(before.folded());
            if (title > 0) {
                begin -= title;
                titled = true;
            } else if (titled
                    && before.shape() == Token.Shape.LOWER
                    && cue != null
                    && cue.type() == Mention.Type.ORGANIZATION) {
                // What somebody heads, as in "company chairman".
                begin--;
            } else if (titled && name != null) {
                int at = begin - 1;
                while (at > 0 && tokens.get(at).begin() > name.span().begin()) {
                    at--;
                }
                begin = at;
            } else {
                break;
            }
        }
        return titled ? begin : first;
    }

    private int titleBefore(List<Token> tokens, int at) {
        for (int from = Math.max(0, at - 4); from < at; from++) {
            List<String> before =
                    tokens.subList(from, at).stream().map(Token::folded).toList();
            boolean joined = tokens.subList(from + 1, at).stream().allMatch(Token::isJoined);
            if (joined && words.titleLength(before) == at - from) {
                return at - from;
            }
        }
        return 0;
    }

    /** Returns whether one place is said to lie in another, as in "Ombury, Vardonia". */
    private static boolean isPlaceWithin(String text, Link inner, Link outer) {
        int gap = inner.span().end();
        return inner.mention().type() == Mention.Type.PLACE
                && outer.mention().type() == Mention.Type.PLACE
                && outer.span().begin() >= gap
                && text.substring(gap, outer.span().begin()).strip().equals(",");
    }
}
