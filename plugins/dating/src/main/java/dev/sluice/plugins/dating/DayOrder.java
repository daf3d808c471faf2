package dev.sluice.plugins.dating;

import java.util.Locale;
import java.util.Optional;

/** Which of the first two numbers of a numeric date is the day. */
enum DayOrder {
    /** 31/12/2020. */
    DAY_FIRST,
    /** 12/31/2020. */
    MONTH_FIRST,
    /** Nothing tells. */
    UNKNOWN;

    /**
     * Returns the order that a language tag tells: English of the United States and of countries that follow it begins with
     * the month (CLDR short date patterns), any other region and any other language with the day.
     */
    static DayOrder of(Optional<String> language) {
        if (language.isEmpty()) {
            return UNKNOWN;
        }
        Locale locale = Locale.forLanguageTag(language.get().replace('_', '-'));
        if (!locale.getLanguage().equals("en") && !locale.getLanguage().isEmpty()) {
            return DAY_FIRST;
        }
        return switch (locale.getCountry()) {
            case "" -> UNKNOWN;
            case "US", "PH", "PR", "GU", "VI", "AS", "MP", "UM" -> MONTH_FIRST;
            default -> DAY_FIRST;
        };
    }

    /** Returns the frame with month and day in place of two numbers; without month where nothing tells their order. */
    Frame decide(Frame frame) {
        if (!frame.has(Feature.FIRST)) {
            return frame;
        }
        int first = frame.number(Feature.FIRST, 0);
        int second = frame.number(Feature.SECONDNUMBER, 0);
        DayOrder order = first > 12 ? DAY_FIRST : second > 12 ? MONTH_FIRST : this;
        if (first == second) {
            order = DAY_FIRST;
        }
        return switch (order) {
            case DAY_FIRST -> frame.with(Feature.DAY, first).with(Feature.MONTH, second);
            case MONTH_FIRST -> frame.with(Feature.DAY, second).with(Feature.MONTH, first);
            case UNKNOWN -> frame;
        };
    }
}
