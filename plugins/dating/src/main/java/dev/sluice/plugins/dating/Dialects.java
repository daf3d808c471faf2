package dev.sluice.plugins.dating;

import dev.sluice.api.Timex;
import java.util.Map;

/** TIMEX3 values as the TimeML annotation guidelines write them where TempEval-3 does not. Pure. */
final class Dialects {
    /** Units that TempEval-3 turns into years, by the number of years. */
    private static final Map<String, Integer> YEARS = Map.of("DE", 10, "CE", 100, "ML", 1000);

    private Dialects() {}

    /** Returns the value of a meaning: 199X for a decade, 19XX for a century, P2DE for two decades. */
    static String timeMl(Meaning meaning) {
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
