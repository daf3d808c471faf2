package dev.sluice.plugins.extraction;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the scripts of a page write into it, which may be the day of publication, and which address they send its readers on
 * to. Scripts are not run and not parsed: looked for are calls with one text, and a change of the location. Used by one thread.
 */
final class ScriptHints {
    private static final int MAX_LENGTH = 4_000_000;
    private static final int MAX_VALUES = 50;

    /** A script that is one call is not longer. */
    private static final int MAX_CALL = 160;

    private static final Pattern CALL = Pattern.compile("[\\w.$]{1,60}\\(\\s?[\"']([^\"'<>]{6,60})[\"']\\s?\\);?");

    private static final String CHANGED = "location";

    /** Is matched only where the word stands, which is several times faster than to search for it by the pattern. */
    private static final Pattern LOCATION = Pattern.compile(
            "\\blocation(?:\\.href)?(?:\\s?=\\s?|\\.(?:replace|assign)\\(\\s?)[\"'](https?://[^\"'\\s<>]{4,500})[\"']");

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
        if (isShown && script.length() <= MAX_CALL) {
            Matcher call = CALL.matcher(script.strip());
            if (call.matches() && call.group(1).chars().anyMatch(Character::isDigit) && written.size() < MAX_VALUES) {
                written.add(call.group(1));
            }
        }
        int at = locations.isEmpty() ? script.indexOf(CHANGED) : -1;
        if (at >= 0) {
            Matcher location = LOCATION.matcher(script).useTransparentBounds(true);
            while (at >= 0 && locations.isEmpty()) {
                if (location.region(at, script.length()).lookingAt()) {
                    locations.add(location.group(1));
                }
                at = script.indexOf(CHANGED, at + 1);
            }
        }
    }

    /** Returns what calls write into the page. */
    List<String> written() {
        return new ArrayList<>(written);
    }

    /** Returns the first address that the page sends on to. */
    Optional<String> location() {
        return locations.stream().findFirst();
    }
}
