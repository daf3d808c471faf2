package dev.sluice.plugins.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** One sheet of a workbook under way, packed. Used by one thread. */
final class XlsxSheet {
    /** How many UTF-16 units a cell holds, and how many rows a sheet: limits of the programs that read them. */
    static final int MAX_CELL = 32_767;

    static final int MAX_ROWS = 1_048_576;

    private static final String NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private final String name;
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final DeflaterOutputStream pack = new DeflaterOutputStream(packed);
    private final Xml xml = new Xml();
    private int rows;

    XlsxSheet(String name, List<String> columns) {
        this.name = name;
        xml.declaration().start("worksheet").attribute("xmlns", NAMESPACE);
        xml.start("sheetViews").start("sheetView").attribute("workbookViewId", 0);
        xml.start("pane").attribute("ySplit", 1).attribute("topLeftCell", "A2");
        xml.attribute("activePane", "bottomLeft").attribute("state", "frozen").end();
        xml.end().end().start("sheetData");
        row(new ArrayList<>(columns), XlsxWorkbook.HEADING);
    }

    String name() {
        return name;
    }

    /** Adds rows as long as there is room; the last row then says that there was none. */
    void addAll(List<List<@Nullable Object>> all) {
        for (List<@Nullable Object> cells : all) {
            if (rows < MAX_ROWS - 1) {
                row(cells, XlsxWorkbook.PLAIN);
            } else if (rows == MAX_ROWS - 1) {
                row(List.of("more rows did not fit into this sheet; take csv"), XlsxWorkbook.HEADING);
            }
        }
    }

    /** Writes the whole sheet. */
    void writeTo(OutputStream out) throws IOException {
        byte[] end = xml.end().end().take();
        pack.write(end);
        pack.finish();
        try (InflaterInputStream unpack = new InflaterInputStream(new ByteArrayInputStream(packed.toByteArray()))) {
            unpack.transferTo(out);
        }
    }

    private void row(List<@Nullable Object> cells, int style) {
        rows++;
        xml.start("row").attribute("r", rows);
        for (int i = 0; i < cells.size(); i++) {
            Object cell = cells.get(i);
            if (cell != null) {
                cell(reference(i), cell, style);
            }
        }
        xml.end().line();
        try {
            pack.write(xml.take());
        } catch (IOException e) {
            throw new UncheckedIOException("memory never fails to be written to", e);
        }
    }

    private void cell(String reference, Object value, int style) {
        xml.start("c").attribute("r", reference);
        if (value instanceof Number) {
            xml.element("v", value.toString());
        } else if (value instanceof LocalDate day && XlsxWorkbook.isDay(day)) {
            xml.attribute("s", XlsxWorkbook.DAY).element("v", String.valueOf(XlsxWorkbook.serial(day)));
        } else {
            String text = value.toString();
            String fitting = text.length() <= MAX_CELL ? text : Snippets.whole(text, 0, MAX_CELL);
            xml.attribute("s", style == XlsxWorkbook.PLAIN ? null : style).attribute("t", "inlineStr");
            xml.start("is").start("t").attribute("xml:space", "preserve").text(XlsxWorkbook.escaped(fitting));
            xml.end().end();
        }
        xml.end();
    }

    /** Returns the name of a cell of the current row; tables have fewer than 27 columns. */
    private String reference(int column) {
        return (char) ('A' + column) + String.valueOf(rows);
    }
}
