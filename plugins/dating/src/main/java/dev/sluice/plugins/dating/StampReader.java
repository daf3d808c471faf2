package dev.sluice.plugins.dating;

import dev.sluice.api.DateInterval;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates of documents: ISO 8601, RFC 5322, and dates in the words of a language. The day is that of the zone the date was
 * written in; nothing is converted. Pure and safe for use by several threads.
 */
final class StampReader {
    /** A field that holds more than this is no date; a byline may be a paragraph. */
    private static final int LONGEST = 400;

    /** Zones by name, RFC 5322 section 4.3. */
    private static final Map<String, String> ZONES = Map.of(
            "z", "Z", "gmt", "Z", "utc", "Z", "ut", "Z", "est", "-05:00", "edt", "-04:00", "cst", "-06:00", "cdt",
            "-05:00", "pst", "-08:00", "pdt", "-07:00");

    private final Language language;
    private final DayOrder order;

    StampReader(Language language, DayOrder order) {
        this.language = language;
        this.order = order;
    }

    /**
     * A date in a line of text, with what the words before it say it is of.
     *
     * @param stamp the date
     * @param label PUBLISHED, MODIFIED, or null where no word says
     */
    record Labeled(Stamp stamp, @Nullable String label) {}

    /** Returns the date that a value is, or nothing if it is none or its order of day and month is not known. */
    Optional<Stamp> stamp(String raw) {
        String text = raw.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        Stamp iso = iso(text);
        if (iso != null) {
            return Optional.of(iso);
        }
        List<Labeled> found = line(text);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0).stamp());
    }

    /** Returns the full dates in a line of text, in order. */
    List<Labeled> line(String raw) {
        String text = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
        List<Token> tokens = Tokenizer.tokens(text, language.spelling());
        List<Labeled> found = new ArrayList<>();
        int from = 0;
        for (Parser.Match match : new Parser(language, tokens).matches()) {
            Frame frame = order.decide(match.frame());
            boolean full = frame.is(Feature.OP, "calendar")
                    && frame.has(Feature.YEAR)
                    && frame.has(Feature.MONTH)
                    && frame.has(Feature.DAY);
            Stamp stamp = full ? stamp(frame, text, tokens, match) : null;
            if (stamp != null) {
                found.add(new Labeled(stamp, label(tokens, from, match.begin())));
                from = match.end();
            }
        }
        return found;
    }

    private @Nullable Stamp stamp(Frame frame, String text, List<Token> tokens, Parser.Match match) {
        Period day = CalendarResolver.inYear(frame, frame.number(Feature.YEAR, 0));
        if (day == null || !TimeOfDay.isPossible(frame)) {
            return null;
        }
        int begin = tokens.get(match.begin()).begin();
        int end = tokens.get(match.end() - 1).end();
        String value = day.value();
        String time = frame.has(Feature.HOUR) ? TimeOfDay.of(frame) : null;
        if (time != null && frame.number(Feature.HOUR, 0) < 24) {
            value += time + zone(text, tokens, match);
        }
        return new Stamp(DateInterval.of(day.start()), value, text.substring(begin, end));
    }

    private @Nullable String label(List<Token> tokens, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (language.lexicon().is(tokens, i, "MODIFIEDLABEL")) {
                return "MODIFIED";
            }
            if (language.lexicon().is(tokens, i, "PUBLISHEDLABEL")) {
                return "PUBLISHED";
            }
        }
        return null;
    }

    private static String zone(String text, List<Token> tokens, Parser.Match match) {
        String inside = ZONES.get(tokens.get(match.end() - 1).norm());
        if (inside != null) {
            return inside;
        }
        int at = tokens.get(match.end() - 1).end();
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        String named =
                match.end() < tokens.size() ? ZONES.get(tokens.get(match.end()).norm()) : null;
        return named != null ? named : offset(text.substring(at));
    }

    /** Returns an offset from UTC as ISO 8601 writes it, or nothing where the text does not begin with one. */
    private static String offset(String text) {
        if (text.startsWith("Z")) {
            return "Z";
        }
        if (text.length() < 3 || (text.charAt(0) != '+' && text.charAt(0) != '-')) {
            return "";
        }
        StringBuilder digits = new StringBuilder();
        for (int i = 1; i < text.length() && digits.length() < 4; i++) {
            char c = text.charAt(i);
            if (Tokenizer.isDigit(c)) {
                digits.append(c);
            } else if (c != ':' || i != 3) {
                break;
            }
        }
        if (digits.length() != 2 && digits.length() != 4) {
            return "";
        }
        String minutes = digits.length() == 4 ? digits.substring(2) : "00";
        int hours = Integer.parseInt(digits.substring(0, 2));
        return hours > 14 || Integer.parseInt(minutes) > 59
                ? ""
                : text.charAt(0) + digits.substring(0, 2) + ":" + minutes;
    }

    /** Reads {@code 2020}, {@code 2020-01}, {@code 2020-01-31} and {@code 20200131}, each day with or without a time. */
    private static @Nullable Stamp iso(String text) {
        if (!startsWithDigits(text, 0, 4)) {
            return null;
        }
        try {
            int year = Integer.parseInt(text.substring(0, 4));
            if (text.length() == 4) {
                return year < 1000 ? null : new Stamp(DateInterval.of(Year.of(year)), text, text);
            }
            boolean basic = startsWithDigits(text, 4, 4) && (text.length() == 8 || text.charAt(8) == 'T');
            if (basic) {
                return iso(text, year, text.substring(4, 6), text.substring(6, 8), 8);
            }
            char separator = text.charAt(4);
            if ((separator != '-' && separator != '/') || !startsWithDigits(text, 5, 2)) {
                return null;
            }
            if (text.length() == 7) {
                YearMonth month = YearMonth.of(year, Integer.parseInt(text.substring(5, 7)));
                return new Stamp(DateInterval.of(month), month.toString(), text);
            }
            boolean day = text.charAt(7) == separator && startsWithDigits(text, 8, 2);
            return day ? iso(text, year, text.substring(5, 7), text.substring(8, 10), 10) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Stamp iso(String text, int year, String month, String dayOfMonth, int end) {
        LocalDate day = LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(dayOfMonth));
        if (end < text.length() && Character.isLetterOrDigit(text.charAt(end)) && text.charAt(end) != 'T') {
            return null;
        }
        return new Stamp(DateInterval.of(day), day + clock(text, end), text);
    }

    private static String clock(String text, int at) {
        int begin = at;
        while (begin < text.length() && (text.charAt(begin) == 'T' || text.charAt(begin) == ' ')) {
            begin++;
        }
        if (begin == at || !startsWithDigits(text, begin, 2)) {
            return "";
        }
        boolean colon = begin + 2 < text.length() && text.charAt(begin + 2) == ':';
        int minute = begin + (colon ? 3 : 2);
        if (!startsWithDigits(text, minute, 2)) {
            return "";
        }
        int end = minute + 2;
        String clock = "T" + text.substring(begin, begin + 2) + ":" + text.substring(minute, end);
        int second = end + (end < text.length() && text.charAt(end) == ':' ? 1 : 0);
        if (second > end == colon && startsWithDigits(text, second, 1) && !startsWithDigits(text, second, 2)) {
            // "23:15:0Z"
            end = second + 1;
        } else if (second > end == colon && startsWithDigits(text, second, 2)) {
            clock += ":" + text.substring(second, second + 2);
            end = second + 2;
            if (end < text.length() && text.charAt(end) == '.') {
                end++;
                while (startsWithDigits(text, end, 1)) {
                    end++;
                }
            }
        }
        if (Integer.parseInt(clock.substring(1, 3)) > 23 || Integer.parseInt(clock.substring(4, 6)) > 59) {
            return "";
        }
        String rest = text.substring(end).strip();
        String named = ZONES.get(rest.toLowerCase(Locale.ROOT));
        return clock + (named != null ? named : offset(rest));
    }

    private static boolean startsWithDigits(String text, int from, int count) {
        if (from + count > text.length()) {
            return false;
        }
        for (int i = from; i < from + count; i++) {
            if (!Tokenizer.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
