package dev.sluice.plugins.dating;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tests of what stands around an expression, for words and numbers that tell time only in company. A rule of the grammar names
 * its test. Not safe for use by several threads.
 */
final class Guards {
    private static final int OLDEST_CUED_YEAR = 1500;
    private static final int OLDEST_BARE_YEAR = 1900;
    private static final int LATEST_BARE_YEAR = 2049;
    private static final int LONGEST_SERIES = 6;

    /** What a clause is about stands within so many tokens. */
    private static final int FARTHEST_TOPIC = 10;

    private final Lexicon lexicon;
    private final Spelling spelling;
    private final List<Token> tokens;
    private @Nullable BitSet quoted;

    Guards(Language language, List<Token> tokens) {
        this.lexicon = language.lexicon();
        this.spelling = language.spelling();
        this.tokens = tokens;
    }

    /** Returns whether the neighbors let an expression be one. */
    boolean admit(Parser.Match match) {
        if (isAge(match)
                || isModel(match)
                || isTemperature(match)
                || match.frame().number(Feature.HOUR, 0) > 24) {
            return false;
        }
        String guard = match.frame().get(Feature.GUARD);
        if (guard == null) {
            return true;
        }
        return switch (guard) {
            case "year" -> isYear(match, false);
            case "about" -> isYear(match, true);
            case "hyphen" -> isHyphenated(match);
            case "bareunits" -> !isNumber(match.begin() - 1);
            case "slash" -> isSlashDate(match);
            case "season" -> is(match.begin() - 1, "YEARCUE") && !is(match.end(), "OF");
            case "rate" -> isAmount(match.begin() - 1);
            case "series" -> isBeforeSeries(match.end());
            case "afterseries" -> isAfterMonthDay(match.begin()) && !is(match.end(), "MEASURE") && !isCount(match);
            case "beforeseries" -> isBeforeDayAndYear(match.end());
            case "bareday" -> isDayAlone(match.end());
            case "shortyear" ->
                is(match.begin() - 1, "SHORTYEARCUE")
                        && !is(match.end(), "MEASURE")
                        && !isNumber(match.end())
                        && (is(match.begin() - 1, "IN") || isDayAlone(match.end()));
            case "cuedyear" ->
                is(match.begin() - 1, "SHORTYEARCUE") && !is(match.end(), "MEASURE") && !isTitle(match.end());
            case "loneyear" ->
                is(match.begin() - 1, "SHORTYEARCUE") && !is(match.end(), "MEASURE") && !isPair(match.end());
            case "decade" -> is(match.begin() - 1, "DECADECUE") && isDayAlone(match.end());
            case "ended" -> is(match.end(), "ENDED") && is(match.end() + 1, "MONTH");
            case "yearrange" -> isYearRange(match);
            case "monthseries" -> isBeforeMonth(match.end());
            case "adjective" -> !is(match.begin() - 1, "DETERMINER");
            case "clock" -> is(match.begin() - 1, "CLOCKCUE");
            case "clockrange" -> isClockRange(match);
            case "quoted" -> quotation().get(match.begin());
            case "ahead" -> match.begin() > 0 && "FUTURE".equals(lexicon.tense(tokens, match.begin() - 1));
            case "hours" -> is(match.begin() - 1, "HOURCUE");
            case "still" -> is(match.begin() - 1, "STILL") || is(match.end(), "STILL");
            case "nohyphen" -> tokens.get(match.begin()).joint() != Token.Joint.HYPHEN;
            case "attack" -> isAttack(match);
            case "ondate" -> is(match.begin() - 1, "ONCUE") && isDayAlone(match.end());
            case "centuries" -> is(match.end(), "JOINER") && is(match.end() + 2, "CENTURYUNITS");
            case "age" -> !isLongYear(tokens.get(match.end() - 1).norm());
            case "century" -> !is(match.end(), "SMALL");
            default -> throw new IllegalStateException("the grammar names a guard '" + guard + "' that does not exist");
        };
    }

    /** Returns whether digits are neither money nor part of a name such as G20, nor a share. */
    boolean isPlainNumber(int at) {
        Token token = tokens.get(at);
        if (at > 0) {
            Token before = tokens.get(at - 1);
            boolean glued = token.joint() == Token.Joint.NONE && before.end() == token.begin();
            boolean elided = spelling.elision() && before.norm().endsWith("'");
            boolean name = before.kind() == Token.Kind.WORD && !elided && !lexicon.is(tokens, at - 1, "YEARPREFIX");
            if (glued && (name || lexicon.is(tokens, at - 1, "LABEL"))) {
                return false;
            }
            if (glued && isDigits(before)) {
                return false;
            }
            if (lexicon.is(tokens, at - 1, "LABEL") && before.kind() == Token.Kind.SIGN) {
                return false;
            }
        }
        return at + 1 >= tokens.size() || !tokens.get(at + 1).norm().equals("%");
    }

    /** Which tokens stand in quotation marks; a mark that is the same on both sides opens and closes in turn, anew in each paragraph. */
    private BitSet quotation() {
        BitSet known = quoted;
        if (known != null) {
            return known;
        }
        BitSet found = new BitSet(tokens.size());
        boolean inside = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String norm = token.norm();
            if (token.kind() == Token.Kind.BREAK || norm.equals("»") || norm.equals("”")) {
                inside = false;
            } else if (norm.equals("«") || norm.equals("„")) {
                inside = true;
            } else if (norm.equals("\"") || norm.equals("“")) {
                inside = !inside;
            }
            found.set(i, inside);
        }
        quoted = found;
        return found;
    }

    private static boolean isDigits(Token token) {
        return token.kind() == Token.Kind.NUMBER;
    }

    private boolean isYear(Parser.Match match, boolean cueInside) {
        int year = match.frame().number(Feature.YEAR, 0);
        int at = match.begin();
        boolean cue = cueInside
                || at == 0
                || is(at - 1, "YEARCUE")
                || tokens.get(at - 1).kind() == Token.Kind.BREAK;
        if (isYearRange(match)) {
            return true;
        }
        if (is(at - 1, "LABEL") || is(match.end(), "MEASURE") || (isNumber(match.end()) && !cue)) {
            return false;
        }
        Token next = match.end() < tokens.size() ? tokens.get(match.end()) : null;
        boolean plural = isPlural(match.end());
        boolean round = year % 100 == 0;
        boolean counted = spelling.nounCapitals()
                && next != null
                && next.kind() == Token.Kind.WORD
                && next.capital()
                && next.joint() == Token.Joint.SPACE;
        if (round && counted && !is(at - 1, "IN")) {
            return false;
        }
        if (year < OLDEST_BARE_YEAR || year > LATEST_BARE_YEAR) {
            boolean afterIn = is(at - 1, "IN");
            return cue && !plural && ((year >= OLDEST_CUED_YEAR && !round) || afterIn);
        }
        return !plural || (cue && !round);
    }

    /** "From May 9 to 12 schools are closed": a number that has no year behind it and can count the noun that follows is no day. */
    private boolean isCount(Parser.Match match) {
        return !match.frame().has(Feature.YEAR)
                && match.end() - match.begin() == 1
                && tokens.get(match.begin()).joint() != Token.Joint.HYPHEN
                && isPlural(match.end());
    }

    private boolean isPlural(int at) {
        Token next = at < tokens.size() ? tokens.get(at) : null;
        return next != null
                && next.kind() == Token.Kind.WORD
                && next.joint() == Token.Joint.SPACE
                && !next.capital()
                && next.norm().length() > 4
                && spelling.isPlural(next.norm());
    }

    /** "1778-1783", "2007-08": two years with nothing but a stroke between them. */
    private boolean isYearRange(Parser.Match match) {
        int begin = match.begin();
        boolean alone = !is(begin - 1, "LABEL") && !(isJoinedNumber(begin - 1) || isJoinedNumber(match.end() + 1));
        boolean forward = isJoinedNumber(match.end()) && isLaterYear(begin, match.end());
        boolean backward = begin > 0 && isJoinedNumber(begin) && isLaterYear(begin - 1, begin);
        return alone && (forward || backward);
    }

    private boolean isJoinedNumber(int at) {
        return isNumber(at) && isNumber(at - 1) && tokens.get(at).joint() == Token.Joint.HYPHEN;
    }

    private boolean isLaterYear(int first, int second) {
        String a = tokens.get(first).norm();
        String b = tokens.get(second).norm();
        if (a.length() != 4 || a.charAt(0) > '2') {
            return false;
        }
        boolean whole = b.length() == 4 && b.charAt(0) <= '2';
        return (whole && a.compareTo(b) < 0)
                || (b.length() == 2 && a.substring(2).compareTo(b) < 0);
    }

    private boolean isHyphenated(Parser.Match match) {
        for (int i = match.begin() + 1; i < match.end(); i++) {
            if (tokens.get(i).joint() == Token.Joint.HYPHEN) {
                return true;
            }
        }
        return false;
    }

    /** "14., 15. und 16. Mai": the days before the last one have the month that comes later. */
    private boolean isBeforeSeries(int end) {
        int at = end;
        for (int days = 0; days < LONGEST_SERIES; days++) {
            int begin = at;
            while (at < tokens.size()
                    && (is(at, "JOINER") || isRange(at) || tokens.get(at).norm().equals("."))
                    && at - begin < 3) {
                at++;
            }
            boolean hyphen = at < tokens.size() && tokens.get(at).joint() == Token.Joint.HYPHEN;
            if (!isNumber(at) || (at == begin && !hyphen)) {
                return false;
            }
            at++;
            int month = at < tokens.size() && (tokens.get(at).norm().equals(".") || is(at, "OF")) ? at + 1 : at;
            if (is(month, "MONTH")) {
                return true;
            }
        }
        return false;
    }

    /** "Anna Berg, 42 years," and "Berg (42 Jahre)": a number of years between commas or brackets after a name is an age. */
    private boolean isAge(Parser.Match match) {
        Frame frame = match.frame();
        int at = match.begin() - 1;
        if (at < 1
                || match.end() >= tokens.size()
                || !frame.is(Feature.OP, "duration")
                || !frame.is(Feature.UNIT, "Y")) {
            return false;
        }
        String before = tokens.get(at).norm();
        String after = tokens.get(match.end()).norm();
        if (is(at, "AGECUE")) {
            return tokens.get(at - 1).capital() || tokens.get(at - 1).norm().equals(",");
        }
        return isNumber(match.begin())
                && (before.equals(",") || before.equals("("))
                && (after.equals(",") || after.equals(")") || after.equals("."))
                && tokens.get(at - 1).capital();
    }

    /** "Between January and March 1998": the year at the end is that of both. */
    private boolean isBeforeMonth(int end) {
        int year = is(end + 2, "OF") ? end + 3 : end + 2;
        return is(end, "JOINER")
                && is(end + 1, "MONTH")
                && isNumber(year)
                && tokens.get(year).norm().length() == 4;
    }

    /** "May 9 and 10": the second day has the month of the first. */
    private boolean isAfterMonthDay(int begin) {
        int at = begin - 1;
        boolean joined = isJoiner(at) || tokens.get(begin).joint() == Token.Joint.HYPHEN;
        if (isJoiner(at)) {
            at--;
        }
        int month = at > 1 && tokens.get(at - 1).norm().equals(".") ? at - 2 : at - 1;
        return joined && isNumber(at) && is(month, "MONTH");
    }

    private boolean isJoiner(int at) {
        return is(at, "JOINER") || isRange(at);
    }

    /** "3 – 5": a range goes up; "5 – 3" is a score. */
    private boolean isRange(int sign) {
        int first = is(sign, "RANGESIGN") ? day(sign - 1) : 0;
        return first > 0 && first < day(sign + 1);
    }

    private int day(int at) {
        boolean isDay = isNumber(at)
                && tokens.get(at).norm().length() <= 2
                && tokens.get(at).norm().chars().allMatch(Character::isDigit);
        return isDay ? Integer.parseInt(tokens.get(at).norm()) : 0;
    }

    /** "May 9 and 10, 2019": the year at the end is that of both days. */
    private boolean isBeforeDayAndYear(int end) {
        int day = isJoiner(end) ? end + 1 : end;
        boolean joined = isNumber(day) && (day > end || tokens.get(day).joint() == Token.Joint.HYPHEN);
        int year =
                joined && day + 1 < tokens.size() && tokens.get(day + 1).norm().equals(",") ? day + 2 : day + 1;
        return joined
                && tokens.get(day).norm().length() <= 2
                && isNumber(year)
                && tokens.get(year).norm().length() == 4;
    }

    /** "In '13 Rivers'": a capital after a number in quotes makes it the beginning of a name. */
    private boolean isTitle(int end) {
        return end < tokens.size()
                && tokens.get(end).kind() == Token.Kind.WORD
                && tokens.get(end).capital();
    }

    /** "La guerra del '15-'18": two short years with a stroke may be of any century. */
    private boolean isPair(int end) {
        return isJoinedNumber(end)
                || is(end, "RANGESIGN")
                || (end < tokens.size() && tokens.get(end).norm().equals("-"));
    }

    /** "Sun-2": the name of a model, as is any name of a day with a number behind a hyphen. */
    private boolean isModel(Parser.Match match) {
        int end = match.end();
        return end - match.begin() == 1
                && match.frame().has(Feature.WEEKDAY)
                && isNumber(end)
                && tokens.get(end).joint() == Token.Joint.HYPHEN;
    }

    /** "Temperatures in the mid-60s": a decade of two digits after talk of degrees is none. */
    private boolean isTemperature(Parser.Match match) {
        if (!match.frame().has(Feature.DECADE)
                || isLongYear(tokens.get(match.end() - 1).norm())) {
            return false;
        }
        for (int at = match.begin() - 1; at >= 0 && match.begin() - at <= FARTHEST_TOPIC; at--) {
            if (tokens.get(at).kind() == Token.Kind.BREAK
                    || tokens.get(at).norm().equals(".")) {
                return false;
            }
            if (is(at, "DEGREES")) {
                return true;
            }
        }
        return false;
    }

    /** "16 to 18 o'clock": the first number is a time too. */
    private boolean isClockRange(Parser.Match match) {
        int at = match.end();
        boolean joined = is(at, "JOINER");
        return joined && is(match.begin() - 1, "CLOCKCUE") && isNumber(at + 1) && is(at + 2, "OCLOCK");
    }

    /** A number with an article is a day only where no noun follows that it could count. */
    private boolean isDayAlone(int end) {
        if (end >= tokens.size()) {
            return true;
        }
        Token next = tokens.get(end);
        boolean sign = next.kind() == Token.Kind.SIGN
                && !next.norm().equals("%")
                && !next.norm().equals("°");
        return next.kind() == Token.Kind.BREAK || sign || is(end, "AFTERDAY");
    }

    /** "10/1" is a date after a preposition or a weekday; elsewhere it is a share, a score or a pair. */
    private boolean isSlashDate(Parser.Match match) {
        return is(match.begin() - 1, "DATECUE") && !is(match.end(), "OF");
    }

    /** "The September 11 attacks" are named after one day, whatever the year. */
    private boolean isAttack(Parser.Match match) {
        return match.frame().is(Feature.MONTH, "9")
                && match.frame().is(Feature.DAY, "11")
                && (is(match.end(), "ATTACK") || is(match.end() + 1, "ATTACK"));
    }

    /** "$5 billion a year", "300 euros a day": the sum recurs. */
    private boolean isAmount(int last) {
        int at = last;
        if (is(at, "CURRENCY")) {
            return isNumber(at - 1) || is(at - 1, "MULTIPLE");
        }
        while (is(at, "MULTIPLE")) {
            at--;
        }
        return isNumber(at) && is(at - 1, "CURRENCY");
    }

    private boolean is(int at, String name) {
        return lexicon.is(tokens, at, name);
    }

    /** "Her 40s" are years of life, "her 1940s" are not. */
    private static boolean isLongYear(String norm) {
        return norm.length() > 4 && Character.isDigit(norm.charAt(3));
    }

    private boolean isNumber(int at) {
        return at >= 0 && at < tokens.size() && tokens.get(at).kind() == Token.Kind.NUMBER;
    }
}
