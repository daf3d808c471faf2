package dev.sluice.distribution;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that are broken, or made to do harm, by name: what is in a name says what is wrong. Made anew, never kept. */
final class HostileFiles {
    private static final String WORDS = "The well in the middle of the village is deep, and its water is cold in May.";
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPES =
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='rels'"
                    + " ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Override PartName='/%s'"
                    + " ContentType='application/vnd.openxmlformats-officedocument.%s.main+xml'/></Types>";

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private HostileFiles() {}

    /** Returns files that are broken, odd or too large for what they are. */
    static Map<String, byte[]> broken() {
        HostileFiles made = new HostileFiles();
        made.empty();
        made.odd();
        made.deep();
        made.unfolding();
        return made.files;
    }

    /** Returns files that ask for a local file, or for an address, in every way that their format has. */
    static Map<String, byte[]> asking(String file, String address) {
        HostileFiles made = new HostileFiles();
        made.askingAll("file", file);
        made.askingAll("net", address);
        return made.files;
    }

    private void askingAll(String kind, String target) {
        askingXml(kind, target);
        askingPages(kind, target);
        askingOffice(kind, target);
        askingOthers(kind, target);
    }

    /** Returns archives with names that lead out of the place where they are opened. */
    static Map<String, byte[]> traversing() {
        HostileFiles made = new HostileFiles();
        String[] names = {
            "../out.txt",
            "/out.txt",
            "..\\out.txt",
            "C:\\out.txt",
            "a/../../out.txt",
            "a/./../../out.txt",
            "....//out.txt",
            "..%2fout.txt",
            "a\u0000/../out.txt",
            "%00out.txt"
        };
        for (int i = 0; i < names.length; i++) {
            made.files.put("traversal-" + i + ".zip", zip(names[i], WORDS));
            made.files.put("traversal-" + i + ".tar", tar(names[i], '0', ""));
        }
        made.files.put("traversal-link.tar", tar("link.txt", '2', "/etc/passwd"));
        made.files.put("traversal-hard-link.tar", tar("link.txt", '1', "/etc/passwd"));
        return made.files;
    }

    private void put(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void empty() {
        for (String end : new String[] {
            "html", "txt", "pdf", "docx", "doc", "odt", "epub", "rtf", "eml", "mbox", "zip", "tar", "gz", "warc", "xml",
            "bin"
        }) {
            put("empty." + end, "");
        }
        put("blank.txt", " \n\t\u00a0\u2003\n");
        put("mark-only.txt", "\ufeff");
        put("no-body.html", "<html><head><title></title></head></html>");
    }

    private void odd() {
        byte[] noise = new byte[20_000];
        new Random(3).nextBytes(noise);
        for (String end :
                new String[] {"html", "txt", "pdf", "docx", "zip", "gz", "tar", "eml", "rtf", "warc.gz", "7z"}) {
            files.put("noise." + end, noise);
        }
        files.put("nul-bytes.txt", new byte[5_000]);
        files.put("nul-bytes.html", new byte[5_000]);
        files.put("utf-16-without-mark.html", ("<p>" + WORDS).getBytes(StandardCharsets.UTF_16LE));
        files.put("half-characters.txt", new byte[] {'a', (byte) 0xC3, ' ', (byte) 0xED, (byte) 0xA0, (byte) 0x80});
        files.put(
                "latin-1-declared-utf-8.html",
                ("<meta charset=utf-8><p>caf\u00e9 " + WORDS).getBytes(StandardCharsets.ISO_8859_1));
        put("charset-unknown.html", "<meta charset='x-none'><p>" + WORDS);
        put("escapes.txt", "\u001b[2J\u001b]0;title\u0007 \u202egnol\u2066 " + WORDS);
        put("one-line.txt", "word ".repeat(200_000));
        put("one-word.txt", "w".repeat(1_000_000));
        put("pdf-cut.pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        put(
                "pdf-circle.pdf",
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj trailer<</Root 1 0 R>>");
        files.put("zip-cut.zip", Arrays.copyOf(zip("a.txt", WORDS), 60));
        put("rtf-open.rtf", "{\\rtf1 ".repeat(1_000) + WORDS);
        put("page-as.pdf", "<html><body><p>" + WORDS);
        put("text-as.docx", WORDS);
        put(
                "warc-wrong-length.warc",
                "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 999999\r\n\r\nHTTP/1.1 200 OK\r\n\r\n");
        put("name with spaces, commas, #hash and 'quotes'.txt", WORDS);
        put("name-\u202e-\u00e9-\u4e2d.txt", WORDS);
    }

    private void deep() {
        put("deep-divs.html", "<div>".repeat(200_000) + WORDS);
        put("deep-tables.html", "<table><tr><td>".repeat(20_000) + WORDS);
        put("many-attributes.html", "<p " + "a='b' ".repeat(100_000) + ">" + WORDS);
        put("open-comment.html", "<!--".repeat(100_000) + WORDS);
        put("open-angles.html", "<".repeat(500_000));
        put("open-script.html", "<script>" + "if (a < b) { ".repeat(50_000));
        put("deep.xml", "<a>".repeat(100_000) + WORDS);
        put("deep-json.html", "<script type='application/ld+json'>" + "[".repeat(100_000) + "</script><p>" + WORDS);
        put("entities.html", "&amp;".repeat(100_000) + "&#1114112;&#xD800;&#0;" + WORDS);
        put(
                "deep-parts.eml",
                "Content-Type: multipart/mixed; boundary=b\n\n"
                        + "--b\nContent-Type: multipart/mixed; boundary=b\n\n".repeat(2_000));
        put("long-header.eml", "From: a@b.example\nSubject: " + "s ".repeat(200_000) + "\n\n" + WORDS);
    }

    private void unfolding() {
        files.put("bomb.html.gz", gzip(new byte[50_000_000]));
        byte[] inner = zip("zeros.txt", "0".repeat(20_000_000));
        for (int i = 0; i < 8; i++) {
            inner = zip("level" + i + ".zip", inner);
        }
        files.put("bomb-nested.zip", inner);
        StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 'ha'>");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        put("bomb-entities.xml", laughs + "]><x>&l9;</x>");
        files.put(
                "bomb-entities.docx",
                office("word/document.xml", "wordprocessingml.document", laughs + "]><x>&l9;</x>"));
    }

    private void askingXml(String kind, String target) {
        String entity = "<?xml version='1.0'?><!DOCTYPE %s [<!ENTITY e SYSTEM '" + target + "'>]>";
        put(kind + "-entity.xml", entity.formatted("x") + "<x>" + WORDS + "&e;</x>");
        put(
                kind + "-parameter-entity.xml",
                "<!DOCTYPE x [<!ENTITY % e SYSTEM '" + target + "'>%e;]><x>" + WORDS + "</x>");
        put(kind + "-dtd.xml", "<!DOCTYPE x SYSTEM '" + target + "'><x>" + WORDS + "</x>");
        put(kind + "-public-dtd.xml", "<!DOCTYPE x PUBLIC '-//x' '" + target + "'><x>" + WORDS + "</x>");
        put(
                kind + "-include.xml",
                "<x xmlns:i='http://www.w3.org/2001/XInclude'><i:include href='" + target + "' parse='text'/></x>");
        put(kind + "-stylesheet.xml", "<?xml-stylesheet type='text/xsl' href='" + target + "'?><x>" + WORDS + "</x>");
        put(
                kind + "-schema.xml",
                "<x xmlns:s='http://www.w3.org/2001/XMLSchema-instance' s:noNamespaceSchemaLocation='" + target + "'>"
                        + WORDS + "</x>");
        put(
                kind + "-entity.svg",
                entity.formatted("svg") + "<svg xmlns='http://www.w3.org/2000/svg'><text>&e;</text><image href='"
                        + target + "'/></svg>");
        put(
                kind + "-entity.rss",
                entity.formatted("rss") + "<rss version='2.0'><channel><title>&e;</title><item><description>&e;" + WORDS
                        + "</description></item></channel></rss>");
        put(
                kind + "-entity.fb2",
                entity.formatted("FictionBook")
                        + "<FictionBook xmlns='http://www.gribuser.ru/xml/fictionbook/2.0'><body><p>&e;" + WORDS
                        + "</p></body></FictionBook>");
        put(
                kind + "-entity.xhtml",
                entity.formatted("html") + "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>&e;" + WORDS
                        + "</p></body></html>");
    }

    private void askingPages(String kind, String target) {
        put(
                kind + "-frame.html",
                "<iframe src='" + target + "'></iframe><frameset><frame src='" + target + "'></frameset><p>" + WORDS);
        put(
                kind + "-image.html",
                "<img src='" + target + "'><link rel=stylesheet href='" + target + "'><script src='" + target
                        + "'></script><p>" + WORDS);
        put(
                kind + "-refresh.html",
                "<meta http-equiv=refresh content='0;url=" + target + "'><base href='" + target + "'><p>" + WORDS);
        put(kind + "-object.html", "<object data='" + target + "'></object><embed src='" + target + "'><p>" + WORDS);
        put(
                kind + "-context.html",
                "<script type='application/ld+json'>{\"@context\":\"" + target
                        + "\",\"@type\":\"NewsArticle\"}</script><p>" + WORDS);
    }

    private void askingOffice(String kind, String target) {
        String entity = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM '" + target + "'>]>";
        String paragraph =
                "<w:document xmlns:w='" + WORD + "'><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>";
        files.put(
                kind + "-entity.docx",
                office("word/document.xml", "wordprocessingml.document", entity + paragraph.formatted("&e;" + WORDS)));
        files.put(
                kind + "-template.docx",
                office(
                        "word/document.xml",
                        "wordprocessingml.document",
                        paragraph.formatted(WORDS),
                        "word/_rels/document.xml.rels",
                        "<Relationships xmlns='" + RELATIONS + "'><Relationship Id='r1' Type='" + OFFICE
                                + "/attachedTemplate' Target='" + target
                                + "' TargetMode='External'/></Relationships>"));
        files.put(
                kind + "-entity.xlsx",
                office(
                        "xl/workbook.xml",
                        "spreadsheetml.sheet",
                        entity
                                + "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheets/>&e;</workbook>"));
        files.put(
                kind + "-entity.pptx",
                office(
                        "ppt/presentation.xml",
                        "presentationml.presentation",
                        entity
                                + "<p:presentation xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main'>&e;</p:presentation>"));
        files.put(
                kind + "-entity.odt",
                zip(
                        "mimetype",
                        "application/vnd.oasis.opendocument.text",
                        "content.xml",
                        entity
                                + "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text><text:p>&e;"
                                + WORDS + "</text:p></office:text></office:body></office:document-content>"));
        files.put(
                kind + "-entity.epub",
                zip(
                        "mimetype",
                        "application/epub+zip",
                        "META-INF/container.xml",
                        entity
                                + "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile full-path='a.opf' media-type='application/oebps-package+xml'/>&e;</rootfiles></container>",
                        "a.opf",
                        entity + "<package>&e;</package>",
                        "a.xhtml",
                        entity + "<html><body><p>&e;" + WORDS + "</p></body></html>"));
    }

    private void askingOthers(String kind, String target) {
        put(
                kind + "-field.rtf",
                "{\\rtf1\\ansi{\\field{\\*\\fldinst INCLUDETEXT \"" + target
                        + "\"}}{\\field{\\*\\fldinst INCLUDEPICTURE \"" + target + "\"}}" + WORDS + "}");
        put(
                kind + "-external-body.eml",
                "From: a@b.example\nSubject: s\nContent-Type: message/external-body; access-type=URL; URL=\"" + target
                        + "\"\n\nContent-Type: text/plain\n\n" + WORDS);
        put(
                kind + "-stream.pdf",
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(" + target
                        + ")>>>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 9 9]>>endobj\n4 0 obj<</Length 0/F<</FS/URL/F("
                        + target + ")>>>>stream\n\nendstream endobj\ntrailer<</Root 1 0 R>>");
    }

    private static byte[] office(String part, String kind, String content, String... more) {
        String[] entries = {
            "[Content_Types].xml",
            TYPES.formatted(part, kind),
            "_rels/.rels",
            "<Relationships xmlns='" + RELATIONS + "'><Relationship Id='r1' Type='" + OFFICE
                    + "/officeDocument' Target='" + part + "'/></Relationships>",
            part,
            content
        };
        String[] all = Arrays.copyOf(entries, entries.length + more.length);
        System.arraycopy(more, 0, all, entries.length, more.length);
        return zip((Object[]) all);
    }

    /** Names and contents in turn, each content a text or bytes. */
    private static byte[] zip(Object... entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) entries[i]));
                zip.write(
                        entries[i + 1] instanceof byte[] content
                                ? content
                                : ((String) entries[i + 1]).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** One entry in the old format of tar. */
    private static byte[] tar(String name, char type, String link) {
        byte[] content = type == '0' ? WORDS.getBytes(StandardCharsets.US_ASCII) : new byte[0];
        byte[] tar = new byte[512 * 4];
        copy(tar, 0, name);
        copy(tar, 100, "0000644");
        copy(tar, 124, "%011o".formatted(content.length));
        copy(tar, 136, "00000000000");
        tar[156] = (byte) type;
        copy(tar, 157, link);
        copy(tar, 148, "        ");
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[i] & 0xff;
        }
        copy(tar, 148, "%06o\u0000 ".formatted(sum));
        System.arraycopy(content, 0, tar, 512, content.length);
        return tar;
    }

    private static void copy(byte[] tar, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, tar, at, bytes.length);
    }
}
