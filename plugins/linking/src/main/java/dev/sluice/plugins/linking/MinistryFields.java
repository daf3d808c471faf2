package dev.sluice.plugins.linking;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of a minister who has several: texts call a "Minister of Finance and Economic Planning" the finance minister. Stateless,
 * thread-safe.
 */
final class MinistryFields {
    /** A minister of state is another one's junior. */
    private static final Pattern MINISTER = Pattern.compile(
            "(?:the )?(minister|secretary of state) (of|for)(?: the)? (?!state\\b)(.+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern BETWEEN =
            Pattern.compile("\\s*,\\s*(?:and\\s+)?|\\s+and\\s+|\\s*&\\s*", Pattern.CASE_INSENSITIVE);

    private static final Pattern OTHER_OFFICE =
            Pattern.compile("\\b(?:minister|secretary|deputy|head)\\b", Pattern.CASE_INSENSITIVE);

    private MinistryFields() {}

    /** Returns the folded titles by single fields, such as "minister of finance"; empty for an office with one field alone. */
    static Set<String> titles(String office) {
        Set<String> titles = new LinkedHashSet<>();
        Matcher matcher = MINISTER.matcher(office);
        if (!matcher.matches() || OTHER_OFFICE.matcher(matcher.group(3)).find()) {
            return titles;
        }
        String[] fields = BETWEEN.split(matcher.group(3), -1);
        for (String field : fields) {
            String folded = Spelling.fold(field);
            if (fields.length > 1 && !folded.isEmpty()) {
                titles.add(Spelling.fold(matcher.group(1) + " " + matcher.group(2)) + " " + folded);
            }
        }
        return titles;
    }
}
