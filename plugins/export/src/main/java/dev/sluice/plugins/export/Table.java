package dev.sluice.plugins.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A table under way, as RFC 4180 describes it: lines end with CR LF, cells are quoted where they must be. Text cells are
 * made safe against being taken for a formula. Rows are kept until {@link #flush()}.
 */
final class Table {
    /**
     * The characters that begin a formula in a spreadsheet: the list of the OWASP page on CSV injection, whose full-width
     * forms count in some locales.
     */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private final OutputStream out;
    private final StringBuilder rows = new StringBuilder();
    private final CSVPrinter printer;

    /**
     * Begins a table.
     *
     * @param out where it goes
     * @param delimiter what stands between two cells
     * @param bom whether it begins with the byte order mark
     * @param columns the names of the columns
     */
    Table(OutputStream out, char delimiter, boolean bom, List<String> columns) throws IOException {
        this.out = out;
        if (bom) {
            rows.append('\ufeff');
        }
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        printer = new CSVPrinter(rows, format);
        printer.printRecord(columns);
        flush();
    }

    /** Adds a row: numbers as numbers, null as an empty cell, all else as text. */
    void add(List<@Nullable Object> cells) throws IOException {
        printer.printRecord(cells.stream().map(Table::cell));
    }

    /** Adds rows, see {@link #add}. */
    void addAll(List<List<@Nullable Object>> all) throws IOException {
        for (List<@Nullable Object> cells : all) {
            add(cells);
        }
    }

    /** Writes the rows that were added since the last call. */
    void flush() throws IOException {
        out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        rows.setLength(0);
    }

    private static Object cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number) {
            return value;
        }
        return safe(Characters.encodable(value.toString()).replace('\0', '\ufffd'));
    }

    /** Returns a text that no spreadsheet takes for a formula. */
    static String safe(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
