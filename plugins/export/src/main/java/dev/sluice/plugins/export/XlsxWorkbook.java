package dev.sluice.plugins.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The parts of a workbook (ECMA-376) around its sheets. Texts are texts: nothing in it is ever a formula. */
final class XlsxWorkbook {
    /** The number of the style of ordinary cells. */
    static final int PLAIN = 0;

    /** The number of the style of headings. */
    static final int HEADING = 1;

    /** The number of the style of days. */
    static final int DAY = 2;

    /** Spreadsheets count days from here, and are wrong about the days before March 1900. */
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** A time like any other: the same sheets make the same bytes. The least time of a zip file goes by the time zone. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    /** What the format would take for the escape of a character. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private XlsxWorkbook() {}

    /** Returns whether a day can be a number in a spreadsheet; any other is a text. */
    static boolean isDay(LocalDate day) {
        return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
    }

    /** Returns the number of a day. */
    static long serial(LocalDate day) {
        return ChronoUnit.DAYS.between(DAY_ZERO, day);
    }

    /** Returns a text that no reader takes escapes for. */
    static String escaped(String text) {
        return ESCAPE.matcher(text).replaceAll("_x005F_");
    }

    /** Writes a whole workbook. */
    static void write(OutputStream out, List<XlsxSheet> sheets) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        part(zip, "[Content_Types].xml", contentTypes(sheets.size()));
        part(zip, "_rels/.rels", relations(new Xml()).line(), "officeDocument", "xl/workbook.xml");
        part(zip, "xl/workbook.xml", workbook(sheets));
        part(zip, "xl/_rels/workbook.xml.rels", workbookRelations(sheets.size()));
        part(zip, "xl/styles.xml", styles());
        for (int i = 0; i < sheets.size(); i++) {
            entry(zip, "xl/worksheets/sheet" + (i + 1) + ".xml");
            sheets.get(i).writeTo(zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    private static void entry(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
    }

    private static void part(ZipOutputStream zip, String name, Xml xml) throws IOException {
        entry(zip, name);
        zip.write(xml.take());
        zip.closeEntry();
    }

    private static void part(ZipOutputStream zip, String name, Xml xml, String type, String target) throws IOException {
        relation(xml, "rId1", type, target);
        part(zip, name, xml.end());
    }

    private static Xml contentTypes(int sheets) {
        Xml xml = new Xml().declaration().start("Types").attribute("xmlns", PACKAGE + "content-types");
        xml.start("Default").attribute("Extension", "rels");
        xml.attribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")
                .end();
        xml.start("Default")
                .attribute("Extension", "xml")
                .attribute("ContentType", "application/xml")
                .end();
        override(xml, "/xl/workbook.xml", TYPE + "sheet.main+xml");
        override(xml, "/xl/styles.xml", TYPE + "styles+xml");
        for (int i = 1; i <= sheets; i++) {
            override(xml, "/xl/worksheets/sheet" + i + ".xml", TYPE + "worksheet+xml");
        }
        return xml.end();
    }

    private static void override(Xml xml, String part, String type) {
        xml.start("Override")
                .attribute("PartName", part)
                .attribute("ContentType", type)
                .end();
    }

    private static Xml relations(Xml xml) {
        return xml.declaration().start("Relationships").attribute("xmlns", PACKAGE + "relationships");
    }

    private static void relation(Xml xml, String id, String type, String target) {
        xml.start("Relationship").attribute("Id", id).attribute("Type", OFFICE + "/" + type);
        xml.attribute("Target", target).end();
    }

    private static Xml workbook(List<XlsxSheet> sheets) {
        Xml xml = new Xml()
                .declaration()
                .start("workbook")
                .attribute("xmlns", MAIN)
                .attribute("xmlns:r", OFFICE);
        xml.start("sheets");
        for (int i = 0; i < sheets.size(); i++) {
            xml.start("sheet").attribute("name", sheets.get(i).name()).attribute("sheetId", i + 1);
            xml.attribute("r:id", "rId" + (i + 1)).end();
        }
        return xml.end().end();
    }

    private static Xml workbookRelations(int sheets) {
        Xml xml = relations(new Xml());
        for (int i = 1; i <= sheets; i++) {
            relation(xml, "rId" + i, "worksheet", "worksheets/sheet" + i + ".xml");
        }
        relation(xml, "rId" + (sheets + 1), "styles", "styles.xml");
        return xml.end();
    }

    /** Three styles: plain, bold, and days as ISO 8601 writes them. */
    private static Xml styles() {
        Xml xml = new Xml().declaration().start("styleSheet").attribute("xmlns", MAIN);
        xml.start("numFmts").attribute("count", 1);
        xml.start("numFmt")
                .attribute("numFmtId", 164)
                .attribute("formatCode", "yyyy-mm-dd")
                .end()
                .end();
        xml.start("fonts").attribute("count", 2).start("font").end();
        xml.start("font").start("b").end().end().end();
        xml.start("fills").attribute("count", 1).start("fill").end().end();
        xml.start("borders").attribute("count", 1).start("border").end().end();
        xml.start("cellStyleXfs").attribute("count", 1).start("xf").end().end();
        xml.start("cellXfs").attribute("count", 3).start("xf").end();
        xml.start("xf").attribute("fontId", 1).attribute("applyFont", 1).end();
        xml.start("xf")
                .attribute("numFmtId", 164)
                .attribute("applyNumberFormat", 1)
                .end();
        return xml.end().end();
    }
}
