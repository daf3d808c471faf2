package dev.sluice.plugins.linking;

import java.util.ArrayList;
import java.util.List;

/** Reads delimited text after RFC 4180: fields may stand in double quotes, a quote inside is doubled. */
final class Csv {
    private Csv() {}

    /**
     * A row with the line it begins in. Immutable.
     *
     * @param line the line, counted from 1
     * @param fields the values
     */
    record Row(int line, List<String> fields) {
        Row {
            fields = List.copyOf(fields);
        }
    }

    /** Returns the rows of a text; empty lines are left out. */
    static List<Row> parse(String text, char delimiter) {
        List<Row> rows = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int first = 1;
        for (int i = text.startsWith("\uFEFF") ? 1 : 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            boolean end = i == text.length();
            if (quoted && !end) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    field.append(c);
                    line += c == '\n' ? 1 : 0;
                }
            } else if (c == '"' && field.isEmpty()) {
                quoted = true;
            } else if (c == delimiter) {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '\n') {
                if (!fields.isEmpty() || !field.isEmpty()) {
                    fields.add(field.toString());
                    rows.add(new Row(first, fields));
                }
                fields = new ArrayList<>();
                field.setLength(0);
                line++;
                first = line;
            } else if (c != '\r') {
                field.append(c);
            }
        }
        return rows;
    }
}
