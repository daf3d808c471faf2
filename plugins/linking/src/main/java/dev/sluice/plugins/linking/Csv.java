package dev.sluice.plugins.linking;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
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
        try {
            read(new StringReader(text), delimiter, rows::add);
        } catch (IOException e) {
            throw new IllegalStateException("a text can always be read", e);
        }
        return rows;
    }

    /** Hands on the rows of a text one by one; empty lines are left out. */
    static void read(Reader in, char delimiter, RowConsumer rows) throws IOException {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int first = 1;
        int next = in.read();
        int c = next == '\uFEFF' ? in.read() : next;
        while (true) {
            boolean end = c < 0;
            next = end ? -1 : in.read();
            if (quoted && !end) {
                if (c == '"' && next == '"') {
                    field.append('"');
                    next = in.read();
                } else if (c == '"') {
                    quoted = false;
                } else {
                    field.append((char) c);
                    line += c == '\n' ? 1 : 0;
                }
            } else if (c == '"' && field.isEmpty()) {
                quoted = true;
            } else if (c == delimiter) {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '\n' || end) {
                if (!fields.isEmpty() || !field.isEmpty()) {
                    fields.add(field.toString());
                    rows.accept(new Row(first, fields));
                }
                fields = new ArrayList<>();
                field.setLength(0);
                line++;
                first = line;
            } else if (c != '\r') {
                field.append((char) c);
            }
            if (end) {
                return;
            }
            c = next;
        }
    }

    /** Takes rows. */
    interface RowConsumer {
        void accept(Row row) throws IOException;
    }
}
