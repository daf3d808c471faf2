package dev.sluice.plugins.export;

import dev.sluice.api.ExportContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    Table(ExportContext context, CsvConfig config, String name, String... columns) throws IOException {
        out = context.create(config.directoryPrefix() + name);
        if (config.bom()) {
            rows.append('\ufeff');
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(config.delimiter().character())
                .get();
        printer = new CSVPrinter(rows, format);
        printer.printRecord((Object[]) columns);
        flush();
    }

    /** Adds a row: numbers as numbers, null as an empty cell, all else as text. */
    void add(@Nullable Object... cells) throws IOException {
        printer.printRecord(Arrays.stream(cells).map(Table::cell));
    }

    /** Adds rows, see {@link #add}. */
    void addAll(List<@Nullable Object[]> all) throws IOException {
        for (@Nullable Object[] cells : all) {
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
        String text = encodable(value.toString());
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** Replaces lone surrogates, which UTF-8 cannot express, and NUL, at which many readers of CSV stop. */
    private static String encodable(String text) {
        return text.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? 0xfffd : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
