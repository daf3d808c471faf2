package dev.sluice.plugins.linking;

import dev.sluice.api.Evidence;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The search for names of products by how they are written: {@link Designations}, and numbers behind the name of a maker.
 * The designation of a model is its identity, whether the maker's name stands before it or not; a number is one of its
 * maker's. Used once, by one thread.
 */
final class ProductNames {
    /** What the evidence of a product's name is called. */
    static final String EVIDENCE = "name of a product";

    /** How sure it is that what is written so is a name; set by hand. */
    private static final double SCORE = 0.6;

    /** The longest name of a maker, in words. */
    private static final int MAX_MAKER = 4;

    /** The longest name of a product behind its designation, in words. */
    private static final int MAX_BEHIND = 6;

    private final String text;
    private final List<Token> tokens;
    private final PhraseWords words;
    private final Designations designations;
    private final List<PhraseItem> items;
    private final Map<Integer, PhraseItem> byFrom = new HashMap<>();
    private final Map<Integer, PhraseItem> byTo = new HashMap<>();
    private final Map<String, String> makers = new HashMap<>();
    private final Map<String, String> makerByNumber = new HashMap<>();
    private final List<PhraseItem> found = new ArrayList<>();

    /** Takes the names of a text in their order; none overlap. */
    ProductNames(
            String text, List<Token> tokens, List<PhraseItem> items, PhraseWords words, Designations designations) {
        this.text = text;
        this.tokens = tokens;
        this.words = words;
        this.designations = designations;
        this.items = items;
        for (PhraseItem item : items) {
            byFrom.put(item.from(), item);
            byTo.put(item.to(), item);
            if (!item.link().isNil() && item.type() == Mention.Type.ORGANIZATION) {
                makers.putIfAbsent(surface(item.from(), item.to()), item.link().entity());
            }
        }
        for (int i = 1; i < tokens.size(); i++) {
            String maker = designations.isNumber(word(i)) ? maker(i) : null;
            if (maker != null) {
                makerByNumber.putIfAbsent(singular(tokens.get(i).folded()), maker);
            }
        }
    }

    /** Returns the names with those of products: added where there are none, else with the id of the product. */
    List<PhraseItem> run() {
        int last = 0;
        for (PhraseItem item : items) {
            last = Math.max(item.to(), products(last, item.from()));
            int designation = item.link().isNil() ? designation(item.from(), item.to()) : -1;
            found.add(designation < 0 ? item : product(item.from(), designation, item.to()));
        }
        products(last, tokens.size());
        return found;
    }

    /** Adds the products that begin in a range without names; returns where the last one ends, which may be behind it. */
    private int products(int from, int to) {
        int i = from;
        while (i < to) {
            boolean number = designations.isNumber(word(i)) && maker(i) != null;
            if (!number && !designations.isOne(word(i))) {
                i++;
                continue;
            }
            int stop = end(i);
            found.add(product(i, i, stop));
            PhraseItem before = isBeside(i) ? byTo.get(i) : null;
            if (before != null) {
                found.add(product(before.from(), i, stop));
            }
            i = stop;
        }
        return i;
    }

    /** Returns where the name of a product ends that has its designation at a place: with the capitals behind it. */
    private int end(int designation) {
        boolean model = !designations.isCapitalInside(word(designation));
        int stop = designation + 1;
        while (stop < Math.min(tokens.size(), designation + MAX_BEHIND) && continues(stop, model)) {
            PhraseItem next = byFrom.get(stop);
            stop = next == null ? stop + 1 : next.to();
        }
        return stop;
    }

    private boolean continues(int at, boolean model) {
        Token token = tokens.get(at);
        PhraseItem next = byFrom.get(at);
        if (next != null && !next.link().isNil()) {
            return false;
        }
        if (token.gap() == Token.Gap.HYPHEN) {
            return designations.isVariant(word(at));
        }
        return isBeside(at)
                && (token.isCapital() || (!model && token.shape() == Token.Shape.OTHER))
                && words.isInside(token);
    }

    private boolean isBeside(int at) {
        return at > 0
                && tokens.get(at).gap() == Token.Gap.SPACE
                && !tokens.get(at - 1).isPossessive();
    }

    /** Returns the first word of a range that is written as only products are; -1 if none is. */
    private int designation(int from, int to) {
        for (int i = from; i < to; i++) {
            boolean variant = i + 1 < tokens.size()
                    && tokens.get(i + 1).gap() == Token.Gap.HYPHEN
                    && designations.isVariant(word(i + 1));
            boolean number = designations.isNumber(word(i)) && (variant || (i > from && maker(i) != null));
            if (number || designations.isOne(word(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the id of the known maker whose name ends right before a word; null if there is none. */
    private @Nullable String maker(int at) {
        for (int from = at - 1; isBeside(at) && from >= Math.max(0, at - MAX_MAKER); from--) {
            String maker = makers.get(surface(from, at));
            if (maker != null) {
                return maker;
            }
        }
        return null;
    }

    private PhraseItem product(int from, int designation, int to) {
        StringBuilder key = new StringBuilder();
        String first = tokens.get(designation).folded();
        if (designations.isNumber(word(designation))) {
            String maker = maker(designation);
            String known = maker == null ? makerByNumber.get(singular(first)) : maker;
            key.append(known == null ? "" : known + " ");
        }
        key.append(first);
        boolean model = !designations.isCapitalInside(word(designation));
        for (int i = designation + 1; i < to && (!model || tokens.get(i).gap() == Token.Gap.HYPHEN); i++) {
            key.append(' ').append(tokens.get(i).folded());
        }
        String name = model ? singular(key.toString()) : key.toString();
        Span span = new Span(tokens.get(from).begin(), tokens.get(to - 1).end());
        Mention mention = new Mention(span, Mention.Type.PRODUCT, SCORE);
        List<Evidence> evidence = List.of(new Evidence(EVIDENCE, surface(designation, to)));
        return new PhraseItem(from, to, new Link(mention, NilId.of(name), SCORE, List.of(), evidence));
    }

    /** Returns a designation without the ending of the plural behind its digits. */
    private static String singular(String name) {
        int last = name.length() - 1;
        boolean plural = last > 0 && name.charAt(last) == 's' && Character.isDigit(name.charAt(last - 1));
        return plural ? name.substring(0, last) : name;
    }

    private String word(int at) {
        return surface(at, at + 1);
    }

    private String surface(int from, int to) {
        return text.substring(tokens.get(from).begin(), tokens.get(to - 1).end());
    }
}
