package dev.sluice.plugins.extraction;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the scripts of a page, and the attributes made for them, tell about when it was published, and which address they send its
 * readers on to. Scripts are not run and not parsed: looked for are values with a name such as {@code "publishDate":"2021-03-08"},
 * calls that write one date into the page, and a change of the location. Used by one thread.
 */
final class ScriptHints {
    private static final int MAX_LENGTH = 4_000_000;
    private static final int MAX_VALUES = 50;
    private static final int MAX_NAME = 40;
    private static final int MAX_VALUE = 40;

    /** Quotation marks, backslashes and spaces between a name and its value. */
    private static final int MAX_BETWEEN = 8;

    /** A date has no fewer characters: 20210308. */
    private static final int MIN_VALUE = 8;

    /** Nor fewer digits: 8.3.2021. */
    private static final int MIN_DIGITS = 6;

    private static final int DAY = 10;

    /** A script that is one call is not longer. */
    private static final int MAX_CALL = 160;

    private static final String STEM = "ubli";
    private static final String DATA = "data-";

    /** Words in a name that make it one of another date. */
    private static final List<String> OTHERS =
            List.of("last", "latest", "modif", "updat", "unpubl", "until", "end", "expir", "publisher");

    private static final Pattern CALL = Pattern.compile("[\\w.$]{1,60}\\(\\s?[\"']([^\"'<>]{6,60})[\"']\\s?\\);?");

    private static final Pattern LOCATION = Pattern.compile(
            "\\blocation(?:\\.href)?(?:\\s?=\\s?|\\.(?:replace|assign)\\(\\s?)[\"'](https?://[^\"'\\s<>]{4,500})[\"']");

    private final Set<String> published = new LinkedHashSet<>();
    private final Set<String> written = new LinkedHashSet<>();
    private final Set<String> locations = new LinkedHashSet<>();
    private int length;

    /**
     * Reads one script.
     *
     * @param isShown whether it stands where readers see what it writes
     */
    void read(String script, boolean isShown) {
        length += script.length();
        if (length > MAX_LENGTH) {
            return;
        }
        for (int at = script.indexOf(STEM); at > 0 && published.size() < MAX_VALUES; at = script.indexOf(STEM, at)) {
            at = named(script, at);
        }
        if (isShown && script.length() <= MAX_CALL) {
            Matcher call = CALL.matcher(script.strip());
            if (call.matches() && call.group(1).chars().anyMatch(Character::isDigit) && written.size() < MAX_VALUES) {
                written.add(call.group(1));
            }
        }
        if (locations.isEmpty() && script.contains("location")) {
            Matcher location = LOCATION.matcher(script);
            if (location.find()) {
                locations.add(location.group(1));
            }
        }
    }

    /** Reads one attribute of an element, which may hold data for scripts. */
    void attribute(String name, String value) {
        if (name.startsWith(DATA)
                && name.contains(STEM)
                && published.size() < MAX_VALUES
                && value.length() >= MIN_VALUE
                && value.length() <= MAX_VALUE
                && isDate(value)
                && OTHERS.stream().noneMatch(name::contains)) {
            published.add(value);
        }
    }

    /** Returns the value that is named for publication; nothing where the page names more than one day so, as lists do. */
    Optional<String> published() {
        long days = published.stream()
                .map(value -> value.substring(0, Math.min(DAY, value.length())))
                .distinct()
                .count();
        return days == 1 ? published.stream().findFirst() : Optional.empty();
    }

    /** Returns what calls write into the page. */
    List<String> written() {
        return new ArrayList<>(written);
    }

    /** Returns the first address that the page sends on to. */
    Optional<String> location() {
        return locations.stream().findFirst();
    }

    /** Reads the name around a place and its value, and returns where to go on. */
    private int named(String script, int stem) {
        int begin = stem;
        while (begin > 0 && stem - begin < MAX_NAME && isOfName(script.charAt(begin - 1))) {
            begin--;
        }
        int end = stem + STEM.length();
        while (end < script.length() && end - stem < MAX_NAME && isOfName(script.charAt(end))) {
            end++;
        }
        String name = script.substring(begin, end).toLowerCase(Locale.ROOT);
        int value = end;
        boolean isAssigned = false;
        while (value < script.length()
                && value - end < MAX_BETWEEN
                && "\\\"': =,\n".indexOf(script.charAt(value)) >= 0) {
            isAssigned |= ":=,".indexOf(script.charAt(value)) >= 0;
            value++;
        }
        int close = value;
        while (close < script.length() && close - value <= MAX_VALUE && "\\\"'".indexOf(script.charAt(close)) < 0) {
            close++;
        }
        boolean isDate = isAssigned
                && value > end + 1
                && close - value >= MIN_VALUE
                && close - value <= MAX_VALUE
                && isDate(script.substring(value, close));
        if (isDate && OTHERS.stream().noneMatch(name::contains)) {
            published.add(script.substring(value, close));
        }
        return end;
    }

    private static boolean isDate(String value) {
        return Character.isDigit(value.charAt(0))
                && value.chars().filter(Character::isDigit).count() >= MIN_DIGITS;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }
}
