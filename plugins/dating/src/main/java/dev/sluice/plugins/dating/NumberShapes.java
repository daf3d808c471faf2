package dev.sluice.plugins.dating;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Recognizes what a group of digits can be: an ISO date, a numeric date, a clock time, a year, a day of the month, a decade,
 * an ordinal or a plain number. Pure and safe for use by several threads.
 */
final class NumberShapes {
    /** A number never becomes a year before this one without an era. */
    private static final int FIRST_YEAR = 1000;

    private static final int LAST_YEAR = 2199;

    private NumberShapes() {}

    /**
     * One thing a group of digits can be.
     *
     * @param name the class as the grammar names it
     * @param frame what it says
     */
    record Shape(String name, Frame frame) {}

    /**
     * Returns where the group of digits that begins at an offset ends. It takes in separators with digits behind them, so
     * that "5,200", "2020-13-45" and "1.2.3.4" are one group each, and the endings of ordinals and decades.
     */
    static int end(String text, int begin, Spelling spelling) {
        int end = digits(text, begin);
        char separator = 0;
        while (end + 1 < text.length() && Tokenizer.isDigit(text.charAt(end + 1))) {
            char c = text.charAt(end);
            boolean joins = c == '.'
                    || c == ','
                    || c == '/'
                    || c == ':'
                    || (c == '-' && isIsoHyphen(text, begin, end, separator));
            if (!joins) {
                break;
            }
            boolean groups = c == ',' && spelling.grouping() == ',';
            if (groups && digits(text, end + 1) - end != 4) {
                break;
            }
            separator = c;
            end = digits(text, end + 1);
        }
        return endOfIsoTime(text, begin, withEnding(text, begin, end, spelling));
    }

    /** Returns everything a group in lower case can be; empty where it is no number that time is told by. */
    static List<Shape> shapes(String group, Spelling spelling) {
        List<Shape> out = new ArrayList<>(3);
        int digits = digits(group, 0);
        if (digits == group.length()) {
            plain(group, out);
        } else if (spelling.hourLetter() != 0
                && group.charAt(digits) == spelling.hourLetter()
                && digits + 3 == group.length()) {
            clock(group.split(String.valueOf(spelling.hourLetter()), -1), out);
        } else if (Character.isLetter(group.charAt(group.length() - 1)) && group.indexOf('-') < 0) {
            ending(group, digits, spelling, out);
        } else {
            separated(group, digits, spelling, out);
        }
        return out;
    }

    private static boolean isIsoHyphen(String text, int begin, int end, char separator) {
        int month = digits(text, end + 1);
        boolean day =
                month + 1 < text.length() && text.charAt(month) == '-' && Tokenizer.isDigit(text.charAt(month + 1));
        return separator == '-' || (separator == 0 && end - begin == 4 && month - end <= 3 && day);
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && Tokenizer.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int withEnding(String text, int begin, int end, Spelling spelling) {
        for (String ending : spelling.decadeEndings()) {
            if (text.charAt(end - 1) == '0' && isEnding(text, end, ending)) {
                return end + ending.length();
            }
        }
        for (String ending : spelling.ordinalEndings()) {
            if (isEnding(text, end, ending)) {
                return end + ending.length();
            }
        }
        return end - begin <= 2 ? withMinutes(text, end, spelling) : end;
    }

    private static boolean isEnding(String text, int end, String ending) {
        int after = end + ending.length();
        return text.regionMatches(true, end, ending, 0, ending.length())
                && (after == text.length() || !Character.isLetterOrDigit(text.charAt(after)));
    }

    /** "20h30", "20h" where the language tells the time so. */
    private static int withMinutes(String text, int end, Spelling spelling) {
        boolean hours = spelling.hourLetter() != 0
                && end < text.length()
                && Character.toLowerCase(text.charAt(end)) == spelling.hourLetter();
        int after = hours ? digits(text, end + 1) : end;
        boolean minutes = after == end + 1 || after == end + 3;
        return minutes && (after == text.length() || !Character.isLetterOrDigit(text.charAt(after))) ? after : end;
    }

    /** An ISO date may go on with a time: T, hours and minutes, seconds, zone. */
    private static int endOfIsoTime(String text, int begin, int end) {
        if (end - begin != 10 || text.charAt(begin + 4) != '-' || end + 5 >= text.length() || text.charAt(end) != 'T') {
            return end;
        }
        int at = end + 1;
        while (at < text.length() && (Tokenizer.isDigit(text.charAt(at)) || ":.+-Z".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        while (at > end && !Tokenizer.isDigit(text.charAt(at - 1)) && text.charAt(at - 1) != 'Z') {
            at--;
        }
        return at > end + 5 ? at : end;
    }

    private static void plain(String group, List<Shape> out) {
        if (group.length() > 6) {
            return;
        }
        int value = Integer.parseInt(group);
        if (group.length() == 4 && value >= FIRST_YEAR && value <= LAST_YEAR) {
            out.add(new Shape("YEAR", n(value)));
        }
        if (group.length() <= 2 && value >= 1 && value <= 31) {
            out.add(new Shape("DAY", n(value)));
        }
        if (group.length() >= 3 && group.length() <= 4 && value % 100 < 60 && value / 100 >= 1 && value / 100 <= 12) {
            out.add(new Shape(
                    "CLOCKDIGITS", Frame.EMPTY.with(Feature.HOUR, value / 100).with(Feature.MINUTE, value % 100)));
        }
        if (group.length() == 4 && value < 2400 && value % 100 < 60) {
            out.add(new Shape(
                    "CLOCKFOUR", Frame.EMPTY.with(Feature.HOUR, value / 100).with(Feature.MINUTE, value % 100)));
        }
        boolean tens = value % 10 == 0 && value > 0;
        if (tens && (group.length() == 2 || (group.length() == 4 && value >= FIRST_YEAR && value <= LAST_YEAR))) {
            int decade = group.length() == 2 ? 190 + value / 10 : value / 10;
            out.add(new Shape("WRITTENDECADE", Frame.EMPTY.with(Feature.DECADE, decade)));
        }
        if (group.length() == 2 && value > 31) {
            out.add(new Shape("SHORTYEAR", n(1900 + value)));
        } else if (group.length() == 2) {
            out.add(new Shape("NEWYEAR", n(2000 + value)));
        }
        out.add(new Shape("INTEGER", n(value)));
    }

    private static void ending(String group, int digits, Spelling spelling, List<Shape> out) {
        if (digits > 4) {
            return;
        }
        int value = Integer.parseInt(group.substring(0, digits));
        String ending = group.substring(digits);
        boolean hours = spelling.hourLetter() != 0 && ending.charAt(0) == spelling.hourLetter();
        if (hours && !spelling.ordinalEndings().contains(ending)) {
            if (digits <= 2 && value <= 24) {
                out.add(new Shape(
                        "CLOCK",
                        n(value).without(Feature.N).with(Feature.HOUR, value).with(Feature.MINUTE, 0)));
            }
        } else if (spelling.decadeEndings().contains(ending)) {
            if (digits == 4 && value >= FIRST_YEAR && value <= LAST_YEAR) {
                out.add(new Shape("DECADE", Frame.EMPTY.with(Feature.DECADE, value / 10)));
            } else if (digits == 2) {
                out.add(new Shape("DECADE", Frame.EMPTY.with(Feature.DECADE, 190 + value / 10)));
            }
        } else if (value >= 1) {
            out.add(new Shape("ORDINAL", n(value)));
            if (value <= 31) {
                out.add(new Shape("ORDINALDAY", n(value)));
            }
        }
    }

    private static void separated(String group, int first, Spelling spelling, List<Shape> out) {
        char separator = group.charAt(first);
        String[] parts = group.split(separator == '.' ? "\\." : String.valueOf(separator), -1);
        boolean regular = group.chars().allMatch(c -> c == separator || (c >= '0' && c <= '9'));
        if (separator == '-' || (separator == '/' && first == 4)) {
            iso(group, separator, out);
        } else if (!regular) {
            return;
        } else if (separator == ':') {
            clock(parts, out);
        } else if (separator == '/') {
            slashes(parts, out);
        } else {
            if (separator == '.') {
                dots(parts, out);
            }
            number(group, parts, separator, spelling, out);
        }
    }

    /** Thousands are told from a fraction by the sign of the language; where it may be either, by the groups of three. */
    private static void number(String group, String[] parts, char separator, Spelling spelling, List<Shape> out) {
        boolean thousands = separator == spelling.grouping() && parts[0].length() <= 3;
        for (int i = 1; i < parts.length; i++) {
            thousands &= parts[i].length() == 3;
        }
        if (thousands) {
            String joined = group.replace(String.valueOf(separator), "");
            if (joined.length() <= 9) {
                out.add(new Shape("INTEGER", n(Integer.parseInt(joined))));
            }
        } else if (separator == spelling.decimal() && parts.length == 2 && group.length() <= 8) {
            out.add(new Shape("DECIMAL", Frame.EMPTY.with(Feature.N, group.replace(',', '.'))));
        }
    }

    /** "31.12.2020", "31.12", "17.30". */
    private static void dots(String[] parts, List<Shape> out) {
        for (String part : parts) {
            if (part.length() > 4) {
                return;
            }
        }
        boolean day = parts[0].length() <= 2 && parts[1].length() <= 2;
        if (day && parts.length == 3 && parts[2].length() == 4) {
            out.add(new Shape("DOTDATE", date(parts[2], parts[1], parts[0])));
        } else if (day && parts.length == 3 && parts[2].length() == 2) {
            int year = Integer.parseInt(parts[2]);
            out.add(new Shape("DOTDATE", date(String.valueOf(year + (year < 50 ? 2000 : 1900)), parts[1], parts[0])));
        } else if (day && parts.length == 2) {
            int first = Integer.parseInt(parts[0]);
            int second = Integer.parseInt(parts[1]);
            if (parts[1].length() == 2 && first <= 24 && second < 60) {
                out.add(new Shape(
                        "DOTCLOCK", Frame.EMPTY.with(Feature.HOUR, first).with(Feature.MINUTE, second)));
            }
            out.add(new Shape("DOTPAIR", Frame.EMPTY.with(Feature.DAY, first).with(Feature.MONTH, second)));
        }
    }

    private static void iso(String group, char separator, List<Shape> out) {
        int time = group.indexOf('t');
        String[] parts = (time < 0 ? group : group.substring(0, time)).split(String.valueOf(separator), -1);
        if (parts.length != 3 || parts[0].length() != 4 || parts[1].length() > 2 || parts[2].length() > 2) {
            return;
        }
        if (!Arrays.stream(parts).allMatch(NumberShapes::isNumber)) {
            return;
        }
        Frame frame = date(parts[0], parts[1], parts[2]);
        if (time > 0) {
            String clock = group.substring(time + 1);
            if (clock.length() < 5 || clock.charAt(2) != ':') {
                return;
            }
            frame = frame.with(Feature.HOUR, clock.substring(0, 2)).with(Feature.MINUTE, clock.substring(3, 5));
            if (clock.length() >= 8 && clock.charAt(5) == ':') {
                frame = frame.with(Feature.SECOND, clock.substring(6, 8));
            }
        }
        out.add(new Shape("ISODATE", frame));
    }

    private static void clock(String[] parts, List<Shape> out) {
        if (parts.length > 3 || parts[0].length() > 2 || parts[1].length() != 2) {
            return;
        }
        int hour = Integer.parseInt(parts[0]);
        int minute = Integer.parseInt(parts[1]);
        if (hour > 24 || minute > 59) {
            return;
        }
        Frame frame = Frame.EMPTY.with(Feature.HOUR, hour).with(Feature.MINUTE, minute);
        if (parts.length == 3) {
            if (parts[2].length() != 2 || Integer.parseInt(parts[2]) > 59) {
                return;
            }
            frame = frame.with(Feature.SECOND, Integer.parseInt(parts[2]));
        }
        out.add(new Shape("CLOCK", frame));
    }

    private static void slashes(String[] parts, List<Shape> out) {
        for (String part : parts) {
            if (part.length() > 4) {
                return;
            }
        }
        if (parts[0].length() > 2 || parts[1].length() > 2) {
            return;
        }
        int first = Integer.parseInt(parts[0]);
        int second = Integer.parseInt(parts[1]);
        Frame frame = Frame.EMPTY.with(Feature.FIRST, first).with(Feature.SECONDNUMBER, second);
        if (parts.length == 3 && (parts[2].length() == 4 || parts[2].length() == 2)) {
            int year = Integer.parseInt(parts[2]);
            int full = parts[2].length() == 4 ? year : year + (year < 50 ? 2000 : 1900);
            out.add(new Shape("SLASHDATE", frame.with(Feature.YEAR, full)));
        } else if (parts.length == 2) {
            out.add(new Shape("SLASHPAIR", frame));
            if (first > 0 && second > first && second <= 10) {
                out.add(new Shape("FRACTION", Frame.EMPTY.with(Feature.N, decimal((double) first / second))));
            }
        }
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && digits(part, 0) == part.length();
    }

    private static Frame date(String year, String month, String day) {
        return Frame.EMPTY
                .with(Feature.YEAR, Integer.parseInt(year))
                .with(Feature.MONTH, Integer.parseInt(month))
                .with(Feature.DAY, Integer.parseInt(day));
    }

    private static Frame n(int value) {
        return Frame.EMPTY.with(Feature.N, value);
    }

    /** Returns a decimal number without a needless fraction, with at most two digits behind the point. */
    static String decimal(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
