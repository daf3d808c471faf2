package dev.sluice.plugins.sqlite;

import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.api.Metadata;
import dev.sluice.api.Span;
import dev.sluice.api.Timex;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * A database under way, in a temporary file, since SQLite writes files and no streams. What was added last can be taken back.
 * Used by one thread.
 */
final class Database {
    private static final String TABLES = "tables.sql";
    private static final String AT_THE_END = "finish.sql";

    /** The tables that are filled document by document, and how many columns they have. */
    private static final Map<String, Integer> COLUMNS = Map.of("documents", 12, "dates", 8, "mentions", 9, "timex", 12);

    private final Path folder;
    private final Path file;
    private final Connection connection;
    private final Map<String, PreparedStatement> inserts = new HashMap<>();

    Database() throws IOException {
        folder = Files.createTempDirectory("sluice-sqlite");
        file = folder.resolve("database");
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.MEMORY);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        try {
            connection = config.createConnection("jdbc:sqlite:" + file);
            run(TABLES);
            connection.setAutoCommit(false);
            for (Map.Entry<String, Integer> table : COLUMNS.entrySet()) {
                String sql = "INSERT INTO " + table.getKey() + " VALUES (?" + ", ?".repeat(table.getValue() - 1) + ")";
                inserts.put(table.getKey(), connection.prepareStatement(sql));
            }
            statement("SAVEPOINT document");
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Adds the rows of a document. */
    void add(Document document) throws IOException {
        try {
            statement("RELEASE document");
            statement("SAVEPOINT document");
            insert("documents", documentRow(document));
            for (DocumentDate date : document.dates()) {
                insert("dates", dateRow(document, date));
            }
            Offsets offsets = new Offsets(document.text());
            Map<Mention, Link> links = new HashMap<>();
            document.links().forEach(link -> links.put(link.mention(), link));
            for (Mention mention : mentions(document)) {
                insert("mentions", mentionRow(document, mention, links.get(mention), offsets));
            }
            for (Timex timex : document.timexes()) {
                insert("timex", timexRow(document, timex, offsets));
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Takes back the rows that were added last. */
    void takeBack() throws IOException {
        try {
            statement("ROLLBACK TO document");
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Counts over all documents, fills the index of words, and writes the whole database. */
    void finish(OutputStream out) throws IOException {
        try {
            statement("RELEASE document");
            for (PreparedStatement insert : inserts.values()) {
                insert.close();
            }
            connection.commit();
            connection.setAutoCommit(true);
            run(AT_THE_END);
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
        Files.copy(file, out);
        out.flush();
    }

    /** Removes the temporary file. */
    void close() {
        try {
            connection.close();
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        } catch (IOException | SQLException e) {
            file.toFile().deleteOnExit();
        }
    }

    /** Returns the mentions, and those of links that are not in the mention layer; sorted by span. */
    private static List<Mention> mentions(Document document) {
        List<Mention> all = new ArrayList<>(document.mentions());
        Set<Mention> known = new HashSet<>(all);
        document.links().stream().map(Link::mention).filter(known::add).forEach(all::add);
        all.sort((a, b) -> a.span().compareTo(b.span()));
        return all;
    }

    private static @Nullable Object[] documentRow(Document document) {
        Metadata metadata = document.metadata();
        DocumentDate published = document.date(DocumentDate.Role.PUBLISHED).orElse(null);
        DateInterval days = published == null ? null : published.interval();
        return new @Nullable Object[] {
            document.id(),
            metadata.url().orElse(document.source().url()),
            metadata.title().orElse(null),
            metadata.authors().isEmpty() ? null : String.join(" | ", metadata.authors()),
            metadata.site().orElse(null),
            metadata.language().orElse(null),
            days == null ? null : days.edtf(),
            days == null ? null : days.earliest(),
            days == null ? null : days.latest(),
            published == null ? null : published.confidence(),
            document.text().codePointCount(0, document.text().length()),
            document.text()
        };
    }

    private static @Nullable Object[] dateRow(Document document, DocumentDate date) {
        return new @Nullable Object[] {
            document.id(),
            date.role().name(),
            date.value(),
            date.interval().earliest(),
            date.interval().latest(),
            date.interval().edtf(),
            date.confidence(),
            date.evidence().isEmpty() ? null : date.evidence().get(0).rule()
        };
    }

    private static @Nullable Object[] mentionRow(
            Document document, Mention mention, @Nullable Link link, Offsets offsets) {
        Span span = mention.span();
        String name = link == null
                ? null
                : link.candidates().stream()
                        .filter(candidate -> candidate.entity().equals(link.entity()))
                        .map(candidate -> candidate.name())
                        .findFirst()
                        .orElse(null);
        return new @Nullable Object[] {
            null,
            document.id(),
            offsets.at(span.begin()),
            offsets.at(span.end()),
            document.surface(span),
            mention.type().name(),
            link == null ? null : link.entity(),
            name,
            link == null ? mention.score() : link.score()
        };
    }

    private static @Nullable Object[] timexRow(Document document, Timex timex, Offsets offsets) {
        DateInterval days = timex.interval();
        return new @Nullable Object[] {
            null,
            document.id(),
            offsets.at(timex.span().begin()),
            offsets.at(timex.span().end()),
            document.surface(timex),
            timex.type().name(),
            timex.value(),
            timex.mod(),
            days == null ? null : days.earliest(),
            days == null ? null : days.latest(),
            days == null ? null : days.edtf(),
            timex.score()
        };
    }

    private void insert(String table, @Nullable Object[] cells) throws SQLException {
        PreparedStatement insert = inserts.get(table);
        if (insert == null || cells.length != COLUMNS.getOrDefault(table, 0)) {
            throw new IllegalStateException(table + " has no room for " + cells.length + " cells");
        }
        for (int i = 0; i < cells.length; i++) {
            Object cell = cells[i];
            insert.setObject(i + 1, cell == null || cell instanceof Number ? cell : text(cell.toString()));
        }
        insert.executeUpdate();
    }

    /** SQLite ends a text at NUL, and UTF-8 cannot express a lone surrogate. */
    private static String text(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\ufffd');
    }

    private void statement(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void run(String script) throws SQLException, IOException {
        try (InputStream in = Database.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + script + " is missing from the plugin");
            }
            for (String sql : new String(in.readAllBytes(), StandardCharsets.UTF_8).split(";\n", -1)) {
                if (!sql.isBlank()) {
                    statement(sql);
                }
            }
        }
    }

    private static IOException failure(SQLException e) {
        return new IOException("the database cannot be written: " + e.getMessage(), e);
    }
}
