package dev.sluice.plugins.dating;

import java.time.Month;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Says what is wrong with a row of a user's own lexicon that would otherwise mean something else, or nothing. Stateless. */
final class OwnRow {
    private static final Set<String> CONDITIONS =
            Set.of("capital", "capital-only", "lower", "upper", "name", "abbreviation", "unquoted");

    private static final Map<Feature, Pattern> VALUES = new EnumMap<>(Feature.class);

    static {
        put(Feature.YEAR, "\\d{1,4}");
        put(Feature.MONTH, "[1-9]|1[0-2]");
        put(Feature.DAY, "[1-9]|[12]\\d|3[01]");
        put(Feature.WEEKDAY, "[1-7]");
        put(Feature.NTH, "-?[1-5]");
        put(Feature.EASTER, "-?\\d{1,3}");
        put(Feature.UNIT, "Y|M|W|D|H|MIN|S|DE|CE|ML|Q|WE|FN|NI|XX");
        put(Feature.PART, "MO|AF|EV|NI|DT");
        put(Feature.SEASON, "SP|SU|FA|WI");
        put(Feature.SHIFT, "-?\\d{1,4}|LATEST|COMING");
        put(Feature.VALUE, "(?:BC)?[\\dX]{1,4}(?:[-T][A-Z\\dX:T-]+)?|P[\\dXT].*|(?:PAST|PRESENT|FUTURE)_REF");
    }

    private OwnRow() {}

    private static void put(Feature feature, String values) {
        VALUES.put(feature, Pattern.compile(values));
    }

    /**
     * Checks a row.
     *
     * @throws IllegalArgumentException if a value, a condition or a brace is wrong
     */
    static void check(String phrase, String kind, Frame frame, Set<String> conditions) {
        if (phrase.chars().filter(c -> c == '{').count()
                != phrase.chars().filter(c -> c == '}').count()) {
            throw new IllegalArgumentException("'" + phrase + "' has a brace without the other one");
        }
        if (frame.equals(Frame.EMPTY) && kind.equals("FEAST")) {
            throw new IllegalArgumentException("'" + phrase + "' has no features; write for example month=8 day=11");
        }
        VALUES.forEach((feature, pattern) -> {
            String value = frame.get(feature);
            if (value != null && !pattern.matcher(value).matches()) {
                throw new IllegalArgumentException("'" + phrase + "': " + frame + " has a value that " + feature.label()
                        + " cannot have: " + value);
            }
        });
        int month = frame.number(Feature.MONTH, 1);
        int day = frame.number(Feature.DAY, 1);
        if (day > Month.of(month).maxLength()) {
            throw new IllegalArgumentException("'" + phrase + "': there is no day " + day + " in month " + month);
        }
        for (String condition : conditions) {
            if (!CONDITIONS.contains(condition)) {
                throw new IllegalArgumentException("'" + condition + "' is no condition; the conditions are "
                        + String.join(", ", new TreeSet<>(CONDITIONS)));
            }
        }
    }
}
