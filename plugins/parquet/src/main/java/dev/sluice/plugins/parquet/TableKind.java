package dev.sluice.plugins.parquet;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Metadata;
import dev.sluice.api.Timex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;

/** The tables, with their columns in the notation of Parquet and their rows; begin and end are code points. */
enum TableKind {
    /** One row for each document. */
    DOCUMENTS("required binary id (STRING); optional binary url (STRING); optional binary title (STRING);"
            + "optional binary authors (STRING); optional binary site (STRING); optional binary language (STRING);"
            + "optional binary published (STRING); optional int32 published_earliest (DATE);"
            + "optional int32 published_latest (DATE); optional double confidence; required int32 characters;"
            + "required binary text (STRING);") {
        @Override
        List<List<@Nullable Object>> rows(Document document) {
            Metadata metadata = document.metadata();
            DocumentDate published = document.date(DocumentDate.Role.PUBLISHED).orElse(null);
            DateInterval days = published == null ? null : published.interval();
            return List.of(row(
                    document.id(),
                    metadata.url().orElse(document.source().url()),
                    metadata.title().orElse(null),
                    metadata.authors().isEmpty() ? null : String.join(" | ", metadata.authors()),
                    metadata.site().orElse(null),
                    metadata.language().orElse(null),
                    days == null ? null : days.edtf(),
                    earliest(days),
                    latest(days),
                    published == null ? null : published.confidence(),
                    document.text().codePointCount(0, document.text().length()),
                    document.text()));
        }
    },
    /** One row for each date of a document itself. */
    DATES("required binary document (STRING); required binary role (STRING); optional binary value (STRING);"
            + "optional int32 earliest (DATE); optional int32 latest (DATE); required binary edtf (STRING);"
            + "required double confidence; optional binary rule (STRING);") {
        @Override
        List<List<@Nullable Object>> rows(Document document) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (DocumentDate date : document.dates()) {
                rows.add(row(
                        document.id(),
                        date.role().name(),
                        date.value(),
                        earliest(date.interval()),
                        latest(date.interval()),
                        date.interval().edtf(),
                        date.confidence(),
                        date.evidence().isEmpty()
                                ? null
                                : date.evidence().get(0).rule()));
            }
            return rows;
        }
    },
    /** One row for each name in a text. */
    MENTIONS("required binary document (STRING); required int32 begin; required int32 end;"
            + "required binary surface (STRING); required binary type (STRING); optional binary entity (STRING);"
            + "optional binary name (STRING); required double score;") {
        @Override
        List<List<@Nullable Object>> rows(Document document) {
            Map<Mention, Link> links = new HashMap<>();
            document.links().forEach(link -> links.put(link.mention(), link));
            Set<Mention> mentions = new LinkedHashSet<>(document.mentions());
            document.links().forEach(link -> mentions.add(link.mention()));
            CodePoints offsets = new CodePoints(document.text());
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (Mention mention : mentions) {
                Link link = links.get(mention);
                rows.add(row(
                        document.id(),
                        offsets.at(mention.span().begin()),
                        offsets.at(mention.span().end()),
                        document.surface(mention),
                        mention.type().name(),
                        link == null ? null : link.entity(),
                        link == null ? null : EntityTotals.knownName(link),
                        link == null ? mention.score() : link.score()));
            }
            return rows;
        }
    },
    /** One row for each temporal expression. */
    TIMEX("required binary document (STRING); required int32 begin; required int32 end;"
            + "required binary surface (STRING); required binary type (STRING); required binary value (STRING);"
            + "optional binary mod (STRING); optional int32 earliest (DATE); optional int32 latest (DATE);"
            + "optional binary edtf (STRING); required double score;") {
        @Override
        List<List<@Nullable Object>> rows(Document document) {
            CodePoints offsets = new CodePoints(document.text());
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (Timex timex : document.timexes()) {
                DateInterval days = timex.interval();
                rows.add(row(
                        document.id(),
                        offsets.at(timex.span().begin()),
                        offsets.at(timex.span().end()),
                        document.surface(timex),
                        timex.type().name(),
                        timex.value(),
                        timex.mod(),
                        earliest(days),
                        latest(days),
                        days == null ? null : days.edtf(),
                        timex.score()));
            }
            return rows;
        }
    },
    /** One row for each entity, over all documents. */
    ENTITIES("required binary entity (STRING); required binary name (STRING); required binary type (STRING);"
            + "required int32 documents; required int32 mentions; optional int32 first_date (DATE);"
            + "optional int32 last_date (DATE);");

    private final String columns;

    TableKind(String columns) {
        this.columns = columns;
    }

    /** Returns the name of the table, in lower case. */
    String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    MessageType schema() {
        return MessageTypeParser.parseMessageType("message " + tableName() + " {" + columns + "}");
    }

    /** Returns the rows of one document; none for the table that stands over all documents. */
    List<List<@Nullable Object>> rows(Document document) {
        return List.of();
    }

    static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    private static @Nullable LocalDate earliest(@Nullable DateInterval days) {
        return days == null ? null : days.earliest();
    }

    private static @Nullable LocalDate latest(@Nullable DateInterval days) {
        return days == null ? null : days.latest();
    }
}
