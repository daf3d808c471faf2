package dev.sluice.plugins.linking;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Mention;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a whole document says about who may be meant in it. Immutable.
 *
 * @param day the day of publication in ISO 8601; empty if unknown
 * @param countries the codes of the countries that are named, or whose cities or people are
 */
record Setting(String day, Set<String> countries) {
    /** From which prior on a place tells its country: that of a large city. */
    static final double KNOWN_PLACE = 0.5;

    Setting {
        countries = Set.copyOf(countries);
    }

    static Setting of(Document document, Collection<Name> names) {
        Set<String> countries = new HashSet<>();
        for (Name name : names) {
            for (KnowledgeBase.Match match : name.matches()) {
                Entity entity = match.entity();
                boolean telling =
                        entity.isCountry() || (entity.type() == Mention.Type.PLACE && entity.prior() >= KNOWN_PLACE);
                if (telling && !entity.country().isEmpty()) {
                    countries.add(entity.country());
                }
            }
        }
        return new Setting(day(document), countries);
    }

    private static String day(Document document) {
        Optional<DateInterval> interval =
                document.date(DocumentDate.Role.PUBLISHED).map(DocumentDate::interval);
        if (interval.isEmpty()) {
            return "";
        }
        LocalDate latest = interval.get().latest();
        LocalDate day = latest == null ? interval.get().earliest() : latest;
        return day == null ? "" : day.toString();
    }

    /** Returns whether a time of which both ends may be unknown holds the day; false if the day is unknown. */
    boolean isWithin(String from, String to) {
        return !day.isEmpty() && !from.isEmpty() && !isBefore(day, from) && !(!to.isEmpty() && isBefore(to, day));
    }

    /** Returns whether one date lies before another, as far as the coarser of both tells. */
    static boolean isBefore(String left, String right) {
        int length = Math.min(left.length(), right.length());
        return left.substring(0, length).compareTo(right.substring(0, length)) < 0;
    }
}
