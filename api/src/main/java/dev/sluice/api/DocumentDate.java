package dev.sluice.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A date of the document itself, in contrast to the dates its text speaks of. The date with the role {@link
 * Role#PUBLISHED} is what the TIMEX3 guidelines call the document creation time. Immutable.
 *
 * @param role what happened then
 * @param interval the days it may have been; a single day where it is known
 * @param value the single best value in ISO 8601 as exact as it is known, from {@code 2020} to {@code
 *     2020-01-10T18:02:00+01:00}; null where no value stands out inside the interval
 * @param confidence how sure it is that the true day lies in the interval, from 0 to 1
 * @param evidence the signals it rests on, strongest first
 * @since 0.1
 */
public record DocumentDate(
        Role role, DateInterval interval, @Nullable String value, double confidence, List<Evidence> evidence) {
    /** What happened at a date of a document. */
    public enum Role {
        /** The document was first published or written. */
        PUBLISHED,
        /** The document was last changed. */
        MODIFIED,
        /** Somebody fetched the document. */
        RETRIEVED
    }

    /** Checks the confidence and copies the evidence. */
    public DocumentDate {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(interval, "interval");
        Scores.check("confidence", confidence);
        evidence = List.copyOf(evidence);
    }
}
