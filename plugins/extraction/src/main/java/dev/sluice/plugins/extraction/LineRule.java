package dev.sluice.plugins.extraction;

import dev.sluice.api.Furniture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A rule of the resource {@code line-rules.tsv}: lines that read so are not main text. Immutable, thread-safe.
 *
 * @param role the part such a line plays
 * @param reason the name of the rule
 * @param where where it holds
 * @param pattern what the whole line reads
 * @param mindsCase whether the line is matched as it stands, else in lower case
 * @param needs what lines that fit hold in lower case, at least one of it; empty if nothing is known
 */
record LineRule(
        Furniture.Role role, String reason, Where where, Pattern pattern, boolean mindsCase, List<String> needs) {
    /** Where on a page a rule holds. */
    enum Where {
        /** On any line. */
        ANY,
        /** Before the first and after the last paragraph. */
        EDGE,
        /** On any line; what follows it up to the next paragraph plays the same part. */
        SECTION
    }

    private static final String WEEKDAY_DATE = "weekday-date";

    /** Longer lines are never furniture by their words alone, and patterns stay fast on them. */
    static final int MAX_LENGTH = 300;

    private static final List<LineRule> ALL = load();

    private static final int BEGINNING = 3;

    /** More different beginnings than pages in a few languages have. */
    private static final int MAX_BEGINNINGS = 30_000;

    private static final Map<String, List<LineRule>> BY_BEGINNING = new ConcurrentHashMap<>();

    private static final Set<String> NAMES = ALL.stream().map(LineRule::reason).collect(Collectors.toUnmodifiableSet());

    /** Says whether a reason is the name of a line rule. */
    static boolean isName(String reason) {
        return NAMES.contains(reason);
    }

    /** Several parts of the plugin ask about the same lines, one after the other: what was found last is remembered. */
    private static final Memory<Optional<LineRule>> FOUND = new Memory<>(8_192, line -> search(line, true));

    /**
     * Returns a block that stands above the title as what it then is: a full date with its weekday, alone in a line, is the
     * clock of the site and tells when somebody fetched the page. Articles are rarely dated by the weekday, and rarely
     * above their title.
     */
    static Block aboveTitle(Block block) {
        return block.reason().equals(WEEKDAY_DATE) ? clock(block) : block;
    }

    /** Returns a block above title and article as what it is, also where its markup calls it a date. */
    static Block aboveArticle(Block block) {
        boolean isDate = block.role() == Furniture.Role.DATELINE
                && find(block.text(), true)
                        .filter(rule -> rule.reason().equals(WEEKDAY_DATE))
                        .isPresent();
        return isDate ? clock(block) : block;
    }

    private static Block clock(Block block) {
        return block.as(Furniture.Role.MASTHEAD, "clock");
    }

    /** Returns all rules, in the order in which they are tried. */
    static List<LineRule> all() {
        return ALL;
    }

    /** Returns the first rule that fits a line. */
    static Optional<LineRule> find(String line, boolean atEdge) {
        if (line.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Optional<LineRule> first = FOUND.get(line);
        boolean holds = atEdge || first.isEmpty() || first.get().where != Where.EDGE;
        return holds ? first : search(line, false);
    }

    /** Says whether the first rule that fits a line says when something was. */
    static boolean isDate(String line) {
        return find(line, true)
                .filter(rule -> rule.role == Furniture.Role.DATELINE)
                .isPresent();
    }

    private static Optional<LineRule> search(String line, boolean atEdge) {
        String lower = line.toLowerCase(Locale.ROOT);
        for (LineRule rule : thatMayFit(beginning(line))) {
            boolean holds = atEdge || rule.where != Where.EDGE;
            if (holds && rule.fits(line, lower)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    private static String beginning(String line) {
        return line.substring(0, Math.min(BEGINNING, line.length()));
    }

    private boolean fits(String line, String lower) {
        return hasNeeds(lower) && matcher(line, lower).matches();
    }

    private boolean hasNeeds(String lower) {
        for (String need : needs) {
            if (lower.contains(need)) {
                return true;
            }
        }
        return needs.isEmpty();
    }

    private Matcher matcher(String line, String lower) {
        return pattern.matcher(mindsCase ? line : lower);
    }

    /** Returns the rules that may fit lines with this beginning: nearly all lines begin as most rules do not allow. */
    private static List<LineRule> thatMayFit(String beginning) {
        List<LineRule> known = BY_BEGINNING.get(beginning);
        if (known != null) {
            return known;
        }
        String lower = beginning.toLowerCase(Locale.ROOT);
        List<LineRule> rules = ALL.stream()
                .filter(rule -> {
                    Matcher matcher = rule.matcher(beginning, lower);
                    return matcher.matches() || matcher.hitEnd();
                })
                .toList();
        if (BY_BEGINNING.size() < MAX_BEGINNINGS) {
            BY_BEGINNING.put(beginning, rules);
        }
        return rules;
    }

    private static List<LineRule> load() {
        Map<String, String> parts = new TreeMap<>();
        List<LineRule> rules = new ArrayList<>();
        for (String line : Resources.lines("line-rules.tsv")) {
            String[] fields = line.split("\t", -1);
            if (fields[0].equals("define")) {
                parts.put(fields[1], "(?:" + expand(fields[2], parts) + ")");
            } else {
                String pattern = expand(fields[3], parts);
                // matching the lower-case line is several times faster than asking the pattern to ignore case
                boolean mindsCase = pattern.contains("(?-i:");
                rules.add(new LineRule(
                        Furniture.Role.valueOf(fields[0]),
                        fields[1],
                        Where.valueOf(fields[2].toUpperCase(Locale.ROOT)),
                        Pattern.compile(pattern, mindsCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0),
                        mindsCase,
                        fields.length > 4 ? List.of(fields[4].split("\\|", -1)) : List.of()));
            }
        }
        return List.copyOf(rules);
    }

    private static String expand(String pattern, Map<String, String> parts) {
        String expanded = pattern;
        for (Map.Entry<String, String> part : parts.entrySet()) {
            expanded = expanded.replace("<" + part.getKey() + ">", part.getValue());
        }
        return expanded;
    }
}
