package dev.sluice.plugins.dating;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The names of months in many languages, from {@code months.tsv}. Immutable and safe for use by several threads. */
final class MonthNames {
    private static final Map<String, Map<String, Integer>> NAMES = read();

    private MonthNames() {}

    /** Returns the month that a word in lower case names, or 0 where it is none or may be one of several. */
    static int month(String word, String language) {
        Map<String, Integer> meanings = NAMES.get(word);
        if (meanings == null) {
            return 0;
        }
        Integer own = meanings.get(language);
        if (own != null) {
            return own;
        }
        TreeSet<Integer> all = new TreeSet<>(meanings.values());
        return all.size() == 1 ? all.first() : 0;
    }

    private static Map<String, Map<String, Integer>> read() {
        Map<String, Map<String, Integer>> names = new LinkedHashMap<>();
        for (DataFile.Row row : DataFile.table("months.tsv", 3)) {
            for (String name : row.cell(2).split(" ", -1)) {
                names.computeIfAbsent(name.toLowerCase(Locale.ROOT), k -> new LinkedHashMap<>())
                        .put(row.cell(1), Integer.parseInt(row.cell(0)));
            }
        }
        return names;
    }
}
