package dev.sluice.plugins.linking;

import dev.sluice.api.Document;
import dev.sluice.api.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the noun phrases around names that mean the same as the names, in their full extent: with the article and what
 * describes them, as in "the Vardonian airline Brenlo", there "the Vardonian airline", and "Orla Tveitdal, the chairman of
 * Brenlo". Names of products are found, too. Immutable, safe for use by several threads.
 */
final class Phrases {
    private final PhraseWords words;
    private final Tokenizer tokenizer;

    Phrases(Words words) {
        this.words = new PhraseWords(words);
        this.tokenizer = new Tokenizer(words);
    }

    /** Returns the links of a document with those of the phrases around names, in no particular order. */
    List<Link> complete(Document document) {
        List<Token> tokens = tokenizer.tokens(document.text());
        Map<Integer, Integer> wordByBegin = new HashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            wordByBegin.put(tokens.get(i).begin(), i);
        }
        List<Link> others = new ArrayList<>();
        List<PhraseItem> items = new ArrayList<>();
        for (Link link : document.links()) {
            Integer first = wordByBegin.get(link.span().begin());
            int last = first == null ? 0 : first;
            boolean overlaps = !items.isEmpty()
                    && first != null
                    && items.get(items.size() - 1).to() > first;
            if (first == null || overlaps) {
                others.add(link);
                continue;
            }
            while (last < tokens.size()
                    && tokens.get(last).begin() < link.span().end()) {
                last++;
            }
            items.add(new PhraseItem(first, last, link));
        }
        List<PhraseItem> all = new ProductNames(document.text(), tokens, items, words).run();
        List<Link> links = new PhraseSearch(document.text(), tokens, all, words).run();
        links.addAll(others);
        return links;
    }
}
