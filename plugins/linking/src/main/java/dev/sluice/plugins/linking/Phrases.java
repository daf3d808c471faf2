package dev.sluice.plugins.linking;

import dev.sluice.api.Document;
import dev.sluice.api.Layer;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the noun phrases around names that mean the same as the names, in their full extent: with the article and what
 * describes them, as in "the Vardonian airline Brenlo", there "the Vardonian airline", and "Orla Tveitdal, the chairman of
 * Brenlo". Names of products are found, too. Immutable, safe for use by several threads.
 */
final class Phrases {
    private final PhraseWords words;
    private final Tokenizer tokenizer;
    private final Designations designations = Designations.load();

    Phrases(Words words) {
        this.words = new PhraseWords(words);
        this.tokenizer = new Tokenizer(words);
    }

    /**
     * The names of a document among its words.
     *
     * @param names the names, in their order
     * @param others links that begin within another name, or within a word
     */
    private record Named(List<Token> tokens, List<PhraseItem> names, List<Link> others) {}

    /** Returns a document without the phrases that were found in it before: those of a document are found anew. */
    private static Document withoutPhrases(Document document) {
        List<Link> kept = document.links().stream()
                .filter(link -> !isOf(link, PhraseSearch.EVIDENCE))
                .toList();
        if (kept.size() == document.links().size()) {
            return document;
        }
        Set<Mention> left = new HashSet<>(document.mentions());
        document.links().forEach(link -> left.remove(link.mention()));
        kept.forEach(link -> left.add(link.mention()));
        return document.withLayer(
                        Layer.MENTION,
                        document.mentions().stream().filter(left::contains).toList())
                .withLayer(Layer.LINK, kept);
    }

    /** Returns a document with the links of the products in it; unknown names that hold a designation become products. */
    Document withProducts(Document before) {
        Document document = withoutPhrases(before);
        Named named = named(document);
        List<Link> links = new ArrayList<>(named.others());
        new ProductNames(document.text(), named.tokens(), named.names(), words, designations)
                .run()
                .forEach(item -> links.add(item.link()));
        Map<Span, Mention> products = new HashMap<>();
        for (Link link : links) {
            if (isProduct(link)) {
                products.putIfAbsent(link.span(), link.mention());
            }
        }
        if (products.isEmpty()) {
            return document;
        }
        List<Mention> mentions = document.mentions().stream()
                .map(mention -> products.getOrDefault(mention.span(), mention))
                .toList();
        return document.withLayer(Layer.MENTION, mentions).withLayer(Layer.LINK, sorted(links));
    }

    /** Returns a document with the links of the phrases around its names. */
    Document withPhrases(Document document) {
        Named named = named(document);
        List<Link> links =
                new PhraseSearch(document.text(), named.tokens(), named.names(), named.others(), words).run();
        return document.withLayer(Layer.LINK, sorted(links));
    }

    private static List<Link> sorted(List<Link> links) {
        return links.stream().sorted(Comparator.comparing(Link::span)).toList();
    }

    private static boolean isProduct(Link link) {
        return isOf(link, ProductNames.EVIDENCE);
    }

    private static boolean isOf(Link link, String rule) {
        return link.evidence().stream().anyMatch(evidence -> evidence.rule().equals(rule));
    }

    private Named named(Document document) {
        List<Token> tokens = tokenizer.tokens(document.text());
        Map<Integer, Integer> wordByBegin = new HashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            wordByBegin.put(tokens.get(i).begin(), i);
        }
        List<Link> others = new ArrayList<>();
        List<PhraseItem> names = new ArrayList<>();
        int end = 0;
        for (Link link : document.links()) {
            Integer first = wordByBegin.get(link.span().begin());
            if (first == null || (first < end && !isProduct(link))) {
                others.add(link);
                continue;
            }
            int last = first;
            while (last < tokens.size()
                    && tokens.get(last).begin() < link.span().end()) {
                last++;
            }
            names.add(new PhraseItem(first, last, link));
            end = isProduct(link) ? end : last;
        }
        return new Named(tokens, names, others);
    }
}
