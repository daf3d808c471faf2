package dev.sluice.plugins.dating;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Timex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Turns the frames of a text into meanings, in order, since some are counted from those before. For one pass over one
 * document; not safe for use by several threads.
 */
final class Resolver {
    private static final int FARTHEST_AMOUNT = 10;

    /** A list of days is not longer than this. */
    private static final int MOST_BORROWERS = 6;

    /** So many times of day in a row can be those of one day. */
    private static final int MOST_HOURS = 3;

    /** Between a time of day and its day stand at most a bracket and a preposition. */
    private static final int MOST_BETWEEN = 3;

    /** So many tokens on each side tell a headline from a sentence. */
    private static final int WINDOW = 8;

    private static final int SHORTEST_MONTH = 28;

    private static final int HALF_A_QUARTER = 45;

    private final Language language;
    private final List<Token> tokens;
    private final TenseMarks marks;
    private final Domain domain;
    private final Discourse discourse;
    private final DayOrder order;
    private final TimexConfig.Direction direction;
    private final CalendarResolver calendar;
    private final PointingResolver pointing;
    private int endOfLast = -1;
    private boolean fiscal;

    /**
     * Begins a pass.
     *
     * @param language the language of the text
     * @param tokens the tokens of the text
     * @param anchor the document's own day, or null where it is not known
     * @param domain what kind of text it is
     * @param order how numeric dates are read
     * @param direction which way a time lies that no word tells past from future of
     */
    Resolver(
            Language language,
            List<Token> tokens,
            @Nullable LocalDate anchor,
            Domain domain,
            DayOrder order,
            TimexConfig.Direction direction) {
        this.language = language;
        this.tokens = tokens;
        this.marks = new TenseMarks(language, tokens);
        this.domain = domain;
        this.discourse = new Discourse(anchor, domain == Domain.NARRATIVE);
        this.order = order;
        this.direction = direction;
        this.calendar = new CalendarResolver(discourse);
        this.pointing = new PointingResolver(discourse);
    }

    /** Returns the meanings, one for each match; null where it is no temporal expression after all. */
    List<@Nullable Meaning> meanings(List<Parser.Match> matches) {
        discourse.expect(Narrative.storyYears(matches));
        if (Narrative.pointsToTheWriting(matches)) {
            discourse.expectReport();
        }
        List<@Nullable Meaning> meanings = new ArrayList<>(matches.size());
        for (int i = 0; i < matches.size(); i++) {
            Parser.Match match = borrowed(matches, i);
            match = isHour(match.frame()) ? onDayAfter(matches, i) : match;
            Meaning meaning = isName(match) ? null : meaning(match);
            if (match.frame().is(Feature.OP, "duration") && match.frame().is(Feature.UNIT, "M")) {
                discourse.reportLength();
            }
            if (meaning != null && meaning.period() != null && movesStory(match)) {
                discourse.mention(meaning.period(), match.begin());
            }
            fiscal |= isFiscal(match);
            endOfLast = match.end();
            if (meaning != null && i > 0 && isEndOfQuarter(matches.get(i - 1), match)) {
                meanings.set(i - 1, untilEnd(meanings.get(i - 1), meaning.period()));
            }
            meanings.add(meaning);
        }
        return meanings;
    }

    /** "The 14th and 15th of May": a day takes the month, and the year, from its neighbor in a list. */
    private Parser.Match borrowed(List<Parser.Match> matches, int at) {
        Parser.Match match = matches.get(at);
        String from = match.frame().get(Feature.BORROW);
        if (from == null) {
            return match;
        }
        if (from.equals("CENTURY")) {
            return at == 0 ? match : inCenturyOf(matches.get(at - 1), match);
        }
        if (from.equals("ENDED")) {
            return endedIn(matches, at);
        }
        if (from.equals("YEAR")) {
            String year = at + 1 < matches.size() ? matches.get(at + 1).frame().get(Feature.YEAR) : null;
            return year == null
                    ? match
                    : new Parser.Match(
                            match.begin(), match.end(), match.frame().with(Feature.YEAR, year), match.line());
        }
        int step = from.equals("NEXT") ? 1 : -1;
        for (int i = at + step; i >= 0 && i < matches.size() && Math.abs(i - at) <= MOST_BORROWERS; i += step) {
            Frame other = matches.get(i).frame();
            String month = other.get(Feature.MONTH);
            String year = other.get(Feature.YEAR);
            if (month != null) {
                Frame own = match.frame();
                Frame frame = own.has(Feature.MONTH) ? own : own.with(Feature.MONTH, month);
                frame = year == null ? frame : frame.with(Feature.YEAR, year);
                return new Parser.Match(match.begin(), match.end(), frame, match.line());
            }
        }
        return match;
    }

    private static boolean isDay(Frame frame) {
        return frame.has(Feature.WEEKDAY) || (frame.has(Feature.DAY) && frame.has(Feature.MONTH));
    }

    private static boolean isHour(Frame frame) {
        return frame.is(Feature.OP, "calendar")
                && frame.has(Feature.HOUR)
                && !frame.has(Feature.DAY)
                && !frame.has(Feature.WEEKDAY)
                && !frame.has(Feature.YEAR);
    }

    /** "At 14:46 (05:46 GMT) on Friday": a time of day is that of a day right behind it. */
    private Parser.Match onDayAfter(List<Parser.Match> matches, int at) {
        Parser.Match match = matches.get(at);
        int before = at - 1;
        while (before >= 0
                && at - before <= MOST_HOURS
                && isHour(matches.get(before).frame())) {
            before--;
        }
        if (before >= 0
                && discourse.isBeside(match.begin())
                && isDay(matches.get(before).frame())) {
            return match;
        }
        int end = match.end();
        int last = Math.min(matches.size() - 1, at + MOST_HOURS);
        for (int i = at + 1; i <= last && matches.get(i).begin() - end <= MOST_BETWEEN; i++) {
            Parser.Match next = matches.get(i);
            for (int token = end; token < next.begin(); token++) {
                String norm = tokens.get(token).norm();
                boolean closes = norm.equals(".") || norm.equals(";");
                if (closes || tokens.get(token).kind() == Token.Kind.BREAK) {
                    return match;
                }
            }
            Frame frame = next.frame();
            if (!isHour(frame)) {
                boolean day = frame.is(Feature.OP, "calendar")
                        && !frame.has(Feature.PART)
                        && isDay(frame)
                        && language.lexicon().is(tokens, next.begin() - 1, "DATECUE");
                Frame both = day ? match.frame().unite(frame.without(Feature.MOD)) : null;
                return both == null ? match : new Parser.Match(match.begin(), match.end(), both, match.line());
            }
            end = next.end();
        }
        return match;
    }

    /** In a report, "CBS This Morning" and "USA Today" are names: capitals in the middle of a line that has small words too. */
    private boolean isName(Parser.Match match) {
        Frame frame = match.frame();
        boolean points = frame.is(Feature.OP, "dayname") || frame.is(Feature.OP, "deictic");
        boolean length = frame.is(Feature.OP, "duration") || frame.is(Feature.OP, "set");
        Token first = tokens.get(match.begin());
        Token last = tokens.get(match.end() - 1);
        boolean capital = last.kind() == Token.Kind.WORD && last.capital() && !last.initial() && !last.allCapitals();
        if (domain != Domain.NEWS
                || !(points || length)
                || !capital
                || frame.has(Feature.WEEKDAY)
                || frame.has(Feature.MONTH)
                || (first.initial() && !length)
                || language.spelling().nounCapitals()) {
            return false;
        }
        int small = 0;
        int great = 0;
        for (int i = Math.max(0, match.begin() - WINDOW); i < Math.min(tokens.size(), match.end() + WINDOW); i++) {
            Token token = tokens.get(i);
            boolean word = token.kind() == Token.Kind.WORD && token.norm().length() > 3 && !token.initial();
            if (word && (i < match.begin() || i >= match.end())) {
                small += token.capital() ? 0 : 1;
                great += token.capital() ? 1 : 0;
            }
        }
        return small > great;
    }

    /** "The quarter ended June 30" is the one that holds its middle; after talk of fiscal quarters, it is the one reported. */
    private Parser.Match endedIn(List<Parser.Match> matches, int at) {
        Parser.Match match = matches.get(at);
        if (at + 1 < matches.size() && !fiscal) {
            Parser.Match next = matches.get(at + 1);
            int month = next.frame().number(Feature.MONTH, 0);
            if (month > 0 && next.begin() - match.end() == 1) {
                int day = Math.min(next.frame().number(Feature.DAY, SHORTEST_MONTH), SHORTEST_MONTH);
                LocalDate middle = LocalDate.of(1, month, day).minusDays(HALF_A_QUARTER);
                Frame frame = Frame.EMPTY
                        .with(Feature.QUARTER, (middle.getMonthValue() + 2) / 3)
                        .with(Feature.OP, "calendar");
                return new Parser.Match(match.begin(), match.end(), frame, match.line());
            }
        }
        return match;
    }

    private static boolean isEndOfQuarter(Parser.Match quarter, Parser.Match end) {
        return quarter.frame().is(Feature.BORROW, "ENDED") && end.begin() - quarter.end() == 1;
    }

    /** A quarter that ended on August 31 has the three months up to that day, whatever it is called. */
    private static @Nullable Meaning untilEnd(@Nullable Meaning quarter, @Nullable Period last) {
        boolean isEnd = last != null && (last.grain() == Grain.DAY || last.grain() == Grain.MONTH);
        if (quarter == null || quarter.interval() == null || last == null || !isEnd) {
            return quarter;
        }
        LocalDate end = last.grain() == Grain.DAY ? last.start() : last.end();
        return quarter.on(new DateInterval(end.plusDays(1).minusMonths(3), end));
    }

    private boolean isFiscal(Parser.Match match) {
        boolean found = false;
        for (int i = match.begin(); i < match.end() && match.frame().has(Feature.QUARTER); i++) {
            found |= language.lexicon().is(tokens, i, "FISCAL");
        }
        return found;
    }

    /** "2007-08": the second year is in the century of the first. */
    private static Parser.Match inCenturyOf(Parser.Match before, Parser.Match match) {
        int first = before.frame().number(Feature.YEAR, -1);
        int second = match.frame().number(Feature.YEAR, -1);
        if (first < 0 || second < 0 || before.end() != match.begin()) {
            return match;
        }
        Frame frame = match.frame().with(Feature.YEAR, first / 100 * 100 + second);
        return new Parser.Match(match.begin(), match.end(), frame, match.line());
    }

    /** "A quarter" and "three quarters" are shares more often than lengths. */
    private static boolean isShare(Frame frame) {
        return frame.is(Feature.UNIT, "Q")
                && !frame.has(Feature.SHIFT)
                && (frame.is(Feature.COUNT, "1") || frame.is(Feature.COUNT, "3") || frame.is(Feature.COUNT, "X"));
    }

    /** A comparison ("a year ago") does not move the time the report is about. */
    private boolean movesStory(Parser.Match match) {
        Frame frame = match.frame();
        boolean looksBack = frame.is(Feature.ANCHOR, "REFERENCE") && frame.number(Feature.SHIFT, 0) < 0;
        boolean looksAhead = frame.has(Feature.YEAR)
                && (language.lexicon().is(tokens, match.begin() - 1, "LIMIT") || tense(match) == Tense.FUTURE);
        if (discourse.isNarrative() && (looksBack || looksAhead)) {
            return false;
        }
        if (frame.is(Feature.QUARTER, "X") || frame.is(Feature.OP, "reference")) {
            return false;
        }
        return discourse.isNarrative() || !frame.is(Feature.OP, "offset") || frame.number(Feature.SIGN, -1) > 0;
    }

    private @Nullable Meaning meaning(Parser.Match match) {
        Frame frame = order.decide(match.frame());
        String name = frame.get(Feature.OP);
        String only = frame.get(Feature.DOMAIN);
        if (only != null && !only.contains(domain.name())) {
            return null;
        }
        if (name == null) {
            throw new IllegalStateException("a rule of the grammar has no op: " + frame);
        }
        return switch (Operation.valueOf(name.toUpperCase(Locale.ROOT))) {
            case CALENDAR -> timed(calendar.resolve(frame, tense(match), match.begin(), isJoined(match)), frame);
            case DEICTIC -> timed(pointing.deictic(frame, tense(match), match.begin()), frame);
            case DAYNAME -> TimeOfDay.isPossible(frame) ? timed(pointing.dayname(frame, match.begin()), frame) : null;
            case OFFSET -> asLength(pointing.offset(comparing(frame, match.begin()), match.begin()), frame);
            case DURATION -> {
                String value = isShare(frame) ? null : Lengths.value(frame);
                yield value == null ? null : Meaning.complete(Timex.Type.DURATION, value, frame);
            }
            case SET -> set(frame);
            case REFERENCE -> reference(frame);
            case DROP -> null;
        };
    }

    /** A name for a day, a month or a year stands for its days; all other values have no place in the calendar. */
    private static @Nullable Meaning reference(Frame frame) {
        String value = frame.get(Feature.VALUE);
        if (value == null) {
            return null;
        }
        Period period = Period.named(value);
        return period == null ? Meaning.complete(Timex.Type.DATE, value, frame) : Meaning.placed(period, frame, "");
    }

    /** "Up from $10 million a year ago", "A year earlier, it earned $10 million": the sum is that of the same period. */
    private Frame comparing(Frame frame, int begin) {
        boolean compares = isAmountNear(begin - 1, -1) || (tokens.get(begin).initial() && isAmountNear(begin, 1));
        return compares ? frame.with(Feature.AMOUNT, "yes") : frame;
    }

    private boolean isAmountNear(int from, int step) {
        for (int at = from; at >= 0 && at < tokens.size() && Math.abs(at - from) < FARTHEST_AMOUNT; at += step) {
            Token token = tokens.get(at);
            if (language.lexicon().is(tokens, at, "CURRENCY")) {
                return true;
            }
            if (token.kind() == Token.Kind.BREAK || token.norm().equals(".")) {
                return false;
            }
        }
        return false;
    }

    /** Some languages' annotations take "three years ago" for a length that ends now; its days are those of the other end. */
    private static @Nullable Meaning asLength(@Nullable Meaning meaning, Frame frame) {
        String value = frame.has(Feature.LENGTH) ? Lengths.value(frame) : null;
        return meaning == null || value == null ? meaning : meaning.asLength(value);
    }

    private static @Nullable Meaning timed(@Nullable Meaning meaning, Frame frame) {
        String time = meaning == null ? null : TimeOfDay.of(frame);
        return meaning == null || time == null ? meaning : meaning.atTime(time);
    }

    private static @Nullable Meaning set(Frame frame) {
        String value = frame.get(Feature.VALUE);
        if (value == null && frame.has(Feature.UNIT)) {
            Frame each = frame.has(Feature.COUNT) ? frame : frame.with(Feature.COUNT, frame.number(Feature.N, 1));
            value = Lengths.value(each);
        } else if (value == null) {
            value = CalendarResolver.symbolic(frame);
            String time = TimeOfDay.of(frame);
            value += time == null ? "" : time;
        }
        return value == null ? null : Meaning.complete(Timex.Type.SET, value, frame);
    }

    private boolean isJoined(Parser.Match match) {
        int between = match.begin() - 1;
        return endOfLast >= 0 && between == endOfLast && language.lexicon().is(tokens, between, "JOINER");
    }

    private Tense tense(Parser.Match match) {
        Tense tense = Tense.around(marks, match.begin(), match.end());
        if (tense != Tense.UNKNOWN) {
            return tense;
        }
        return switch (direction) {
            case AUTO -> Tense.UNKNOWN;
            case PAST -> Tense.PAST;
            case FUTURE -> Tense.FUTURE;
        };
    }
}
