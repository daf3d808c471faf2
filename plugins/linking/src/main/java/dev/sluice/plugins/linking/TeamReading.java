package dev.sluice.plugins.linking;

import dev.sluice.api.Candidate;
import dev.sluice.api.Evidence;
import dev.sluice.api.Mention;
import dev.sluice.api.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads names as those of teams in a text about a team sport, as sports pages use them: "England were bowled out", "Ombury
 * 3". What the text is about is told by words of the game and by names of teams beside results. A place stays one behind a
 * preposition of place, in brackets, and in a dateline. Used by one thread for one document.
 */
final class TeamReading {
    private static final Set<String> PLACE_PREPOSITIONS =
            Set.of("in", "at", "near", "from", "outside", "across", "around", "to", "of", "throughout");
    private static final Pattern DATELINE = Pattern.compile("^(?: \\d{4}-\\d\\d-\\d\\d|, \\w+\\.? \\d| \\()");
    private static final Pattern RESULT_BEHIND = Pattern.compile("^ \\d{1,3}(?![\\d,.]*\\d|[,%])");
    private static final Pattern VENUE_BEHIND = Pattern.compile("^ ?: ");
    private static final Pattern REGION_BEFORE = Pattern.compile("\\p{Lu}{3} ?, $");
    private static final char BETWEEN = 0;
    private static final Pattern IN_BRACKETS = Pattern.compile(", \u0000 ?\\)");
    private static final double SCORE = 0.7;

    /** From which prior on a city whose team nobody recorded is rather the city than an unknown team. */
    private static final double LARGE_CITY = 0.75;

    /** No team has a longer name, in words. */
    private static final int MAX_WORDS = 4;

    private final KnowledgeBase base;
    private final Sports sports;
    private final Words words;
    private final String text;
    private final Map<String, List<Team>> teams = new HashMap<>();
    private final String sport;

    /** With how many names of the text an entity has to do by way of their teams. */
    private final Map<Long, Integer> company = new HashMap<>();

    private final String lower;

    /** The last words of longer names, such as family names. */
    private final Set<String> lastWords = new HashSet<>();

    /** Where names end that may be those of teams. */
    private final Set<Integer> teamEnds = new HashSet<>();

    /** How a name is found in that of a team, worst first. */
    private enum Fit {
        FORMER_PART,
        PART,
        WHOLE
    }

    /** A team that a name may mean. */
    private record Team(Entity entity, List<String> sports, Fit fit) {}

    TeamReading(KnowledgeBase base, Sports sports, Words words, String text, Collection<Name> names) {
        this.base = base;
        this.sports = sports;
        this.words = words;
        this.text = text;
        this.sport = sports.sport(text, signs(names)).orElse("");
        this.lower = sport.isEmpty() ? "" : text.toLowerCase(Locale.ROOT);
        if (!sport.isEmpty()) {
            for (List<Team> found : teams.values()) {
                Set<Long> keys = new HashSet<>();
                playing(found)
                        .forEach(t -> Arrays.stream(base.related(t.entity())).forEach(keys::add));
                keys.forEach(key -> company.merge(key, 1, Integer::sum));
            }
        }
    }

    /** Returns the team sport that the text is about; empty if none. */
    String sport() {
        return sport;
    }

    /** Returns how many different names stand beside a result or an opponent and may be teams, by sport. */
    private Map<String, Integer> signs(Collection<Name> names) {
        Map<String, Integer> signs = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (Name name : names) {
            if (name.words() > 1) {
                lastWords.add(name.folded().substring(name.folded().lastIndexOf(' ') + 1));
            }
            if (name.words() > MAX_WORDS || name.titled()) {
                continue;
            }
            List<Team> found = teams.computeIfAbsent(name.folded(), this::teams);
            if (!found.isEmpty()) {
                teamEnds.add(name.span().end());
            }
            if (!found.isEmpty() && hasResult(name.span()) && seen.add(name.folded())) {
                Set<String> played = new LinkedHashSet<>();
                found.forEach(t -> played.addAll(t.sports()));
                played.forEach(s -> signs.merge(s, 1, Integer::sum));
            }
        }
        return signs;
    }

    private List<Team> teams(String folded) {
        String bare = words.withoutClubWords(folded);
        return base.teams(bare).stream()
                .map(e -> new Team(e, sports.of(e), fit(e, bare)))
                .toList();
    }

    private Fit fit(Entity team, String bare) {
        String name = words.withoutClubWords(Spelling.fold(team.name()));
        if (name.equals(bare)) {
            return Fit.WHOLE;
        }
        if (name.startsWith(bare + " ")
                || name.endsWith(" " + bare)
                || Words.ofCityInGerman(name).contains(bare)) {
            return Fit.PART;
        }
        return team.aliases().stream()
                        .anyMatch(a -> words.withoutClubWords(Spelling.fold(a)).equals(bare))
                ? Fit.WHOLE
                : Fit.FORMER_PART;
    }

    private List<Team> playing(List<Team> all) {
        return all.stream().filter(t -> t.sports().contains(sport)).toList();
    }

    /** Returns whether a result or an opponent stands beside a name. */
    boolean hasResult(Span span) {
        String behind = behind(span);
        if (RESULT_BEHIND.matcher(behind).find()) {
            return true;
        }
        String next = behind.strip().split("[^\\p{L}]+", 2)[0];
        return words.isGameWord(next.toLowerCase(Locale.ROOT)) || words.isGameWord(wordBefore(span));
    }

    private String behind(Span span) {
        return text.substring(span.end(), Math.min(text.length(), span.end() + 12));
    }

    private String before(Span span) {
        return text.substring(Math.max(0, span.begin() - 14), span.begin());
    }

    private String wordBefore(Span span) {
        String before = before(span);
        String[] parts = before.strip().split("[^\\p{L}]+", -1);
        return before.endsWith(" ") ? parts[parts.length - 1].toLowerCase(Locale.ROOT) : "";
    }

    /** Returns the decision that a name means a team; empty if it rather means what it says. */
    Optional<Decision> read(Name name, Decision plain) {
        boolean place = plain.type() == Mention.Type.PLACE && !plain.isNil();
        boolean person = plain.type() == Mention.Type.PERSON && (name.words() > 1 || name.titled());
        boolean demonym = plain.type() == Mention.Type.GROUP;
        if (sport.isEmpty() || name.words() > MAX_WORDS || person || demonym || (place && isPlace(name))) {
            return Optional.empty();
        }
        if (sports.isWordOf(sport, name.folded())) {
            return Optional.of(new Decision(
                    NilId.of(name.folded()),
                    Mention.Type.OTHER,
                    SCORE,
                    plain.candidates(),
                    List.of(new Evidence("word of " + sport, name.surface()))));
        }
        Optional<Entity> team = team(name.folded(), name.span());
        if (team.isEmpty() && (!place || (isLargeCity(name) && !hasResult(name.span())))) {
            return Optional.empty();
        }
        Evidence reason = new Evidence("team of the place in a text about " + sport, name.surface());
        String entity = team.map(Entity::id).orElse(NilId.of(name.folded() + " " + sport));
        List<Candidate> candidates = new ArrayList<>();
        team.ifPresent(t -> candidates.add(new Candidate(t.id(), t.name(), SCORE)));
        plain.candidates().stream().filter(c -> !c.entity().equals(entity)).forEach(candidates::add);
        return Optional.of(new Decision(entity, Mention.Type.ORGANIZATION, SCORE, candidates, List.of(reason)));
    }

    /** Returns the team that a folded name means; a part of a former name must stand beside a result or a nickname. */
    Optional<Entity> team(String folded, Span span) {
        boolean result = hasResult(span);
        return playing(teams.computeIfAbsent(folded, this::teams)).stream()
                .filter(t ->
                        t.fit() != Fit.FORMER_PART || (!lastWords.contains(folded) && (result || isNamed(t.entity()))))
                .max(Comparator.comparing(Team::fit)
                        .thenComparing(t -> isNamed(t.entity()))
                        .thenComparing(t -> company(t.entity()))
                        .thenComparing(t -> t.entity().prior())
                        .thenComparing(
                                Comparator.comparing((Team t) -> t.entity().id())
                                        .reversed()))
                .map(Team::entity);
    }

    /** Returns whether the text has the last word of a team's name, such as a nickname. */
    private boolean isNamed(Entity team) {
        String name = team.name().toLowerCase(Locale.ROOT);
        String last = name.substring(name.lastIndexOf(' ') + 1);
        return lower.contains(name) || (last.length() > 3 && lower.contains(last));
    }

    /** Returns with how many names of teams of the text a team has something in common. */
    private int company(Entity team) {
        int most = 0;
        for (long key : base.related(team)) {
            most = Math.max(most, company.getOrDefault(key, 0));
        }
        return most;
    }

    private static boolean isLargeCity(Name name) {
        return name.matches().stream()
                .map(KnowledgeBase.Match::entity)
                .anyMatch(e -> e.type() == Mention.Type.PLACE && !e.isCountry() && e.prior() >= LARGE_CITY);
    }

    /** Returns whether "at" stands between the names of two teams, as in a list of games. */
    private boolean isFixture(String before, Span span) {
        int gap = before.length() - before.stripTrailing().length();
        int end = span.begin() - gap - "at".length();
        return wordBefore(span).equals("at") && end > 0 && teamEnds.contains(end - 1);
    }

    private boolean isPlace(Name name) {
        String before = before(name.span());
        return IN_BRACKETS.matcher(before + BETWEEN + behind(name.span())).find()
                || name.rule().equals(Datelines.RULE)
                || DATELINE.matcher(behind(name.span())).find()
                || VENUE_BEHIND.matcher(behind(name.span())).find()
                || REGION_BEFORE.matcher(before).find()
                || before.stripTrailing().endsWith("(")
                || (PLACE_PREPOSITIONS.contains(wordBefore(name.span())) && !isFixture(before, name.span()));
    }
}
