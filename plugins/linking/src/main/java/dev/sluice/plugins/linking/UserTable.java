package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the entities of a user from a table in UTF-8 with the columns {@code id}, {@code name}, {@code type} and {@code
 * aliases} (with {@code |} between). A first row of these words may change their order and add {@code description}, {@code
 * country}, {@code from}, {@code to} and {@code prior}; without it they stand in this order, and type and aliases may be
 * missing. Used by one thread.
 */
final class UserTable {
    /** How well known an entity of a user is: better than nearly all of the starter, since the user asks for it. */
    static final double PRIOR = 0.9;

    private static final List<String> COLUMNS = List.of("id", "name", "type", "aliases");

    private static final List<String> ALL_COLUMNS =
            List.of("id", "name", "type", "aliases", "description", "country", "from", "to", "prior");

    private final String file;
    private final Set<String> ids = new HashSet<>();
    private List<String> columns = COLUMNS;
    private boolean first = true;

    private UserTable(String file) {
        this.file = file;
    }

    /**
     * Hands on the entities of a table, in its order.
     *
     * @param in the bytes
     * @param file how messages name them
     * @param delimiter what stands between two columns
     * @throws IllegalArgumentException if the table is not UTF-8 or a row is wrong; the message names file and line
     */
    static void read(InputStream in, String file, char delimiter, KbItemConsumer items) throws IOException {
        UserTable table = new UserTable(file);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            Csv.read(new InputStreamReader(in, decoder), delimiter, row -> table.row(row, items));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("knowledge base " + file + " is not UTF-8: save it as UTF-8", e);
        }
    }

    private void row(Csv.Row row, KbItemConsumer items) throws IOException {
        if (first) {
            first = false;
            List<String> lower = row.fields().stream()
                    .map(c -> c.strip().toLowerCase(Locale.ROOT))
                    .toList();
            if (lower.contains("id") || lower.contains("name")) {
                columns = header(row, lower);
                return;
            }
        }
        items.accept(item(row));
    }

    /** Returns the columns of a first row that names them; a misspelled one would lose all its values in silence. */
    private List<String> header(Csv.Row row, List<String> lower) {
        for (String column : lower) {
            if (!ALL_COLUMNS.contains(column)) {
                throw wrong(row, "column '" + column + "' is not known: take some of " + ALL_COLUMNS);
            }
            if (lower.indexOf(column) != lower.lastIndexOf(column)) {
                throw wrong(row, "column '" + column + "' stands there twice: give it once");
            }
        }
        if (!lower.contains("id") || !lower.contains("name")) {
            throw wrong(row, "the columns are " + lower + ": id and name must be among them");
        }
        return lower;
    }

    /** Returns a date in ISO 8601, or nothing where there is none. */
    private String date(Csv.Row row, String column) {
        String value = value(row, column);
        if (!value.isEmpty() && !KbFormat.date(KbFormat.date(value)).equals(value)) {
            throw wrong(
                    row,
                    column + " '" + value + "' is no date: write a year, month or day as 2001, 2001-05 or 2001-05-31");
        }
        return value;
    }

    private KbItem item(Csv.Row row) {
        String id = value(row, "id");
        String name = value(row, "name");
        if (id.isEmpty() || Spelling.fold(name).isEmpty()) {
            throw wrong(row, "id '" + id + "' with name '" + name + "': give both");
        }
        if (!ids.add(id)) {
            throw wrong(row, "id '" + id + "' stands there twice: give it once");
        }
        List<String> aliases = new ArrayList<>();
        for (String alias : value(row, "aliases").split("\\|", -1)) {
            if (!Spelling.fold(alias).isEmpty()) {
                aliases.add(alias.strip());
            }
        }
        String from = date(row, "from");
        String to = date(row, "to");
        if (!from.isEmpty() && !to.isEmpty() && Setting.isBefore(to, from)) {
            throw wrong(row, "to '" + to + "' lies before from '" + from + "': correct one of them");
        }
        String kind = value(row, "type");
        boolean office = kind.equalsIgnoreCase(JsonItems.OFFICE);
        return new KbItem(
                id,
                name,
                value(row, "description"),
                office ? Mention.Type.OTHER : type(row, kind),
                office,
                -1,
                prior(row, value(row, "prior")),
                value(row, "country"),
                from,
                to,
                aliases,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private double prior(Csv.Row row, String value) {
        try {
            double prior = value.isEmpty() ? PRIOR : Double.parseDouble(value);
            if (prior >= 0 && prior <= 1) {
                return prior;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw wrong(row, "prior '" + value + "' is not between 0 and 1: correct it, or leave it empty");
    }

    private Mention.Type type(Csv.Row row, String value) {
        if (value.isEmpty()) {
            return Mention.Type.OTHER;
        }
        try {
            return Mention.Type.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong(
                    row, "type '" + value + "' is not known: take one of " + Arrays.toString(Mention.Type.values()));
        }
    }

    private String value(Csv.Row row, String column) {
        int at = columns.indexOf(column);
        return at < 0 || at >= row.fields().size() ? "" : row.fields().get(at).strip();
    }

    private IllegalArgumentException wrong(Csv.Row row, String fault) {
        return new IllegalArgumentException("knowledge base " + file + ", line " + row.line() + ": " + fault);
    }
}
