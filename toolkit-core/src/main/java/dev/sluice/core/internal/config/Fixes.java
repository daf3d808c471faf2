package dev.sluice.core.internal.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Guesses what was meant by lengths of time, days and shares that are written in another way. */
final class Fixes {
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?) *([a-z]*)\\.?");

    /** The unit for the first letters of a word for it, and its length in milliseconds. */
    private static final Map<String, Long> UNITS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private static final Pattern YEAR_FIRST =
            Pattern.compile("([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})(?:[T ].*)?");
    private static final Pattern YEAR_LAST = Pattern.compile("([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4})");

    private Fixes() {}

    /** Returns a length of time as it must be written. */
    static Optional<String> duration(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        Matcher matcher = AMOUNT.matcher(lower);
        if (Values.duration(lower).isPresent()) {
            return Optional.of(lower);
        }
        Optional<String> unit = matcher.matches() ? unit(matcher.group(2)) : Optional.empty();
        if (unit.isEmpty()) {
            return Optional.empty();
        }
        long factor = UNITS.getOrDefault(unit.get(), 1L);
        BigDecimal amount = new BigDecimal(matcher.group(1)).stripTrailingZeros();
        if (amount.scale() <= 0) {
            return Optional.of(amount.toPlainString() + unit.get());
        }
        long millis = amount.multiply(BigDecimal.valueOf(factor)).longValue();
        return Optional.of(millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms");
    }

    private static Optional<String> unit(String word) {
        if (word.isEmpty() || word.startsWith("sec")) {
            return Optional.of("s");
        }
        if (word.startsWith("mil") || word.equals("msec")) {
            return Optional.of("ms");
        }
        if (word.startsWith("min")) {
            return Optional.of("m");
        }
        if (word.startsWith("hour") || word.equals("hr") || word.equals("hrs")) {
            return Optional.of("h");
        }
        return UNITS.containsKey(word) || word.startsWith("day")
                ? Optional.of(word.startsWith("d") ? "d" : word)
                : Optional.empty();
    }

    /** Returns what to do about a day. */
    static String date(String text) {
        String day = text.strip();
        Matcher first = YEAR_FIRST.matcher(day);
        if (first.matches()) {
            return date(number(first.group(1)), number(first.group(2)), number(first.group(3)));
        }
        Matcher last = YEAR_LAST.matcher(day);
        if (last.matches()) {
            int a = number(last.group(1));
            int b = number(last.group(2));
            int year = number(last.group(3));
            if (a > 12 || day.contains(".")) {
                return date(year, b, a);
            }
            if (b > 12) {
                return date(year, a, b);
            }
        }
        return "write year-month-day, such as 2020-01-10";
    }

    private static String date(int year, int month, int day) {
        try {
            int length = YearMonth.of(year, month).lengthOfMonth();
            if (day > length) {
                String name = Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
                return name + " " + year + " has " + length + " days";
            }
            return day == 0
                    ? "days count from 01"
                    : String.format(Locale.ROOT, "write %04d-%02d-%02d", year, month, day);
        } catch (DateTimeException e) {
            return "months go from 01 to 12";
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /** Returns a percentage as it must be written. */
    static Optional<String> percentage(String text) {
        String bare = text.replaceAll("\\s|(?i)percent$|(?i)pct$", "").replace(',', '.');
        String sign = bare.endsWith("%") ? bare : bare + "%";
        if (!bare.equals(text) && Values.share(sign).isPresent()) {
            return Optional.of(sign);
        }
        return Values.number(text)
                .filter(share -> share > 0 && share < 1)
                .map(share -> new BigDecimal(text)
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString() + "%");
    }
}
