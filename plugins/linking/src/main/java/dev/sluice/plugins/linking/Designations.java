package dev.sluice.plugins.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How designations of products are written: letters with digits, such as "K47", and words with a capital inside, such as
 * "eCart", but not units, times and other short forms, which {@code not-products.txt} lists. Immutable, safe for use by
 * several threads.
 */
final class Designations {
    /**
     * Letters, then digits and letters, or the other way round; the plural ending is not part of it. One letter with two digits
     * is a road, a form or a vitamin as often.
     */
    private static final Pattern MODEL =
            Pattern.compile("(?:\\p{Lu}{2,4}\\d{2,4}\\p{Lu}{0,3}|\\p{Lu}\\d{3,4}\\p{Lu}{0,3}|\\d{1,3}\\p{Lu}{1,3})s?");

    private static final Pattern NUMBER = Pattern.compile("\\d{3}s?");
    private static final Pattern CAPITAL_INSIDE = Pattern.compile("\\p{Ll}\\p{Lu}\\p{L}*");
    private static final Pattern VARIANT = Pattern.compile("\\d*\\p{Lu}*");

    private final Pattern none;

    private Designations(Pattern none) {
        this.none = none;
    }

    static Designations load() {
        Map<String, List<String>> parts = new TreeMap<>();
        for (String line : Words.lines("not-products.txt")) {
            String[] fields = line.split("\t", 2);
            parts.computeIfAbsent(fields[0], k -> new ArrayList<>()).addAll(List.of(fields[1].split(" ", -1)));
        }
        Map<String, String> any = new TreeMap<>();
        parts.forEach((kind, all) ->
                any.put(kind, all.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"))));
        return new Designations(Pattern.compile("\\d*" + any.get("prefix") + "?" + any.get("unit")
                + "|\\d+" + any.get("behind") + "s?"
                + "|" + any.get("before") + "\\d+"
                + "|\\p{Ll}+" + any.get("inside") + "s?"));
    }

    /** Returns whether a word designates a product whatever stands beside it. */
    boolean isOne(String word) {
        return isModel(word) || isCapitalInside(word);
    }

    /** Returns whether a word is a model by its digits. */
    boolean isModel(String word) {
        return MODEL.matcher(word).matches() && !none.matcher(word).matches();
    }

    boolean isCapitalInside(String word) {
        return CAPITAL_INSIDE.matcher(word).matches() && !none.matcher(word).matches();
    }

    /** Returns whether a word is a number that is a model if it stands behind the name of a maker. */
    boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    /** Returns whether a word names a variant behind a designation and a hyphen. */
    boolean isVariant(String word) {
        return VARIANT.matcher(word).matches();
    }
}
