package dev.sluice.plugins.linking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A row of a source table. Immutable.
 *
 * @param columns the names of the columns
 * @param values the values, in the same order
 */
record SourceRow(List<String> columns, List<String> values) {
    SourceRow {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
    }

    /** Returns the rows of a table. */
    static Stream<SourceRow> read(Path table) throws IOException {
        List<Csv.Row> rows = Csv.parse(Files.readString(table), ',');
        List<String> columns = rows.get(0).fields();
        return rows.stream().skip(1).map(row -> new SourceRow(columns, row.fields()));
    }

    /** Returns the value of a column; empty if the row is too short. */
    String get(String column) {
        int at = columns.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException("no column '" + column + "' among " + columns);
        }
        return at < values.size() ? values.get(at) : "";
    }

    /** Returns a name of a country with capitals, since some tables fold all names. */
    static String capitalized(String name) {
        StringBuilder out = new StringBuilder();
        for (String word : name.split(" ", -1)) {
            boolean small = word.equals("and") || word.equals("of") || word.equals("the");
            out.append(out.isEmpty() ? "" : " ");
            out.append(small || word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return out.toString();
    }
}
