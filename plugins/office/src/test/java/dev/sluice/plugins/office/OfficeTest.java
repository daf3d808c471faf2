package dev.sluice.plugins.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.api.Document;
import dev.sluice.api.Furniture;
import dev.sluice.api.StepException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

class OfficeTest {
    @Test
    void readsAPdfAndUndoesItsLines() throws Exception {
        Document document = Office.extract(
                "report.pdf",
                pdf(
                        "Annual report of the mill",
                        List.of(
                                "The mill ground more flour than in any year since the founda-",
                                "tion of the company, which the owners attribute to well-known",
                                "recipes and to the new wheel.")));
        assertThat(document.metadata().title()).contains("Annual report of the mill");
        assertThat(document.metadata().authors()).containsExactly("Mila Stone");
        assertThat(document.text())
                .isEqualTo("The mill ground more flour than in any year since the foundation of the company, which the "
                        + "owners attribute to well-known recipes and to the new wheel.");
        assertThat(document.source().mediaType()).isEqualTo("application/pdf");
        assertThat(document.metadata().all("dc.creator")).containsExactly("Mila Stone");
    }

    @Test
    void takesRunningHeadsAndPageNumbersOutOfPages() throws Exception {
        Document document = Office.extract(
                "paper.pdf",
                pdf(
                        "Mill paper",
                        List.of(
                                "Mill papers, number 7",
                                "The wheel turns when there is water, and when",
                                "Page 1 of 2"),
                        List.of("Mill papers, number 7", "there is none the miller sleeps.", "Page 2 of 2")));
        assertThat(document.text())
                .isEqualTo("The wheel turns when there is water, and when there is none the miller sleeps.");
        assertThat(document.furniture()).extracting(Furniture::role).containsOnly(Furniture.Role.FOOTER);
    }

    @Test
    void saysSoIfAPdfHasNoText() throws Exception {
        Document document = Office.extract("scan.pdf", pdf("Scan", List.of()));
        assertThat(document.text()).isEmpty();
        assertThat(document.problems()).extracting("code").containsExactly("office.no-text-layer");
    }

    @Test
    void refusesAnEncryptedPdf() throws Exception {
        byte[] locked = encrypted(pdf("Secret", List.of("Nobody may read this.")));
        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> Office.extract("locked.pdf", locked))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StepException.Kind.ENCRYPTED))
                .withMessageContaining("locked.pdf");
    }

    @Test
    void refusesABrokenPdf() {
        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> Office.extract("broken.pdf", "%PDF-1.7\nand then nothing"))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StepException.Kind.PARSE_ERROR));
    }

    @Test
    void readsAWordDocument() throws Exception {
        Document document = Office.extract("letter.docx", docx());
        assertThat(document.text()).isEqualTo("The bridge is closed until June.\nPlease use the ferry.");
        assertThat(document.metadata().title()).contains("Notice to all villagers");
        assertThat(document.metadata().all("dcterms.created")).isNotEmpty();
        assertThat(document.furniture()).extracting(Furniture::role).containsExactly(Furniture.Role.HEADLINE);
    }

    @Test
    void readsRichText() throws Exception {
        Document document =
                Office.extract("note.rtf", "{\\rtf1\\ansi The caf\\'e9 opens at eight.\\par It closes at noon.\\par}");
        assertThat(document.text()).isEqualTo("The café opens at eight.\nIt closes at noon.");
    }

    @Test
    void readsAMail() throws Exception {
        String mail = """
                From: =?UTF-8?Q?Zo=C3=AB_Park?= <zoe@mail.example>
                To: all@mail.example
                Subject: =?UTF-8?Q?Caf=C3=A9?= is open
                Date: Tue, 14 Apr 2020 09:30:00 +0200
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=xx

                --xx
                Content-Type: multipart/alternative; boundary=yy

                --yy
                Content-Type: text/plain; charset=iso-8859-1
                Content-Transfer-Encoding: quoted-printable

                The caf=E9 opens at eight.
                --=20
                Zoe Park, keeper of the keys
                --yy
                Content-Type: text/html; charset=utf-8

                <p>The HTML twin.</p>
                --yy--
                --xx
                Content-Type: application/octet-stream; name=menu.bin
                Content-Disposition: attachment; filename=menu.bin

                xxxx
                --xx--
                """.replace("\n", "\r\n");
        Document document = Office.extract("mail.eml", mail);
        assertThat(document.text()).isEqualTo("The café opens at eight.");
        assertThat(document.furniture()).extracting(Furniture::reason).containsExactly("signature");
        assertThat(document.metadata().title()).contains("Café is open");
        assertThat(document.metadata().authors()).containsExactly("Zoë Park");
        assertThat(document.metadata().all("message.date")).containsExactly("Tue, 14 Apr 2020 09:30:00 +0200");
        assertThat(document.metadata().all("message.attachment")).containsExactly("menu.bin");
        assertThat(document.source().mediaType()).isEqualTo("message/rfc822");
    }

    @Test
    void readsAMailThatIsAPage() throws Exception {
        String mail = """
                From: news@mail.example
                Subject: Weekly letter
                Message-ID: <1@mail.example>
                Content-Type: text/html; charset=utf-8

                <html><body>
                <p>The bakery on the corner sells its last bread on Saturday, after ninety years in one family.</p>
                <p>The family will open a small restaurant by the lake instead, where there will be bread as well.</p>
                <p><a href='x'>Unsubscribe</a></p></body></html>
                """;
        Document document = Office.extract("letter.eml", mail);
        assertThat(document.text()).startsWith("The bakery").endsWith("bread as well.");
        assertThat(document.metadata().title()).contains("Weekly letter");
    }

    @Test
    void refusesArchivesAndPrograms() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write("Hello".getBytes(StandardCharsets.UTF_8));
        }
        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> Office.extract("files.zip", bytes.toByteArray()))
                .withMessageContaining("archive")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StepException.Kind.UNSUPPORTED));
    }

    @Test
    void saysWhatIsMissingIfThereAreNoParsers() {
        ClassLoader empty = new ClassLoader(ClassLoader.getPlatformClassLoader()) {};
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> TikaParsers.checkParsers(empty))
                .withMessageContaining("application/pdf")
                .withMessageContaining("install it again");
    }

    @SafeVarargs
    private static byte[] pdf(String title, List<String>... pages) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            pdf.getDocumentInformation().setTitle(title);
            pdf.getDocumentInformation().setAuthor("Mila Stone");
            for (List<String> lines : pages) {
                PDPage page = new PDPage();
                pdf.addPage(page);
                write(pdf, page, lines);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static void write(PDDocument pdf, PDPage page, List<String> lines) throws IOException {
        try (PDPageContentStream out = new PDPageContentStream(pdf, page)) {
            out.beginText();
            out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            out.setLeading(14);
            out.newLineAtOffset(72, 700);
            for (String line : lines) {
                out.showText(line);
                out.newLine();
            }
            out.endText();
        }
    }

    private static byte[] encrypted(byte[] open) throws IOException {
        try (PDDocument pdf = org.apache.pdfbox.Loader.loadPDF(open)) {
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "reader", new AccessPermission());
            policy.setEncryptionKeyLength(128);
            pdf.protect(policy);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] docx() throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            document.getProperties().getCoreProperties().setTitle("Notice to all villagers");
            document.getProperties()
                    .getCoreProperties()
                    .getUnderlyingProperties()
                    .setLanguageProperty("en");
            for (String text :
                    List.of("Notice to all villagers", "The bridge is closed until June.", "Please use the ferry.")) {
                document.createParagraph().createRun().setText(text);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.write(bytes);
            return bytes.toByteArray();
        }
    }
}
