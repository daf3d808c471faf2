package dev.sluice.plugins.dating;

import dev.sluice.api.Timex;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/** TIMEX3 values in the dialects that differ from that of TempEval-3. Pure. */
final class Dialects {
    /** Units that TempEval-3 turns into years, by the number of years. */
    private static final Map<String, Integer> YEARS = Map.of("DE", 10, "CE", 100, "ML", 1000);

    private Dialects() {}

    /** Returns the value of a meaning in a dialect. */
    static String value(Meaning meaning, TimexConfig.Dialect dialect) {
        return switch (dialect) {
            case TE3 -> meaning.value();
            case TIMEML -> timeMl(meaning);
            case EXPANDED -> expanded(meaning);
        };
    }

    /** Returns the value with all its parts: 2014-XX-XX for a year, 2014-07-W27 for a week, and a weekday that is named after its day. */
    private static String expanded(Meaning meaning) {
        Period period = meaning.period();
        String value = meaning.value();
        if (period == null || !value.startsWith(period.value())) {
            return value;
        }
        Frame frame = meaning.frame();
        String rest = value.substring(period.value().length());
        return switch (period.grain()) {
            case YEAR -> frame.has(Feature.YEAR) ? value + "-XX-XX" : value;
            case WEEK -> {
                // a week belongs to the month of its Thursday, as it belongs to the year of it
                LocalDate thursday = period.start().plusDays(3);
                String week = period.value().substring(period.value().indexOf('W'));
                yield String.format(Locale.ROOT, "%04d-%02d-", thursday.getYear(), thursday.getMonthValue())
                        + week
                        + rest;
            }
            case DAY ->
                frame.has(Feature.WEEKDAY) && !frame.has(Feature.MONTH)
                        ? period.value() + "-WXX-" + frame.get(Feature.WEEKDAY) + rest
                        : value;
            default -> value;
        };
    }

    /** Returns the value of a meaning: 199X for a decade, 19XX for a century, P2DE for two decades. */
    private static String timeMl(Meaning meaning) {
        Period period = meaning.period();
        if (period != null && meaning.type() == Timex.Type.DATE) {
            return switch (period.grain()) {
                case DECADE -> meaning.value() + "X";
                case CENTURY -> meaning.value() + "XX";
                default -> meaning.value();
            };
        }
        String unit = meaning.frame().get(Feature.UNIT);
        Integer years = unit == null ? null : YEARS.get(unit);
        String value = meaning.value();
        boolean counted = years != null && value.startsWith("P") && value.endsWith("Y") && value.indexOf('X') < 0;
        if (years == null || unit == null || !counted) {
            return value;
        }
        double count = Double.parseDouble(value.substring(1, value.length() - 1)) / years;
        return "P" + NumberShapes.decimal(count) + unit;
    }
}
