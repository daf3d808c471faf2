package dev.sluice.plugins.extraction;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.nodes.Element;

/**
 * How much the words in the class, id and role of an element speak for main text: the logarithm of the odds that an
 * element so named holds main text, learnt from pages. Thread-safe.
 */
final class ElementNames {
    private static final int LONGEST = 40;
    private static final int MOST = 40;

    /** Names recur from element to element and from page to page of a site. */
    private static final int MAX_KNOWN = 20_000;

    private static final int MAX_KNOWN_LENGTH = 200;

    private final Map<String, Float> odds;
    private final Map<String, Float> known = new ConcurrentHashMap<>();

    ElementNames(Map<String, Float> odds) {
        this.odds = Map.copyOf(odds);
    }

    /** Reads the resource {@code element-names.tsv}. */
    static ElementNames load() {
        Map<String, Float> odds = new HashMap<>();
        for (String line : Resources.lines("element-names.tsv")) {
            int tab = line.indexOf('\t');
            odds.put(line.substring(0, tab), Float.parseFloat(line.substring(tab + 1)));
        }
        return new ElementNames(odds);
    }

    /** Returns the sum of what speaks most for main text and of what speaks most against it, or 0 if no word is known. */
    float odds(Element element) {
        if (element.attributesSize() == 0) {
            return 0;
        }
        String names =
                String.join("\n", element.className(), element.id(), element.attr("role"), element.attr("itemprop"));
        Float before = known.get(names);
        if (before != null) {
            return before;
        }
        float sum = sum(element);
        if (known.size() < MAX_KNOWN && names.length() <= MAX_KNOWN_LENGTH) {
            known.put(names, sum);
        }
        return sum;
    }

    private float sum(Element element) {
        float least = 0;
        float most = 0;
        for (String word : words(element)) {
            Float known = odds.get(word);
            if (known != null) {
                least = Math.min(least, known);
                most = Math.max(most, known);
            }
        }
        return least + most;
    }

    /** Returns the names of an element in lower case, whole and in words; digits at the end do not count. */
    static Set<String> words(Element element) {
        Set<String> words = new HashSet<>();
        add(element.className(), words);
        add(element.id(), words);
        add(element.attr("role"), words);
        add(element.attr("itemprop"), words);
        return words;
    }

    private static void add(String names, Set<String> words) {
        int from = 0;
        while (from < names.length() && words.size() < MOST) {
            int to = from;
            while (to < names.length() && names.charAt(to) > ' ') {
                to++;
            }
            if (to > from && to - from <= LONGEST) {
                String name = names.substring(from, to);
                put(name, words);
                split(name, words);
            }
            from = to + 1;
        }
    }

    private static void split(String name, Set<String> words) {
        int from = 0;
        for (int i = 1; i <= name.length(); i++) {
            boolean ends = i == name.length()
                    || !Character.isLetter(name.charAt(i))
                    || (Character.isUpperCase(name.charAt(i)) && Character.isLowerCase(name.charAt(i - 1)));
            if (ends) {
                if (i > from && i - from < name.length()) {
                    put(name.substring(from, i), words);
                }
                from = i < name.length() && !Character.isLetter(name.charAt(i)) ? i + 1 : i;
            }
        }
    }

    private static void put(String word, Set<String> words) {
        int end = word.length();
        while (end > 0 && (Character.isDigit(word.charAt(end - 1)) || word.charAt(end - 1) == '-')) {
            end--;
        }
        if (end > 2) {
            words.add(word.substring(0, end).toLowerCase(Locale.ROOT));
        }
    }
}
