package dev.sluice.plugins.dating;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the full dates, those with day, month and year, in a line of a page in any language that {@link MonthNames} knows, and in
 * any numeric order. One pass over the line. Pure and safe for use by several threads.
 */
final class DateScanner {
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    /** Signs of East Asian dates between and after the numbers: 2020年4月17日. */
    private static final String YEAR_SIGNS = "年년";

    private static final String MONTH_SIGNS = "月월";

    private final String language;
    private final List<Piece> pieces = new ArrayList<>();

    private DateScanner(String language) {
        this.language = language;
    }

    /** A number, a word, or a sign. */
    private record Piece(String text, int begin, int end, int number, boolean spaced) {
        boolean isNumber() {
            return number >= 0;
        }

        int digits() {
            return isNumber() ? end - begin : 0;
        }

        boolean is(String... signs) {
            for (String sign : signs) {
                if (text.equals(sign)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final Piece NONE = new Piece("", 0, 0, -1, true);

    /** Returns the dates of a line in order. */
    static List<WrittenDate> dates(String line, String language) {
        DateScanner scanner = new DateScanner(language);
        scanner.cut(line);
        List<WrittenDate> found = new ArrayList<>();
        int at = 0;
        while (at < scanner.pieces.size()) {
            WrittenDate date = scanner.at(at);
            if (date == null) {
                at++;
                continue;
            }
            found.add(date);
            while (at < scanner.pieces.size() && scanner.piece(at).begin() < date.end()) {
                at++;
            }
        }
        return found;
    }

    private void cut(String line) {
        int at = 0;
        boolean spaced = true;
        while (at < line.length()) {
            char c = line.charAt(at);
            int begin = at;
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                spaced = true;
                at++;
                continue;
            }
            if (Character.isDigit(c)) {
                int value = 0;
                while (at < line.length() && Character.isDigit(line.charAt(at))) {
                    value = at - begin < 9 ? value * 10 + Character.digit(line.charAt(at), 10) : value;
                    at++;
                }
                if (isClockAppended(line, begin, at)) {
                    at -= 2;
                    value /= 100;
                }
                pieces.add(new Piece("", begin, at, value, spaced));
            } else if (isEastAsian(c) || !isLetter(c)) {
                at++;
                pieces.add(new Piece(String.valueOf(c), begin, at, -1, spaced));
            } else {
                while (at < line.length() && isLetter(line.charAt(at)) && !isEastAsian(line.charAt(at))) {
                    at++;
                }
                pieces.add(new Piece(line.substring(begin, at).toLowerCase(Locale.ROOT), begin, at, -1, spaced));
            }
            spaced = false;
        }
    }

    /** A date and a clock in neighboring elements may run together: 17.04.2009:30, 17.04.202009:30. */
    private static boolean isClockAppended(String line, int begin, int end) {
        boolean hasHour = end - begin == 4 || end - begin == 6;
        return hasHour
                && begin > 0
                && end + 2 < line.length()
                && "./-".indexOf(line.charAt(begin - 1)) >= 0
                && line.charAt(end) == ':'
                && Character.isDigit(line.charAt(end + 1))
                && Character.isDigit(line.charAt(end + 2));
    }

    private static boolean isLetter(char c) {
        int type = Character.getType(c);
        return Character.isLetter(c) || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isEastAsian(char c) {
        return YEAR_SIGNS.indexOf(c) >= 0 || MONTH_SIGNS.indexOf(c) >= 0 || c == '日' || c == '일';
    }

    private Piece piece(int at) {
        return at >= 0 && at < pieces.size() ? pieces.get(at) : NONE;
    }

    private @Nullable WrittenDate at(int at) {
        Piece first = piece(at);
        if (first.isNumber()) {
            if (isGlued(at)) {
                return null;
            }
            return first.digits() == 4 ? yearFirst(at) : first.digits() <= 2 ? dayFirst(at) : null;
        }
        return month(first) > 0 ? monthFirst(at) : null;
    }

    /** A number that hangs on to another one is a part of a telephone number, a version, a reference or the like. */
    private boolean isGlued(int at) {
        Piece before = piece(at - 1);
        return !piece(at).spaced()
                && at > 0
                && (before.is("-", ".", "/", ":", ",", "+") && piece(at - 2).isNumber() && !before.spaced());
    }

    private boolean isFollowed(int at) {
        Piece sign = piece(at);
        return !sign.spaced()
                && sign.is("-", ".", "/")
                && piece(at + 1).isNumber()
                && !piece(at + 1).spaced();
    }

    private int month(Piece piece) {
        return piece.isNumber() || piece.text().length() < 3 ? 0 : MonthNames.month(piece.text(), language);
    }

    /** 2020-04-17, 2020/4/17, 2020年4月17日, 2020. április 17. */
    private @Nullable WrittenDate yearFirst(int at) {
        int year = piece(at).number();
        Piece sign = piece(at + 1);
        boolean asian = !sign.text().isEmpty() && YEAR_SIGNS.contains(sign.text());
        if (asian
                && piece(at + 2).isNumber()
                && MONTH_SIGNS.contains(piece(at + 3).text())
                && piece(at + 4).isNumber()) {
            return date(year, piece(at + 2).number(), piece(at + 4).number(), at, at + 5);
        }
        if (sign.is("-", "/", ".")
                && !sign.spaced()
                && piece(at + 2).digits() > 0
                && piece(at + 2).digits() <= 2) {
            boolean same = piece(at + 3).text().equals(sign.text());
            return same && piece(at + 4).digits() > 0 && piece(at + 4).digits() <= 2 && !isFollowed(at + 5)
                    ? date(year, piece(at + 2).number(), piece(at + 4).number(), at, at + 4)
                    : null;
        }
        int next = sign.is(".") ? at + 2 : at + 1;
        int month = month(piece(next));
        return month > 0 && piece(next + 1).digits() > 0 && piece(next + 1).digits() <= 2
                ? date(year, month, piece(next + 1).number(), at, next + 1)
                : null;
    }

    /** 17.4.2020, 17/04/20, 17. April 2020, 17 de abril de 2020, 17th of April, 2020. */
    private @Nullable WrittenDate dayFirst(int at) {
        Piece sign = piece(at + 1);
        Piece second = piece(at + 2);
        Piece third = piece(at + 4);
        boolean numeric = sign.is(".", "/", "-")
                && second.digits() > 0
                && second.digits() <= 2
                && piece(at + 3).text().equals(sign.text())
                && (third.digits() == 4 || (third.digits() == 2 && !sign.is("-")));
        if (numeric && !isFollowed(at + 5)) {
            return numeric(at, sign.is("."));
        }
        int next = at + 1;
        for (int words = 0; words < 3 && month(piece(next)) == 0; words++) {
            Piece between = piece(next);
            boolean skips =
                    between.is(".", "º", "°", ",", "-", "/") || (!between.isNumber() && isSmall(between.text()));
            if (!skips) {
                return null;
            }
            next++;
        }
        int month = month(piece(next));
        if (month == 0) {
            return null;
        }
        next++;
        // a month in two ways: 24 نيسان / أبريل 2020
        if (piece(next).is("/") && month(piece(next + 1)) == month) {
            next += 2;
        }
        for (int words = 0; words < 2 && !piece(next).isNumber(); words++) {
            Piece between = piece(next);
            if (!between.is(".", ",", "-", "/") && !isSmall(between.text())) {
                return null;
            }
            next++;
        }
        int year = piece(next).number();
        if (piece(next).digits() == 2 && isEnd(next + 1)) {
            return date(year < 50 ? 2000 + year : 1900 + year, month, piece(at).number(), at, next);
        }
        return piece(next).digits() == 4 ? date(year, month, piece(at).number(), at, next) : null;
    }

    /** A year of two digits is one where nothing follows that would make it an hour. */
    private boolean isEnd(int at) {
        return at >= pieces.size() || piece(at).is(")", "]", "|", "/");
    }

    private static boolean isSmall(String word) {
        return !word.isEmpty() && word.length() <= 3 && Character.isLetter(word.charAt(0));
    }

    private @Nullable WrittenDate numeric(int at, boolean dayFirst) {
        int first = piece(at).number();
        int second = piece(at + 2).number();
        Piece last = piece(at + 4);
        int year = last.digits() == 4 ? last.number() : last.number() + (last.number() < 50 ? 2000 : 1900);
        if (second > 12 && !dayFirst) {
            return date(year, first, second, at, at + 4);
        }
        WrittenDate date = date(year, second, first, at, at + 4);
        if (date == null || dayFirst || first > 12 || first == second) {
            return date;
        }
        return new WrittenDate(date.day(), LocalDate.of(year, first, second), date.time(), date.begin(), date.end());
    }

    /** April 17, 2020; Tue Apr 17 09:35:14 CEST 2020. */
    private @Nullable WrittenDate monthFirst(int at) {
        int month = month(piece(at));
        int next = piece(at + 1).is(".") ? at + 2 : at + 1;
        Piece day = piece(next);
        if (day.digits() == 0 || day.digits() > 2) {
            return null;
        }
        next++;
        if (piece(next).isNumber() && piece(next + 1).is(":")) {
            int end = next;
            while (end < next + 8 && piece(end).digits() != 4) {
                end++;
            }
            return piece(end).digits() == 4 ? date(piece(end).number(), month, day.number(), at, end) : null;
        }
        if (!piece(next).isNumber() && piece(next).is("st", "nd", "rd", "th")) {
            next++;
        }
        if (piece(next).is(",", ".")) {
            next++;
        }
        return piece(next).digits() == 4 ? date(piece(next).number(), month, day.number(), at, next) : null;
    }

    private @Nullable WrittenDate date(int year, int month, int day, int from, int last) {
        if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) {
            return null;
        }
        try {
            LocalDate date = LocalDate.of(year, month, day);
            return new WrittenDate(
                    date, null, time(last + 1), piece(from).begin(), piece(last).end());
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The time stands within a few signs or words behind the date: 17.4.2020, 09:30; 17 April 2020 at 9:30 pm. */
    private String time(int from) {
        for (int at = from; at < from + 4; at++) {
            Piece hour = piece(at);
            Piece minute = piece(at + 2);
            if (hour.isNumber()) {
                boolean clock = hour.digits() <= 2 && piece(at + 1).is(":", ".", "h") && minute.digits() == 2;
                if (!clock || hour.number() > 23 || minute.number() > 59) {
                    return "";
                }
                boolean seconds = piece(at + 3).is(":") && piece(at + 4).digits() == 2;
                Piece half = piece(at + (seconds ? 5 : 3));
                int hours = hour.number() % 24;
                if (half.is("pm", "p") && hours < 12) {
                    hours += 12;
                } else if (half.is("am", "a") && hours == 12) {
                    hours = 0;
                }
                return String.format(Locale.ROOT, "T%02d:%02d", hours, minute.number());
            }
        }
        return "";
    }
}
