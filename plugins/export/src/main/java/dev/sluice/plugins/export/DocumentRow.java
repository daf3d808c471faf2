package dev.sluice.plugins.export;

import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Metadata;
import dev.sluice.api.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a table says about a document in one row. */
final class DocumentRow {
    /** What stands between several values in one cell. */
    static final String SEPARATOR = " | ";

    static final List<String> COLUMNS = List.of(
            "id",
            "url",
            "title",
            "authors",
            "site",
            "language",
            "published",
            "published_earliest",
            "published_latest",
            "confidence",
            "modified",
            "characters",
            "problems");

    private DocumentRow() {}

    /** Returns the cells, of which an empty one is null. */
    static List<@Nullable Object> of(Document document) {
        Metadata metadata = document.metadata();
        DocumentDate published = document.date(DocumentDate.Role.PUBLISHED).orElse(null);
        DocumentDate modified = document.date(DocumentDate.Role.MODIFIED).orElse(null);
        List<@Nullable Object> row = new ArrayList<>();
        row.add(document.id());
        row.add(metadata.url()
                .or(() -> Optional.ofNullable(document.source().url()))
                .orElse(null));
        row.add(metadata.title().orElse(null));
        row.add(String.join(SEPARATOR, metadata.authors()));
        row.add(metadata.site().orElse(null));
        row.add(metadata.language().orElse(null));
        row.add(best(published));
        row.add(published == null ? null : published.interval().earliest());
        row.add(published == null ? null : published.interval().latest());
        row.add(published == null ? null : published.confidence());
        row.add(best(modified));
        row.add(document.text().length());
        row.add(String.join(
                SEPARATOR, document.problems().stream().map(Problem::code).toList()));
        return row;
    }

    /** Returns the single best value of a date, or else the range it lies in; null where there is no date. */
    static @Nullable String best(@Nullable DocumentDate date) {
        if (date == null) {
            return null;
        }
        return date.value() == null ? date.interval().edtf() : date.value();
    }
}
