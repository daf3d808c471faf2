package dev.sluice.plugins.export;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The script that makes and fills the tables, and the cells of the files it reads. */
final class PostgresScript {
    /** The table of texts, with an index for full-text search. */
    static final String TEXTS = "texts";

    private static final Set<String> INTEGERS = Set.of("begin", "end", "characters", "documents", "mentions");
    private static final Set<String> NUMBERS = Set.of("score", "confidence");
    private static final Set<String> DAYS =
            Set.of("earliest", "latest", "published_earliest", "published_latest", "first_date", "last_date");

    private PostgresScript() {}

    /** Returns the script for psql, which is run in the folder of the files. */
    static String of(String schema) {
        StringBuilder out =
                new StringBuilder("-- Run in this folder: psql --set ON_ERROR_STOP=1 --file load.sql DATABASE\n"
                        + "-- Offsets are UTF-16 code units; PostgreSQL counts code points.\n"
                        + "\\encoding UTF8\nBEGIN;\n"
                        + "CREATE SCHEMA " + schema + ";\nSET LOCAL search_path = " + schema + ";\n");
        for (TableKind kind : TableKind.values()) {
            out.append("CREATE TABLE ").append(kind.tableName()).append(" (\n");
            for (int i = 0; i < kind.columns().size(); i++) {
                String column = kind.columns().get(i);
                out.append("  \"").append(column).append("\" ").append(type(column));
                out.append(i + 1 < kind.columns().size() ? ",\n" : "\n");
            }
            out.append(");\n").append(copy(kind.tableName()));
        }
        return out.append("CREATE TABLE " + TEXTS + " (\n  document text,\n  body text,\n"
                        + "  words tsvector GENERATED ALWAYS AS (to_tsvector('simple', body)) STORED\n);\n")
                .append("\\copy " + TEXTS + " (document, body) FROM '" + TEXTS + ".copy'\n")
                .append("ALTER TABLE documents ADD PRIMARY KEY (id);\n")
                .append("ALTER TABLE entities ADD PRIMARY KEY (entity);\n")
                .append("CREATE INDEX ON mentions (document);\nCREATE INDEX ON mentions (entity);\n")
                .append("CREATE INDEX ON timex (document);\nCREATE INDEX ON timex (earliest);\n")
                .append("CREATE INDEX ON " + TEXTS + " USING gin (words);\n")
                .append("COMMIT;\n")
                .toString();
    }

    private static String copy(String table) {
        return "\\copy " + table + " FROM '" + table + ".copy'\n";
    }

    private static String type(String column) {
        if (INTEGERS.contains(column)) {
            return "integer";
        }
        if (NUMBERS.contains(column)) {
            return "double precision";
        }
        return DAYS.contains(column) ? "date" : "text";
    }

    /** Returns a cell in the text format of COPY. */
    static String cell(@Nullable Object value) {
        if (value == null) {
            return "\\N";
        }
        if (value instanceof LocalDate day) {
            return day(day);
        }
        return Characters.encodable(value.toString())
                .replace('\0', '\ufffd')
                .replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    /** PostgreSQL has no year 0 and writes the years before it as BC. */
    private static String day(LocalDate day) {
        int year = day.getYear() < 1 ? 1 - day.getYear() : day.getYear();
        String text = String.format(Locale.ROOT, "%04d-%02d-%02d", year, day.getMonthValue(), day.getDayOfMonth());
        return day.getYear() < 1 ? text + " BC" : text;
    }
}
