package dev.sluice.plugins.linking;

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
import java.util.regex.Pattern;

/**
 * The search for names of products by how they are written: designations of models, such as "K47", numbers behind the name
 * of a maker, and words with a capital inside, such as "eCart". The designation of a model is its identity, whether the
 * maker's name stands before it or not. Used once, by one thread.
 */
final class ProductNames {
    /** Letters, then digits and letters, or the other way round; the plural ending is not part of it. */
    private static final Pattern MODEL = Pattern.compile("(?:\\p{Lu}{1,4}\\d{2,4}\\p{Lu}{0,3}|\\d{1,3}\\p{Lu}{1,3})s?");

    private static final Pattern NUMBER = Pattern.compile("\\d{3}s?");
    private static final Pattern CAPITAL_INSIDE = Pattern.compile("\\p{Ll}\\p{Lu}\\p{L}*");
    private static final Pattern VARIANT = Pattern.compile("\\d*\\p{Lu}*");

    /** How sure it is that what is written so is a name; set by hand. */
    private static final double SCORE = 0.6;

    /** The longest name of a maker, in words. */
    private static final int MAX_MAKER = 4;

    private final String text;
    private final List<Token> tokens;
    private final PhraseWords words;
    private final List<PhraseItem> items;
    private final Map<Integer, PhraseItem> byFrom = new HashMap<>();
    private final Map<Integer, PhraseItem> byTo = new HashMap<>();
    private final Set<String> makers = new HashSet<>();

    /** Takes the names of a text in their order; none overlap. */
    ProductNames(String text, List<Token> tokens, List<PhraseItem> items, PhraseWords words) {
        this.text = text;
        this.tokens = tokens;
        this.words = words;
        this.items = items;
        for (PhraseItem item : items) {
            byFrom.put(item.from(), item);
            byTo.put(item.to(), item);
            if (!item.link().isNil() && item.type() == Mention.Type.ORGANIZATION) {
                makers.add(surface(item.from(), item.to()));
            }
        }
    }

    /** Returns the names with those of products: added where there are none, else with the id of the product. */
    List<PhraseItem> run() {
        List<PhraseItem> found = new ArrayList<>();
        int last = 0;
        for (PhraseItem item : items) {
            products(found, last, item.from());
            last = item.to();
            int designation = item.link().isNil() ? designation(item.from(), item.to()) : -1;
            found.add(designation < 0 ? item : product(item.from(), designation, item.to()));
        }
        products(found, last, tokens.size());
        return found;
    }

    /** Adds the products between two names; what they are called may go on with the name behind. */
    private void products(List<PhraseItem> found, int from, int to) {
        for (int i = from; i < to; i++) {
            PhraseItem before = byTo.get(i);
            boolean beside = tokens.get(i).gap() == Token.Gap.SPACE
                    && i > 0
                    && !tokens.get(i - 1).isPossessive();
            PhraseItem maker = beside ? before : null;
            boolean number = NUMBER.matcher(surface(i, i + 1)).matches();
            boolean named = maker != null && makers.contains(surface(maker.from(), i));
            if (designation(i, i + 1) < 0 && !(number && named)) {
                continue;
            }
            boolean model = !CAPITAL_INSIDE.matcher(surface(i, i + 1)).matches();
            int stop = i + 1;
            while (stop < tokens.size() && continues(stop, model)) {
                PhraseItem next = byFrom.get(stop);
                stop = next == null ? stop + 1 : next.to();
            }
            found.add(product(i, i, stop));
            if (maker != null) {
                found.add(product(maker.from(), i, stop));
            }
            i = stop - 1;
        }
    }

    private boolean continues(int at, boolean model) {
        Token token = tokens.get(at);
        if (token.gap() == Token.Gap.HYPHEN) {
            return VARIANT.matcher(surface(at, at + 1)).matches();
        }
        return token.gap() == Token.Gap.SPACE
                && !tokens.get(at - 1).isPossessive()
                && (token.isCapital() || (!model && token.shape() == Token.Shape.OTHER))
                && words.isInside(token);
    }

    /** Returns the first word of a range that is written as only products are; -1 if none is. */
    private int designation(int from, int to) {
        for (int i = from; i < to; i++) {
            String surface = surface(i, i + 1);
            boolean number = NUMBER.matcher(surface).matches();
            boolean variant = i + 1 < tokens.size()
                    && tokens.get(i + 1).gap() == Token.Gap.HYPHEN
                    && VARIANT.matcher(surface(i + 1, i + 2)).matches();
            boolean made = number && i > from && i - from <= MAX_MAKER && makers.contains(surface(from, i));
            if ((number && (variant || made))
                    || MODEL.matcher(surface).matches()
                    || CAPITAL_INSIDE.matcher(surface).matches()) {
                return i;
            }
        }
        return -1;
    }

    private PhraseItem product(int from, int designation, int to) {
        StringBuilder key = new StringBuilder(tokens.get(designation).folded());
        boolean model =
                !CAPITAL_INSIDE.matcher(surface(designation, designation + 1)).matches();
        for (int i = designation + 1; i < to && (!model || tokens.get(i).gap() == Token.Gap.HYPHEN); i++) {
            key.append(' ').append(tokens.get(i).folded());
        }
        int last = key.length() - 1;
        boolean plural = model && last > 0 && key.charAt(last) == 's' && Character.isDigit(key.charAt(last - 1));
        String name = plural ? key.substring(0, last) : key.toString();
        Span span = new Span(tokens.get(from).begin(), tokens.get(to - 1).end());
        Mention mention = new Mention(span, Mention.Type.PRODUCT, SCORE);
        List<Evidence> evidence = List.of(new Evidence("name of a product", name));
        return new PhraseItem(from, to, new Link(mention, NilId.of(name), SCORE, List.of(), evidence));
    }

    private String surface(int from, int to) {
        return text.substring(tokens.get(from).begin(), tokens.get(to - 1).end());
    }
}
