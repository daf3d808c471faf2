package dev.sluice.core.internal.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of single values: numbers, lengths of time, days, shares. */
final class Values {
    /** The lengths of time of pipeline files, apart from those of ISO 8601. */
    static final String DURATION_PATTERN = "([0-9]+(ms|s|m|h|d))+";

    private static final Pattern PART = Pattern.compile("([0-9]+)(ms|s|m|h|d)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,19}");
    private static final Pattern PERCENTAGE = Pattern.compile("([0-9]{1,10}(\\.[0-9]{1,10})?)%");

    /** What YAML 1.1 takes for a truth value, in lower case. */
    private static final Set<String> TRUTH = Set.of("true", "false", "yes", "no", "on", "off");

    private Values() {}

    static boolean isTruth(String text) {
        return TRUTH.contains(text.toLowerCase(Locale.ROOT));
    }

    static boolean isNothing(String text) {
        return text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null");
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    static Optional<Long> whole(String text) {
        try {
            return WHOLE.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Optional<Double> number(String text) {
        return isNumber(text) ? Optional.of(Double.parseDouble(text)).filter(Double::isFinite) : Optional.empty();
    }

    /** Returns a length of time such as {@code 500ms}, {@code 1h30m} or {@code PT1M}; never a negative one. */
    static Optional<Duration> duration(String text) {
        try {
            if (text.startsWith("P")) {
                return Optional.of(Duration.parse(text)).filter(d -> !d.isNegative());
            }
            if (text.length() > 40 || !text.matches(DURATION_PATTERN)) {
                return Optional.empty();
            }
            Duration all = Duration.ZERO;
            Matcher parts = PART.matcher(text);
            while (parts.find()) {
                all = all.plus(part(Long.parseLong(parts.group(1)), parts.group(2)));
            }
            return Optional.of(all);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Duration part(long count, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    static Optional<LocalDate> date(String text) {
        try {
            return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the share, from 0 to 1, that a percentage such as {@code 5%} means. */
    static Optional<Double> share(String text) {
        Matcher matcher = PERCENTAGE.matcher(text);
        return matcher.matches()
                ? Optional.of(new BigDecimal(matcher.group(1)).movePointLeft(2).doubleValue())
                        .filter(s -> s <= 1)
                : Optional.empty();
    }

    /** Returns a number without a fraction of zero. */
    static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : new BigDecimal(Double.toString(number)).toPlainString();
    }
}
