package dev.sluice.plugins.dating;

import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds what the temporal expressions of a text tell about its day. For one document; not safe for use by several threads. */
final class TimeClues {
    private static final Map<String, Set<String>> FORWARD = words("knowledge/forward.tsv");
    private static final Map<String, Set<String>> PLACING = words("knowledge/placing.tsv");
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2100;
    private static final int NEAR = 3;

    private final Language language;
    private final String text;
    private final List<Token> tokens;
    private final TenseMarks marks;
    private final Telling telling;
    private final Map<String, Clue> found = new LinkedHashMap<>();

    private final List<Integer> years = new ArrayList<>();
    private @Nullable Named latest;
    private @Nullable Named coming;
    private @Nullable Named told;

    TimeClues(Language language, String text, List<Token> tokens) {
        this.language = language;
        this.text = text;
        this.tokens = tokens;
        this.marks = new TenseMarks(language, tokens);
        this.telling = new Telling(language, tokens, marks);
    }

    /** A place in the calendar, and the words that name it. */
    private record Named(Period period, String surface) {}

    /** Returns the clues, the strongest kinds first. */
    List<Clue> clues(DayOrder order) {
        List<Parser.Match> matches = new Parser(language, tokens).matches();
        List<@Nullable Meaning> meanings =
                new Resolver(language, tokens, null, Domain.NEWS, order, TimexConfig.Direction.AUTO).meanings(matches);
        for (int i = 0; i < matches.size(); i++) {
            Meaning meaning = meanings.get(i);
            if (meaning != null) {
                read(matches.get(i), meaning);
            }
        }
        List<Clue> clues = new ArrayList<>();
        if (latest != null) {
            boolean alone = years.stream().filter(this::isNear).count() < 2;
            clues.add(clue("last time named", alone ? "alone" : "latest", latest));
        }
        if (coming != null
                && (latest == null
                        || coming.period().start().isAfter(latest.period().start()))) {
            clues.add(clue("time still to come", "coming", coming));
        }
        if (told != null) {
            clues.add(Clue.since(
                    "time told of", told.surface(), "told", told.period().start()));
        }
        clues.addAll(found.values());
        return clues;
    }

    /** Several times of the same few years are what a text is about; one alone may be history. */
    private boolean isNear(int year) {
        return latest != null && year >= latest.period().year() - NEAR;
    }

    private static Clue clue(String rule, String kernel, Named named) {
        String grain = switch (named.period().grain()) {
            case DAY -> "day";
            case YEAR -> "year";
            default -> "month";
        };
        return Clue.since(
                rule, named.surface(), kernel + "-" + grain, named.period().start());
    }

    private void read(Parser.Match match, Meaning meaning) {
        Frame frame = match.frame();
        Period period = meaning.period();
        String surface = text.substring(
                tokens.get(match.begin()).begin(), tokens.get(match.end() - 1).end());
        Tense tense = isForward(match.begin()) ? Tense.FUTURE : Tense.around(marks, match.begin(), match.end());
        int year = frame.number(Feature.YEAR, 0);
        if (frame.has(Feature.ERA)) {
            return;
        }
        if (year >= FIRST_YEAR
                && year < LAST_YEAR
                && period != null
                && meaning.anchor().isEmpty()) {
            named(new Named(period, surface), tense);
            if (isAfter(PLACING, match.begin()) && telling.isOver(match.begin() - 1, match.end())) {
                told(new Named(period, surface));
            }
        } else if (!frame.has(Feature.YEAR) && !frame.has(Feature.ANCHOR)) {
            within(frame, surface, tense);
        }
    }

    private boolean isForward(int begin) {
        return isAfter(FORWARD, begin);
    }

    private boolean isAfter(Map<String, Set<String>> words, int begin) {
        return begin > 0
                && words.getOrDefault(language.tag(), Set.of())
                        .contains(tokens.get(begin - 1).norm());
    }

    private void told(Named named) {
        if (told == null || named.period().start().isAfter(told.period().start())) {
            told = named;
        }
    }

    private void named(Named named, Tense tense) {
        years.add(named.period().year());
        if (tense == Tense.FUTURE) {
            if (coming == null
                    || named.period().start().isBefore(coming.period().start())) {
                coming = named;
            }
        } else if (latest == null
                || named.period().start().isAfter(latest.period().start())
                || (named.period().start().equals(latest.period().start())
                        && named.period().end().isBefore(latest.period().end()))) {
            latest = named;
        }
    }

    /** A day or a month without its year. */
    private void within(Frame frame, String surface, Tense tense) {
        int month = frame.number(Feature.MONTH, 0);
        int day = frame.number(Feature.DAY, 0);
        int quarter = frame.number(Feature.QUARTER, 0);
        String suffix = tense == Tense.UNKNOWN ? "" : tense.isPast() ? "-past" : "-future";
        if (month >= 1 && month <= 12 && day >= 1 && day <= 31) {
            yearly("day of the year", surface, "monthday" + suffix, month, day, frame.number(Feature.WEEKDAY, 0));
        } else if (month >= 1 && month <= 12 && day == 0) {
            yearly("month of the year", surface, "month" + suffix, month, 1, 0);
        } else if (quarter >= 1 && quarter <= 4) {
            int after = quarter * 3 % 12 + 1;
            yearly("quarter of the year", surface, "quarter", after, 1, 0);
        }
    }

    private void yearly(String rule, String surface, String kernel, int month, int day, int weekday) {
        MonthDay written = MonthDay.of(month, Math.min(day, Month.of(month).maxLength()));
        found.putIfAbsent(rule + written, Clue.yearly(rule, surface, kernel, written, weekday));
    }

    private static Map<String, Set<String>> words(String file) {
        Map<String, Set<String>> words = new TreeMap<>();
        for (DataFile.Row row : DataFile.table(file, 2)) {
            words.put(row.cell(0), new LinkedHashSet<>(List.of(row.cell(1).split(" ", -1))));
        }
        return words;
    }
}
