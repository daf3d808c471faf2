package dev.sluice.plugins.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * How much the words in the class, id and role of an element speak for main text: the logarithm of the odds that an
 * element so named holds main text, learnt from pages. Thread-safe.
 */
final class ElementNames {
    private static final int LONGEST = 60;
    private static final int MOST = 24;
    private static final int MAX_KNOWN = 20_000;

    private static final String[] ATTRIBUTES = {"class", "id", "role", "itemprop"};

    /** What speaks most against main text, and what speaks most for it. */
    private record Range(float least, float most) {
        private Range and(Range other) {
            return new Range(Math.min(least, other.least), Math.max(most, other.most));
        }
    }

    private static final Range NOTHING = new Range(0, 0);

    private final Map<String, Float> odds;
    private final Memory<Range> known = new Memory<>(MAX_KNOWN, this::range);

    ElementNames(Map<String, Float> odds) {
        this.odds = new HashMap<>(odds);
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
        Range range = NOTHING;
        for (String attribute : ATTRIBUTES) {
            String names = element.attributes().get(attribute);
            range = names.isEmpty() ? range : range.and(known.get(names));
        }
        return range.least() + range.most();
    }

    private Range range(String names) {
        float least = 0;
        float most = 0;
        for (String name : split(names)) {
            for (String word : words(name)) {
                float value = odds.getOrDefault(word, 0f);
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        return new Range(least, most);
    }

    /** Returns the words in the names of an element; see {@link #words(String)}. */
    static Set<String> words(Element element) {
        Set<String> words = new HashSet<>();
        for (String attribute : ATTRIBUTES) {
            for (String name : split(element.attr(attribute))) {
                words.addAll(words(name));
            }
        }
        return words;
    }

    /** Returns a name in lower case, whole and in words; digits at the end do not count. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        put(name, words);
        putParts(name, words);
        return words;
    }

    /** Returns the names in the value of an attribute, as they stand; very long ones and those after many are left out. */
    static List<String> split(String value) {
        List<String> names = new ArrayList<>();
        int from = 0;
        while (from < value.length() && names.size() < MOST) {
            int to = from;
            while (to < value.length() && value.charAt(to) > ' ') {
                to++;
            }
            if (to > from && to - from <= LONGEST) {
                names.add(value.substring(from, to));
            }
            from = to + 1;
        }
        return names;
    }

    private static void putParts(String name, List<String> words) {
        int from = 0;
        for (int i = 1; i <= name.length(); i++) {
            boolean ends = i == name.length()
                    || !CharacterKind.isLetter(name.charAt(i))
                    || (CharacterKind.isUpperCase(name.charAt(i)) && CharacterKind.isLowerCase(name.charAt(i - 1)));
            if (ends) {
                if (i > from && i - from < name.length()) {
                    put(name.substring(from, i), words);
                }
                from = i < name.length() && !CharacterKind.isLetter(name.charAt(i)) ? i + 1 : i;
            }
        }
    }

    private static void put(String word, List<String> words) {
        int end = word.length();
        while (end > 0 && (CharacterKind.isDigit(word.charAt(end - 1)) || word.charAt(end - 1) == '-')) {
            end--;
        }
        if (end > 2) {
            words.add(word.substring(0, end).toLowerCase(Locale.ROOT));
        }
    }
}
