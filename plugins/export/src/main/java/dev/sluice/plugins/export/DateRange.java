package dev.sluice.plugins.export;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The days between which documents were published, as far as that is known. Used by one thread. */
final class DateRange {
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;

    /** Takes a document in; of a range that is open at one end, that end counts for nothing. */
    void add(Document document) {
        DateInterval published = document.date(DocumentDate.Role.PUBLISHED)
                .map(DocumentDate::interval)
                .orElse(null);
        if (published != null) {
            LocalDate earliest = published.earliest();
            LocalDate latest = published.latest();
            if (earliest != null && (first == null || earliest.isBefore(first))) {
                first = earliest;
            }
            if (latest != null && (last == null || latest.isAfter(last))) {
                last = latest;
            }
        }
    }

    /** Returns the first day; null where none is known. */
    @Nullable
    LocalDate first() {
        return first;
    }

    /** Returns the last day; null where none is known. */
    @Nullable
    LocalDate last() {
        return last;
    }
}
