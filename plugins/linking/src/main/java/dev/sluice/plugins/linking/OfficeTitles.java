package dev.sluice.plugins.linking;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Knows under which other names an office may be recorded that a text names. Immutable. */
final class OfficeTitles {
    private static final String RESOURCE = "office-titles.txt";
    private static final String MINISTER = " minister";
    private static final String OF = "minister of ";
    private static final String FOR = "minister for ";

    private final Map<String, List<String>> others = new HashMap<>();

    OfficeTitles() {
        for (String line : Words.lines(RESOURCE)) {
            String[] fields = line.split("\t", -1);
            others.put(fields[0], Arrays.asList(fields[1].split("\\|", -1)));
        }
    }

    /** Returns the folded titles under which a folded title may be recorded, the likeliest first. */
    Set<String> recorded(String title) {
        Set<String> all = new LinkedHashSet<>();
        all.add(title);
        all.addAll(others.getOrDefault(title, List.of()));
        if (title.endsWith(MINISTER) && !title.equals("prime minister")) {
            String field = title.substring(0, title.length() - MINISTER.length());
            all.add("minister of " + field);
            all.add("minister of the " + field);
            all.add("minister of " + field + " affairs");
        }
        for (String recorded : List.copyOf(all)) {
            if (recorded.startsWith(OF)) {
                all.add(FOR + recorded.substring(OF.length()));
            }
        }
        return all;
    }
}
