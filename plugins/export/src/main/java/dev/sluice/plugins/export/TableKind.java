package dev.sluice.plugins.export;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Timex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tables that describe a corpus: what stands in which column. */
enum TableKind {
    /** One row for each document. */
    DOCUMENTS(DocumentRow.COLUMNS) {
        @Override
        List<List<@Nullable Object>> rows(Document document) {
            return List.of(DocumentRow.of(document));
        }
    },
    /** One row for each name in a text. */
    MENTIONS(List.of("document", "begin", "end", "surface", "type", "entity", "score")) {
        @Override
        List<List<@Nullable Object>> rows(Document document) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (NamedMention named : NamedMention.of(document)) {
                rows.add(row(
                        document.id(),
                        named.span().begin(),
                        named.span().end(),
                        document.surface(named.span()),
                        named.mention().type().name(),
                        named.entity(),
                        named.score()));
            }
            return rows;
        }
    },
    /** One row for each temporal expression. */
    TIMEX(List.of("document", "begin", "end", "surface", "type", "value", "mod", "earliest", "latest", "score")) {
        @Override
        List<List<@Nullable Object>> rows(Document document) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (Timex timex : document.timexes()) {
                DateInterval interval = timex.interval();
                rows.add(row(
                        document.id(),
                        timex.span().begin(),
                        timex.span().end(),
                        document.surface(timex),
                        timex.type().name(),
                        timex.value(),
                        timex.mod(),
                        interval == null ? null : interval.earliest(),
                        interval == null ? null : interval.latest(),
                        timex.score()));
            }
            return rows;
        }
    },
    /** One row for each date of a document itself. */
    DATES(List.of("document", "role", "value", "earliest", "latest", "edtf", "confidence", "rule", "surface")) {
        @Override
        List<List<@Nullable Object>> rows(Document document) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (DocumentDate date : document.dates()) {
                boolean hasEvidence = !date.evidence().isEmpty();
                rows.add(row(
                        document.id(),
                        date.role().name(),
                        date.value(),
                        date.interval().earliest(),
                        date.interval().latest(),
                        date.interval().edtf(),
                        date.confidence(),
                        hasEvidence ? date.evidence().get(0).rule() : null,
                        hasEvidence ? date.evidence().get(0).surface() : null));
            }
            return rows;
        }
    },
    /** One row for each entity, over all documents. */
    ENTITIES(List.of("entity", "name", "type", "documents", "mentions", "variants", "first_date", "last_date")),
    /** One row for each two entities that some document names both. */
    COOCCURRENCES(List.of("entity_a", "name_a", "entity_b", "name_b", "documents", "first_date", "last_date"));

    @SuppressWarnings("ImmutableEnumChecker") // a list of List.of, which cannot change
    private final List<String> columns;

    TableKind(List<String> columns) {
        this.columns = columns;
    }

    /** Returns the name of the table, in lower case. */
    String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> columns() {
        return columns;
    }

    /** Returns the rows of one document; none for the tables that stand over all documents. */
    List<List<@Nullable Object>> rows(Document document) {
        return List.of();
    }

    /** Returns the rows that all documents together make; none for the tables that are made document by document. */
    List<List<@Nullable Object>> rows(EntityCounts entities, CoOccurrences pairs) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        if (this == ENTITIES) {
            for (EntityCounts.Entity entity : entities.entities()) {
                rows.add(row(
                        entity.id(),
                        entity.name(),
                        entity.type().name(),
                        entity.documents(),
                        entity.mentions(),
                        String.join(DocumentRow.SEPARATOR, entity.variants()),
                        entity.firstDate(),
                        entity.lastDate()));
            }
        } else if (this == COOCCURRENCES) {
            for (CoOccurrences.Pair pair : pairs.pairs()) {
                rows.add(row(
                        pair.first(),
                        entities.name(pair.first()),
                        pair.second(),
                        entities.name(pair.second()),
                        pair.documents(),
                        pair.firstDate(),
                        pair.lastDate()));
            }
        }
        return rows;
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }
}
