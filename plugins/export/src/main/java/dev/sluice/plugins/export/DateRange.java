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

    /** Takes a document in; a date that is vague counts for nothing. */
    void add(Document document) {
        document.date(DocumentDate.Role.PUBLISHED)
                .map(DocumentDate::interval)
                .filter(days -> !days.isVague())
                .ifPresent(this::widen);
    }

    private void widen(DateInterval days) {
        LocalDate from = days.earliest();
        LocalDate to = days.latest();
        if (from != null && to != null) {
            first = first == null || from.isBefore(first) ? from : first;
            last = last == null || to.isAfter(last) ? to : last;
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
