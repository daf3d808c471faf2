package dev.sluice.plugins.dating;

import dev.sluice.api.DateInterval;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the day that the readers of a page had when it gives a moment in universal time: from another signal that gives the same
 * moment by the local clock, or from the zone of the page's language, see {@code zones.tsv}. Pure.
 */
final class LocalDay {
    private static final Map<String, ZoneId> ZONES = read();

    /** Midnight in Europe is at this hour of universal time or later. */
    private static final int FIRST_MIDNIGHT = 21;

    private LocalDay() {}

    /** Returns the candidate with its local day; the same where it gives no moment in universal time, or nothing tells. */
    static Candidate of(Candidate best, List<Candidate> others, Optional<String> language) {
        OffsetDateTime moment = Moment.of(best.value());
        if (moment == null || moment.getOffset().getTotalSeconds() != 0) {
            return best;
        }
        for (Candidate other : others) {
            if (isSameMoment(moment, other)) {
                return best.on(other.interval(), other.value());
            }
        }
        ZoneId zone = zone(language);
        if (zone == null) {
            return best;
        }
        boolean exact = moment.getMinute() == 0 && moment.getSecond() == 0 && moment.getHour() >= FIRST_MIDNIGHT;
        if (!best.value().endsWith("Z") && !exact) {
            // some software writes the local clock with this offset
            return best;
        }
        OffsetDateTime local = moment.atZoneSameInstant(zone).toOffsetDateTime();
        LocalDate day = local.toLocalDate();
        return day.equals(moment.toLocalDate())
                ? best
                : best.on(
                        DateInterval.of(day),
                        local.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** By a clock with another offset it is the same instant; by a clock without one, it is the same minute at most a day apart. */
    private static boolean isSameMoment(OffsetDateTime moment, Candidate other) {
        OffsetDateTime second = Moment.of(other.value());
        if (second != null) {
            boolean same = Math.abs(ChronoUnit.SECONDS.between(moment, second)) < 60;
            return same && second.getOffset().getTotalSeconds() != 0;
        }
        if (VisibleDates.isOfOthers(other)) {
            return false;
        }
        String value = other.value();
        LocalDate day = other.interval().earliest();
        if (value.length() < 16 || value.charAt(10) != 'T' || value.endsWith("Z") || day == null) {
            return false;
        }
        int minute = Integer.parseInt(value.substring(14, 16));
        long days = Math.abs(ChronoUnit.DAYS.between(day, moment.toLocalDate()));
        int hour = Integer.parseInt(value.substring(11, 13));
        return minute == moment.getMinute() && days == 1 && Math.abs(hour - moment.getHour()) > 9;
    }

    private static @Nullable ZoneId zone(Optional<String> language) {
        if (language.isEmpty()) {
            return null;
        }
        ZoneId exact = ZONES.get(language.get().replace('_', '-'));
        return exact != null ? exact : ZONES.get(Language.primary(language.get()));
    }

    private static Map<String, ZoneId> read() {
        Map<String, ZoneId> zones = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (DataFile.Row row : DataFile.table("zones.tsv", 2)) {
            zones.put(row.cell(0), ZoneId.of(row.cell(1)));
        }
        return zones;
    }
}
