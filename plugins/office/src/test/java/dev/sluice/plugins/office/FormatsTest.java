package dev.sluice.plugins.office;

import static dev.sluice.plugins.office.OfficeFiles.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.Furniture;
import dev.sluice.api.Input;
import dev.sluice.api.Metadata;
import dev.sluice.testkit.TestContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTextBox;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One test or more for each format, on documents made for it. */
class FormatsTest {
    private static final List<String> LEFT = List.of(
            "The miller gets up before the", "sun does, and the first thing", "he looks at is the water, since");
    private static final List<String> RIGHT =
            List.of("without water there will be no", "flour on that day and no bread", "on the next one.");

    @Test
    void readsTheColumnsOfAPdfOneAfterTheOther() throws Exception {
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            OfficeFiles.write(pdf, page, 60, 700, LEFT);
            OfficeFiles.write(pdf, page, 320, 700, RIGHT);
            assertThat(Office.extract("columns.pdf", OfficeFiles.save(pdf)).text())
                    .isEqualTo("The miller gets up before the sun does, and the first thing he looks at is the water,"
                            + " since without water there will be no flour on that day and no bread on the next one.");
        }
    }

    @Test
    void keepsTheHyphenOfAWordThatIsWrittenWithOneElsewhere() throws Exception {
        Document document = Office.extract(
                "hyphens.pdf",
                OfficeFiles.pdf(List.of(
                        "A well-known baker asked for more flour than the mill could give, and well-",
                        "known he was in all the towns of the valley, as was his habit of complain-",
                        "ing about flour.")));
        assertThat(document.text()).contains("and well-known he was").contains("habit of complaining about flour.");
    }

    @Test
    void keepsListsAndShortLinesOfAPdfApart() throws Exception {
        Document document = Office.extract(
                "list.pdf",
                OfficeFiles.pdf(List.of(
                        "The mill needs three things before it can grind again in the coming autumn:",
                        "1. a new wheel",
                        "2. two stones that are not worn",
                        "3. rain",
                        "All of them are dear.")));
        assertThat(document.text())
                .isEqualTo(
                        "The mill needs three things before it can grind again in the coming autumn:\n1. a new wheel\n"
                                + "2. two stones that are not worn\n3. rain\nAll of them are dear.");
    }

    @Test
    void takesHeadsOfLeftAndRightPagesAndBareNumbersOut() throws Exception {
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<String>[] pages = new List[6];
        String[] words = {"water", "wheels", "stones", "flour", "bread", "money"};
        for (int i = 0; i < pages.length; i++) {
            pages[i] = List.of(
                    i % 2 == 0 ? "Mila Stone" : "The book of mills",
                    "This page is about " + words[i] + " and about nothing else at all.",
                    String.valueOf(i + 11));
        }
        Document document = Office.extract("book.pdf", OfficeFiles.pdf(pages));
        assertThat(document.text()).doesNotContain("Mila", "book of mills").doesNotContainPattern("\\d");
        assertThat(document.text().lines()).hasSize(6);
        assertThat(document.furniture()).extracting(Furniture::role).containsOnly(Furniture.Role.FOOTER);
    }

    @Test
    void keepsDatesAndNumbersThatDoNotCountPages() throws Exception {
        Document document = Office.extract(
                "dated.pdf",
                OfficeFiles.pdf(
                        List.of("June 2021", "The wheel turns when there is water, and not when there is none."),
                        List.of("The mill stands still when there is no water at all.", "Table 7")));
        assertThat(document.text()).startsWith("June 2021").endsWith("Table 7");
        assertThat(Office.extract("label.pdf", OfficeFiles.pdf(List.of("Page 1")))
                        .text())
                .isEqualTo("Page 1");
    }

    @Test
    void takesHeadingsOfAPdfFromItsOutline() throws Exception {
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            OfficeFiles.write(
                    pdf,
                    page,
                    60,
                    700,
                    List.of(
                            "What the water does to the wheel when the gates stand open in the spring",
                            "It turns it, and the wheel turns the stones, and the stones turn the corn to flour."));
            PDDocumentOutline outline = new PDDocumentOutline();
            PDOutlineItem item = new PDOutlineItem();
            item.setTitle("What the water does to the wheel when the gates stand open in the spring");
            item.setDestination(page);
            outline.addLast(item);
            pdf.getDocumentCatalog().setDocumentOutline(outline);
            Document document = Office.extract(
                    new OfficeConfig(1000, true, false, true, true), "outline.pdf", OfficeFiles.save(pdf));
            assertThat(document.metadata().title()).contains(item.getTitle());
            assertThat(document.text())
                    .isEqualTo("It turns it, and the wheel turns the stones, and the stones turn the corn to flour.");
        }
    }

    @Test
    void readsAWordDocumentWithTablesListsNotesAndEdges() throws Exception {
        byte[] bytes = letter();
        Document document = Office.extract("letter.docx", bytes);
        assertThat(document.text())
                .isEqualTo("The wheel will stand still.\nPart\tPrice\nWheel\t900\nBoth are paid.\nIn gold, they say.");
        assertThat(document.furniture())
                .extracting(f -> f.role() + " " + f.text())
                .contains("FOOTER For the owners alone\nSheet 1");
        OfficeConfig all = new OfficeConfig(1000, true, true, false, true);
        assertThat(Office.extract(all, "letter.docx", bytes).text())
                .contains("For the owners alone", "Sheet 1")
                .doesNotContain("In gold");
    }

    private static byte[] letter() throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createHeader(HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText("For the owners alone");
            document.createFooter(HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText("Sheet 1");
            document.createParagraph().createRun().setText("The wheel will stand still.");
            XWPFTable table = document.createTable(2, 2);
            table.getRow(0).getCell(0).setText("Part");
            table.getRow(0).getCell(1).setText("Price");
            table.getRow(1).getCell(0).setText("Wheel");
            table.getRow(1).getCell(1).setText("900");
            document.createFootnotes();
            var note = document.createFootnote();
            note.createParagraph().createRun().setText("In gold, they say.");
            var paragraph = document.createParagraph();
            paragraph.createRun().setText("Both are paid.");
            paragraph.createRun().getCTR().addNewFootnoteReference().setId(note.getId());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.write(bytes);
            return bytes.toByteArray();
        }
    }

    @Test
    void setsTheCommentsOfReviewersAside() throws Exception {
        try (XWPFDocument word = new XWPFDocument()) {
            var paragraph = word.createParagraph();
            paragraph.createRun().setText("The price is nine hundred.");
            var comment = word.createComments().createComment(BigInteger.ONE);
            comment.setAuthor("Otto Reed");
            comment.createParagraph().createRun().setText("Far too much!");
            paragraph.getCTP().addNewCommentRangeStart().setId(BigInteger.ONE);
            paragraph.createRun().getCTR().addNewCommentReference().setId(BigInteger.ONE);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            word.write(bytes);
            Document document = Office.extract("comment.docx", bytes.toByteArray());
            assertThat(document.text()).isEqualTo("The price is nine hundred.");
            assertThat(document.furniture()).extracting(Furniture::role).containsExactly(Furniture.Role.COMMENT);
            assertThat(document.furniture().get(0).text()).contains("Otto Reed").contains("Far too much!");
        }
    }

    @Test
    void readsWhatIsEmbeddedAsAPart() throws Exception {
        byte[] sheet = workbook(new XSSFWorkbook());
        try (XWPFDocument word = new XWPFDocument()) {
            word.createParagraph().createRun().setText("The figures are enclosed.");
            var part = word.getPackage()
                    .createPart(
                            PackagingURIHelper.createPartName("/word/embeddings/figures.xlsx"),
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            try (var out = part.getOutputStream()) {
                out.write(sheet);
            }
            word.getPackagePart()
                    .addRelationship(
                            part.getPartName(),
                            TargetMode.INTERNAL,
                            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            word.write(bytes);
            List<Input> all = Office.all("enclosed.docx", bytes.toByteArray());
            assertThat(all).hasSize(2);
            Input.Content content = Objects.requireNonNull(all.get(1).content());
            try (InputStream in = content.open()) {
                assertThat(Office.extract("figures.xlsx", in.readAllBytes()).text())
                        .contains("Wheel\t900");
            }
        }
    }

    private static byte[] workbook(Workbook workbook) throws IOException {
        try (workbook) {
            Sheet sheet = workbook.createSheet("Prices");
            sheet.getHeader().setCenter("For the owners alone");
            String[][] rows = {{"Part", "Price"}, {"Wheel", "900"}};
            for (int i = 0; i < rows.length; i++) {
                Row row = sheet.createRow(i);
                for (int j = 0; j < rows[i].length; j++) {
                    row.createCell(j).setCellValue(rows[i][j]);
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    @Test
    void readsWorkbooksRowByRow() throws Exception {
        assertThat(Office.extract("prices.xlsx", workbook(new XSSFWorkbook())).text())
                .contains("Part\tPrice\nWheel\t900")
                .doesNotContain("owners");
        Document old = Office.extract("prices.xls", workbook(new HSSFWorkbook()));
        assertThat(old.text()).contains("Part\tPrice\nWheel\t900");
        assertThat(old.source().mediaType()).isEqualTo("application/vnd.ms-excel");
    }

    @Test
    void readsSlidesWithTheirNotes() throws Exception {
        try (XMLSlideShow show = new XMLSlideShow()) {
            XSLFSlide slide = show.createSlide();
            XSLFTextBox box = slide.createTextBox();
            box.setText("Three reasons to grind at night");
            XSLFNotes notes = show.getNotesSlide(slide);
            for (XSLFTextShape shape : notes.getPlaceholders()) {
                if (shape.getTextType() == Placeholder.BODY) {
                    shape.setText("Say that the water is cooler then.");
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            show.write(bytes);
            Document document = Office.extract("night.pptx", bytes.toByteArray());
            assertThat(document.metadata().title()).contains("Three reasons to grind at night");
            assertThat(document.text()).isEqualTo("Say that the water is cooler then.");
            OfficeConfig bare = new OfficeConfig(1000, true, false, false, true);
            assertThat(Office.extract(bare, "night.pptx", bytes.toByteArray()).text())
                    .isEqualTo("Three reasons to grind at night");
        }
    }

    @Test
    void readsOldSlides() throws Exception {
        try (HSLFSlideShow show = new HSLFSlideShow()) {
            HSLFSlide slide = show.createSlide();
            HSLFTextBox box = new HSLFTextBox();
            box.setText("Grinding by day is fine too.");
            slide.addShape(box);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            show.write(bytes);
            Document document = Office.extract("day.ppt", bytes.toByteArray());
            assertThat(document.text()).isEqualTo("Grinding by day is fine too.");
            assertThat(document.source().mediaType()).isEqualTo("application/vnd.ms-powerpoint");
        }
    }

    @Test
    void readsAnOpenDocumentText() throws Exception {
        Document document = Office.extract(
                "notes.odt",
                OfficeFiles.openDocument(
                        OfficeFiles.ODT,
                        "<office:text><text:h text:outline-level='1'>Of stones</text:h><text:p>They wear<text:s/>out.</text:p>"
                                + "<text:list><text:list-item><text:p>upper</text:p></text:list-item><text:list-item><text:p>lower</text:p>"
                                + "</text:list-item></text:list></office:text>",
                        "Mills and their stones, sheet 4"));
        assertThat(document.text()).isEqualTo("Of stones\nThey wear out.\nupper\nlower");
        assertThat(document.metadata().title()).contains("A sheet of notes");
        assertThat(document.metadata().authors()).containsExactly("Mila Stone");
        assertThat(document.metadata().language()).contains("de-AT");
        assertThat(document.furniture()).extracting(Furniture::text).containsExactly("Mills and their stones, sheet 4");
    }

    @Test
    void readsAnOpenDocumentSheet() throws Exception {
        String cell = "<table:table-cell><text:p>%s</text:p></table:table-cell>";
        Document document = Office.extract(
                "prices.ods",
                OfficeFiles.openDocument(
                        "application/vnd.oasis.opendocument.spreadsheet",
                        "<office:spreadsheet><table:table table:name='Prices'><table:table-row>"
                                + cell.formatted("Wheel") + cell.formatted("900")
                                + "</table:table-row></table:table></office:spreadsheet>",
                        "Sheet"));
        assertThat(document.text()).isEqualTo("Wheel\t900");
    }

    @Test
    void readsAnOpenDocumentPresentation() throws Exception {
        Document document = Office.extract(
                "night.odp",
                OfficeFiles.openDocument(
                        "application/vnd.oasis.opendocument.presentation",
                        "<office:presentation><draw:page draw:name='1'><draw:frame><draw:text-box><text:p>Grind at night</text:p>"
                                + "</draw:text-box></draw:frame></draw:page></office:presentation>",
                        "Foot"));
        assertThat(document.text()).isEqualTo("Grind at night");
    }

    @Test
    void readsABook() throws Exception {
        Document document = Office.extract(
                "mill.epub",
                OfficeFiles.epub(
                        "<h1>The first\nday</h1><p class='header'>It rained,<br/>and rained.</p><ul><li>rain</li></ul>"));
        assertThat(document.text()).isEqualTo("The first day\nIt rained,\nand rained.\nrain");
        assertThat(document.metadata().title()).contains("The mill");
        assertThat(document.metadata().language()).contains("en-GB");
    }

    @Test
    void readsRichTextWithoutTheEdgesOfItsPages() throws Exception {
        Document document = Office.extract(
                "note.rtf",
                "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\header\\pard For the owners alone\\par}"
                        + "{\\footerr {\\b Sheet} 1\\par}\\pard The caf\\'e9 opens at eight.\\par It closes \\{at\\} noon.\\par}");
        assertThat(document.text()).isEqualTo("The café opens at eight.\nIt closes {at} noon.");
        assertThat(document.furniture()).extracting(Furniture::text).containsExactly("For the owners alone\nSheet 1");
    }

    @Test
    void readsFeedsAndTablesOfText() throws Exception {
        assertThat(Office.extract("prices.csv", "part,price\nwheel,900\n").text())
                .isEqualTo("part,price\nwheel,900");
        assertThat(Office.extract("list.xml", "<?xml version='1.0'?><list><item>wheel</item></list>")
                        .text())
                .isEqualTo("wheel");
    }

    @ParameterizedTest
    @CsvSource({
        "testWORD.doc, application/msword, This is a sample Microsoft Word Document.",
        "testPPT.ppt, application/vnd.ms-powerpoint, Created with Microsoft",
        "testMSG.msg, application/vnd.ms-outlook, I've been working on making the type detection code more modular",
    })
    void readsOldFormatsOfOffice(String file, String mediaType, String words) throws Exception {
        Document document = Office.extract(file, TikaSuite.read(file));
        assertThat(document.source().mediaType()).isEqualTo(mediaType);
        assertThat(document.text()).contains(words).doesNotContain("This is the header for our document");
    }

    @Test
    void readsAMailDatabaseMessageByMessage() throws Exception {
        List<Input> messages = Office.all("box.pst", TikaSuite.read("testPST.pst"));
        assertThat(messages).hasSizeGreaterThan(5).allMatch(input -> input.content() == null);
        Document first = messages.get(0).seed();
        assertThat(first.metadata().authors()).isNotEmpty();
        assertThat(first.metadata().title()).isPresent();
        assertThat(first.metadata().all("message.date")).hasSize(1);
        assertThat(messages).extracting(m -> m.seed().id()).doesNotHaveDuplicates();
    }

    @Test
    void cutsALongTextOffAndSaysSo() throws Exception {
        Document document = Office.extract(
                new OfficeConfig(100, true, false, true, true),
                "long.docx",
                OfficeFiles.docx(List.of("word ".repeat(100), "more ".repeat(100))));
        assertThat(document.text()).hasSizeLessThanOrEqualTo(100);
        assertThat(document.problems()).extracting("code").contains("office.truncated");
    }

    @Test
    void keepsWhatTheReaderKnewAlready() throws Exception {
        Document seed = Office.seed("a.docx", null).withMetadata(Metadata.of(Map.of("title", List.of("Known"))));
        Document document = Office.extractor(Office.DEFAULTS)
                .extract(seed, OfficeFiles.docx(List.of("Words.")), TestContext.create())
                .get(0)
                .seed();
        assertThat(document.metadata().title()).contains("Known");
        assertThat(utf8(document.text())).isNotEmpty();
    }
}
