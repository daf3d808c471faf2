package dev.sluice.plugins.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Builds small documents of our own writing. */
final class OfficeFiles {
    static final String ODT = "application/vnd.oasis.opendocument.text";

    private static final String ODF_SPACES =
            " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
                    + " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'"
                    + " xmlns:presentation='urn:oasis:names:tc:opendocument:xmlns:presentation:1.0' xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"
                    + " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:meta='urn:oasis:names:tc:opendocument:xmlns:meta:1.0'"
                    + " xmlns:xlink='http://www.w3.org/1999/xlink' office:version='1.2'";

    private OfficeFiles() {}

    /** Returns a zip package; the entry {@code mimetype} comes first and is not compressed, as packages want it. */
    static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            TreeMap<String, byte[]> rest = new TreeMap<>(entries);
            byte[] type = rest.remove("mimetype");
            if (type != null) {
                ZipEntry first = new ZipEntry("mimetype");
                first.setMethod(ZipEntry.STORED);
                first.setSize(type.length);
                CRC32 crc = new CRC32();
                crc.update(type);
                first.setCrc(crc.getValue());
                zip.putNextEntry(first);
                zip.write(type);
            }
            for (Map.Entry<String, byte[]> entry : rest.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns an OpenDocument package. */
    static byte[] openDocument(String mediaType, String body, String footer) throws IOException {
        String styles = "<office:document-styles" + ODF_SPACES
                + "><office:master-styles><style:master-page style:name='Standard'><style:footer><text:p>" + footer
                + "</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>";
        String meta = "<office:document-meta" + ODF_SPACES
                + "><office:meta><dc:title>A sheet of notes</dc:title><dc:creator>Mila Stone</dc:creator>"
                + "<dc:language>de-AT</dc:language></office:meta></office:document-meta>";
        return zip(Map.of(
                "mimetype", utf8(mediaType),
                "content.xml",
                        utf8("<office:document-content" + ODF_SPACES + "><office:body>" + body
                                + "</office:body></office:document-content>"),
                "styles.xml", utf8(styles),
                "meta.xml", utf8(meta),
                "META-INF/manifest.xml",
                        utf8("<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>"
                                + "<manifest:file-entry manifest:full-path='/' manifest:media-type='" + mediaType
                                + "'/></manifest:manifest>")));
    }

    static byte[] epub(String chapter) throws IOException {
        return zip(Map.of(
                "mimetype", utf8("application/epub+zip"),
                "META-INF/container.xml",
                        utf8(
                                "<container version='1.0' xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
                                        + "<rootfile full-path='book.opf' media-type='application/oebps-package+xml'/></rootfiles></container>"),
                "book.opf",
                        utf8(
                                "<package xmlns='http://www.idpf.org/2007/opf' version='2.0'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>"
                                        + "<dc:title>The mill</dc:title><dc:creator>Mila Stone</dc:creator><dc:language>en-GB</dc:language></metadata>"
                                        + "<manifest><item id='c1' href='c1.xhtml' media-type='application/xhtml+xml'/></manifest>"
                                        + "<spine><itemref idref='c1'/></spine></package>"),
                "c1.xhtml",
                        utf8("<html xmlns='http://www.w3.org/1999/xhtml'><head><title>Chapter</title></head><body>"
                                + chapter + "</body></html>")));
    }

    /** Returns a Word package of which the parts are written by hand. */
    static byte[] word(String document) throws IOException {
        return zip(Map.of(
                "[Content_Types].xml",
                        utf8(
                                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                                        + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                                        + "<Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"),
                "_rels/.rels",
                        utf8(
                                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1'"
                                        + " Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='word/document.xml'/></Relationships>"),
                "word/document.xml", utf8(document)));
    }

    static byte[] docx(List<String> paragraphs) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            for (String text : paragraphs) {
                document.createParagraph().createRun().setText(text);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.write(bytes);
            return bytes.toByteArray();
        }
    }

    @SafeVarargs
    static byte[] pdf(List<String>... pages) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            for (List<String> lines : pages) {
                PDPage page = new PDPage();
                pdf.addPage(page);
                write(pdf, page, 72, 700, lines);
            }
            return save(pdf);
        }
    }

    static byte[] save(PDDocument pdf) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pdf.save(bytes);
        return bytes.toByteArray();
    }

    static void write(PDDocument pdf, PDPage page, float x, float y, List<String> lines) throws IOException {
        try (PDPageContentStream out =
                new PDPageContentStream(pdf, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
            out.beginText();
            out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
            out.setLeading(13);
            out.newLineAtOffset(x, y);
            for (String line : lines) {
                out.showText(line);
                out.newLine();
            }
            out.endText();
        }
    }
}
