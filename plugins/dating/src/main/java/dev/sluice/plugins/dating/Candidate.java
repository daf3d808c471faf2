package dev.sluice.plugins.dating;

import dev.sluice.api.DateInterval;
import dev.sluice.api.DocumentDate.Role;
import dev.sluice.api.Evidence;
import java.time.LocalDate;

/**
 * A date that a signal gives a document. Immutable.
 *
 * @param role what it is the date of
 * @param interval the days
 * @param value ISO 8601 as exact as it was written
 * @param rank the lower speaks first
 * @param confidence how sure the day is where the signal stands alone
 * @param group signals of one group are written by one hand and do not confirm each other
 * @param evidence signal and words
 */
record Candidate(
        Role role, DateInterval interval, String value, int rank, double confidence, String group, Evidence evidence) {
    /** Returns a copy of another day. */
    Candidate on(DateInterval days, String written) {
        return new Candidate(role, days, written, rank, confidence, group, evidence);
    }

    /** Returns whether all days of this date are days of the other one. */
    boolean isInside(Candidate other) {
        LocalDate earliest = interval.earliest();
        LocalDate latest = interval.latest();
        return earliest != null
                && latest != null
                && other.interval.contains(earliest)
                && other.interval.contains(latest);
    }
}
