package dev.sluice.api.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the default of an option with what is declared about its values, as the host reads both. It judges single
 * values, and lists and maps of plain ones. What needs a YAML parser (quotes or brackets within, several lines) passes
 * here: it is left to the host, which looks when it verifies a plugin.
 */
final class DefaultCheck {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,19}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,18}(ms|s|m|h|d)){1,5}");
    private static final Pattern TIME_PART = Pattern.compile("([0-9]+)(ms|s|m|h|d)");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern BRACKETED = Pattern.compile("\\[.*]|\\{.*}", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("(['\"])([^'\"\\\\]*)\\1");
    /** What only a YAML parser can take apart. */
    private static final Pattern NOT_PLAIN = Pattern.compile("[\\[\\]{}\"'#&*!|>%@`\\\\\n]");

    private static final Set<String> TRUTH = Set.of("true", "false", "yes", "no", "on", "off");

    private DefaultCheck() {}

    /**
     * Returns what a default must be, if it is not.
     *
     * @param option the declaration, as it stands in {@value ComponentProcessor#FILE}
     */
    static Optional<String> wanted(Map<String, Object> option, String text) {
        return isRight(option, text.strip()) ? Optional.empty() : Optional.of(describe(option));
    }

    private static boolean isRight(Map<String, Object> option, String text) {
        return switch (type(option)) {
            case "boolean" -> text.equals("true") || text.equals("false");
            case "integer" -> isWhole(text) && isWithin(option, Double.parseDouble(text));
            case "number" -> isNumber(text) && isWithin(option, Double.parseDouble(text));
            case "duration" ->
                seconds(unquoted(text)).filter(s -> isWithin(option, s)).isPresent();
            case "date" -> isDay(unquoted(text));
            case "list" -> areRight(text, "[", item -> isRightItem(item(option), item));
            case "map" -> areRight(text, "{", entry -> isRightItem(item(option), value(entry)));
            case "record" -> areRight(text, "{", entry -> true);
            default -> isOneOf(option, text);
        };
    }

    /** In a list or map, what YAML 1.1 takes for a truth value is a text only in quotes. */
    private static boolean isRightItem(Map<String, Object> item, String text) {
        boolean isTruth = TRUTH.contains(text.toLowerCase(Locale.ROOT));
        return isRight(item, text)
                && !(type(item).equals("string") && values(item).isEmpty() && isTruth);
    }

    private static boolean areRight(String text, String opening, Predicate<String> item) {
        if (!BRACKETED.matcher(text).matches()) {
            return NOT_PLAIN.matcher(text).find();
        }
        String inside = text.substring(1, text.length() - 1).strip();
        return text.startsWith(opening)
                && (inside.isEmpty()
                        || NOT_PLAIN.matcher(inside).find()
                        || Arrays.stream(inside.split(",")).map(String::strip).allMatch(item));
    }

    private static String value(String entry) {
        return entry.substring(entry.indexOf(':') + 1).strip();
    }

    private static boolean isWhole(String text) {
        return WHOLE.matcher(text).matches() && new BigInteger(text).bitLength() < Long.SIZE;
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches() && Double.isFinite(Double.parseDouble(text));
    }

    private static boolean isWithin(Map<String, Object> option, double number) {
        return number >= bound(option, "min", Double.NEGATIVE_INFINITY)
                && number <= bound(option, "max", Double.POSITIVE_INFINITY);
    }

    private static Optional<Double> seconds(String text) {
        try {
            Duration sum = text.startsWith("P") ? Duration.parse(text) : Duration.ZERO;
            if (!text.startsWith("P")) {
                if (!TIME.matcher(text).matches()) {
                    return Optional.empty();
                }
                Matcher part = TIME_PART.matcher(text);
                while (part.find()) {
                    sum = sum.plus(Duration.ofMillis(
                            Math.multiplyExact(Long.parseLong(part.group(1)), milliseconds(part.group(2)))));
                }
            }
            return Optional.of(sum.toMillis() / 1000.0).filter(s -> s >= 0);
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static long milliseconds(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
        };
    }

    /** The host takes a length of time and a day with quotes, too, though no number and no truth value. */
    private static String unquoted(String text) {
        Matcher matcher = QUOTED.matcher(text);
        return matcher.matches() ? matcher.group(2) : text;
    }

    private static boolean isDay(String text) {
        try {
            return DAY.matcher(text).matches()
                    && LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isOneOf(Map<String, Object> option, String text) {
        List<?> values = values(option);
        return values.isEmpty() || NOT_PLAIN.matcher(text).find() || values.contains(text);
    }

    /** The bounds and legal values of a list or map are those of its items. */
    private static Map<String, Object> item(Map<String, Object> option) {
        Map<String, Object> item = new LinkedHashMap<>();
        if (option.get("items") instanceof Map<?, ?> items) {
            items.forEach((key, value) -> item.put(String.valueOf(key), value));
        }
        item.put("min", bound(option, "min", Double.NEGATIVE_INFINITY));
        item.put("max", bound(option, "max", Double.POSITIVE_INFINITY));
        item.putIfAbsent("values", values(option));
        return item;
    }

    private static String type(Map<String, Object> option) {
        return String.valueOf(option.get("type"));
    }

    private static List<?> values(Map<String, Object> option) {
        return option.get("values") instanceof List<?> values ? values : List.of();
    }

    private static double bound(Map<String, Object> option, String key, double none) {
        return option.get(key) instanceof Double bound ? bound : none;
    }

    private static String describe(Map<String, Object> option) {
        return switch (type(option)) {
            case "boolean" -> "true or false";
            case "integer" -> "a whole number" + bounds(option, "");
            case "number" -> "a number" + bounds(option, "");
            case "duration" -> "a length of time such as 500ms, 60s or 1h" + bounds(option, "s");
            case "date" -> "a day such as 2020-01-10";
            case "list" -> "a list such as [" + example(item(option)) + "], each item " + describe(item(option));
            case "map" ->
                "a mapping such as {key: " + example(item(option)) + "}, each value " + describe(item(option));
            case "record" -> "a mapping such as {}";
            default ->
                values(option).isEmpty()
                        ? "a text (quote no, on and the like)"
                        : "one of "
                                + String.join(
                                        ", ",
                                        values(option).stream()
                                                .map(String::valueOf)
                                                .toList());
        };
    }

    private static String example(Map<String, Object> item) {
        return values(item).isEmpty() ? "…" : String.valueOf(values(item).get(0));
    }

    private static String bounds(Map<String, Object> option, String unit) {
        double min = bound(option, "min", Double.NEGATIVE_INFINITY);
        double max = bound(option, "max", Double.POSITIVE_INFINITY);
        if (Double.isInfinite(min) && Double.isInfinite(max)) {
            return "";
        }
        if (Double.isInfinite(max)) {
            return ", at least " + plain(min) + unit;
        }
        return Double.isInfinite(min)
                ? ", at most " + plain(max) + unit
                : " from " + plain(min) + unit + " to " + plain(max) + unit;
    }

    private static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
}
