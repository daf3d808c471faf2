package dev.sluice.plugins.dating;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.DocumentDate.Role;
import dev.sluice.api.Evidence;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns clues into a date with its range, its best value and its reasons. Pure. */
final class TextEstimate {
    /** A best value stands out where it is this much more likely than not. */
    private static final double STANDS_OUT = 0.8;

    /** A range that begins before is open. */
    private static final int OLDEST = 1930;

    private static final int MOST_EVIDENCE = 12;
    private static final int MONTHS = 12;

    private TextEstimate() {}

    /** Returns the last day a document can be of. */
    static LocalDate limit(Document document, TextDateConfig config) {
        LocalDate limit = config.latest().orElse(DaySolver.LAST);
        for (Role role : List.of(Role.RETRIEVED, Role.MODIFIED)) {
            LocalDate latest =
                    document.date(role).map(d -> d.interval().latest()).orElse(null);
            if (latest != null && latest.isBefore(limit)) {
                limit = latest;
            }
        }
        return limit.isBefore(DaySolver.FIRST) ? DaySolver.FIRST : limit;
    }

    /** Returns the date of publication that clues give, or none where they leave both ends open. */
    static Optional<DocumentDate> of(List<Clue> clues, List<Clue> lent, LocalDate limit, double coverage) {
        if (clues.isEmpty() && lent.isEmpty()) {
            return Optional.empty();
        }
        Posterior posterior = DaySolver.solve(clues, lent, limit);
        Posterior.Range range = posterior.shortest(coverage);
        boolean known = limit.isBefore(DaySolver.LAST);
        LocalDate first = range.first().getYear() < OLDEST ? null : range.first();
        LocalDate last = range.last().getYear() > DaySolver.KNOWN_UNTIL && !known ? null : range.last();
        if (first == null && (last == null || last.equals(limit))) {
            return Optional.empty();
        }
        DateInterval interval = new DateInterval(first, last);
        List<Clue> firm = lent.stream()
                .filter(clue -> clue.rule().equals(CorpusDater.DATED_STORY))
                .toList();
        Posterior own = firm.size() == lent.size() ? posterior : DaySolver.solve(clues, firm, limit);
        double confidence = Math.round(Math.min(range.mass(), coverage) * 1000) / 1000.0;
        List<Clue> all = new ArrayList<>(clues);
        all.addAll(lent);
        return Optional.of(new DocumentDate(
                Role.PUBLISHED, interval, inside(best(own), interval), confidence, evidence(all, posterior)));
    }

    /** Returns the value where it shares a day with the range, else null. */
    private static @Nullable String inside(@Nullable String value, DateInterval interval) {
        if (value == null) {
            return null;
        }
        LocalDate first = interval.earliest();
        LocalDate last = interval.latest();
        boolean before = first != null && KnownPeople.last(value).isBefore(first);
        boolean after = last != null && KnownPeople.first(value).isAfter(last);
        return before || after ? null : value;
    }

    /**
     * Returns the day, or else the month or the year, that stands out; null where none does. What documents that are not dated
     * themselves lend narrows the range and makes no value, since much of it is the same evidence again.
     */
    private static @Nullable String best(Posterior posterior) {
        double wanted = posterior.total() * STANDS_OUT;
        double[] months = new double[MonthWeights.COUNT];
        double[] years = new double[MonthWeights.COUNT / MONTHS];
        for (int i = 0; i < posterior.size(); i++) {
            double weight = posterior.weight(i);
            if (weight > wanted) {
                return LocalDate.ofEpochDay(posterior.day(i)).toString();
            }
            int month = MonthWeights.month(posterior.day(i));
            months[month] += weight;
            years[month / MONTHS] += weight;
        }
        for (int i = 0; i < months.length; i++) {
            if (months[i] > wanted) {
                return YearMonth.from(DaySolver.FIRST.plusMonths(i)).toString();
            }
        }
        for (int i = 0; i < years.length; i++) {
            if (years[i] > wanted) {
                return String.valueOf(DaySolver.FIRST.getYear() + i);
            }
        }
        return null;
    }

    /** Returns what the clues tell, those first that say most against the other days. */
    private static List<Evidence> evidence(List<Clue> clues, Posterior posterior) {
        int mode = posterior.mode();
        return clues.stream()
                .sorted(Comparator.comparingDouble((Clue clue) -> -clue.information(mode)))
                .limit(MOST_EVIDENCE)
                .map(Clue::evidence)
                .distinct()
                .toList();
    }
}
