package dev.sluice.plugins.office;

import static dev.sluice.plugins.office.OfficeFiles.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sluice.api.Document;
import dev.sluice.api.Extractor;
import dev.sluice.api.Input;
import dev.sluice.api.StepException;
import dev.sluice.api.StepException.Kind;
import dev.sluice.testkit.TestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is broken, locked, or made to do harm. */
class HostileOfficeTest {
    private static final String WORDS = "The well in the middle of the village is deep.";
    private static final String CANARY = "canary-7d1f";
    private static final String WORD_SPACE = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";

    @TempDir
    Path directory;

    private static Kind kindOf(String name, byte[] content) throws InterruptedException {
        try {
            Office.extract(name, content);
            throw new AssertionError(name + " was read");
        } catch (StepException e) {
            assertThat(e.getMessage()).contains(name);
            return e.kind();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.pdf", "a.docx", "a.eml", "a"})
    void refusesNothing(String name) throws Exception {
        assertThat(kindOf(name, new byte[0])).isEqualTo(Kind.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noise.pdf",
                "noise.doc",
                "noise.docx",
                "noise.rtf",
                "noise.odt",
                "noise.msg",
                "noise.bin",
                "noise"
            })
    void refusesNoiseWhateverItIsCalled(String name) throws Exception {
        byte[] noise = new byte[50_000];
        new Random(7).nextBytes(noise);
        assertThat(kindOf(name, noise)).isIn(Kind.PARSE_ERROR, Kind.UNSUPPORTED);
    }

    static Map<String, byte[]> documents() throws IOException {
        Map<String, byte[]> documents = new TreeMap<>();
        documents.put("a.docx", OfficeFiles.docx(List.of(WORDS, WORDS)));
        documents.put("a.pdf", OfficeFiles.pdf(List.of(WORDS), List.of(WORDS)));
        documents.put(
                "a.odt",
                OfficeFiles.openDocument(
                        OfficeFiles.ODT, "<office:text><text:p>" + WORDS + "</text:p></office:text>", "f"));
        documents.put("a.epub", OfficeFiles.epub("<p>" + WORDS + "</p>"));
        documents.put("a.rtf", utf8("{\\rtf1\\ansi{\\header top}" + WORDS + "\\par}"));
        documents.put("a.eml", utf8("From: a@b.example\nSubject: s\nTo: c@d.example\n\n" + WORDS));
        documents.put(
                "a.mbox", utf8("From a@b.example Tue Apr 14 09:30:00 2020\nFrom: a@b.example\nSubject: s\n\n" + WORDS));
        for (String file : List.of("testWORD.doc", "testPPT.ppt", "testEXCEL.xls", "testMSG.msg")) {
            documents.put(file, TikaSuite.read(file));
        }
        return documents;
    }

    static List<String> names() throws IOException {
        return List.copyOf(documents().keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsWhatIsWholeUnderAWrongNameAndEndsHonestlyOnWhatIsCut(String name) throws Exception {
        byte[] whole = documents().get(name);
        // mails and mailboxes are told by their name or by more of a head
        if (!name.endsWith("eml")) {
            assertThat(Office.all("letter.xyz", whole)).isNotEmpty();
        }
        for (int tenths = 1; tenths < 10; tenths++) {
            endsHonestly(name, Arrays.copyOf(whole, whole.length * tenths / 10));
        }
        Random random = new Random(11);
        for (int i = 0; i < 20; i++) {
            byte[] broken = whole.clone();
            for (int j = 0; j < 10; j++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            endsHonestly(name, broken);
        }
    }

    private static void endsHonestly(String name, byte[] content) {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            try {
                for (Input input : Office.all(name, content)) {
                    boolean isSilent = input.content() == null
                            && input.seed().text().isBlank()
                            && input.seed().problems().isEmpty();
                    assertThat(isSilent).as(name).isFalse();
                }
            } catch (StepException e) {
                assertThat(e.kind()).isNotEqualTo(Kind.FATAL);
                assertThat(e.getMessage()).contains(name);
            }
        });
    }

    @Test
    void saysThatAWordDocumentIsEncrypted() throws Exception {
        try (POIFSFileSystem file = new POIFSFileSystem();
                OPCPackage letter = OPCPackage.open(new ByteArrayInputStream(OfficeFiles.docx(List.of(WORDS))))) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream out = encryptor.getDataStream(file)) {
                letter.save(out);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            file.writeFilesystem(bytes);
            assertThat(kindOf("locked.docx", bytes.toByteArray())).isEqualTo(Kind.ENCRYPTED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bomb.docx", "bomb.odt", "bomb.epub", "bomb.xlsx"})
    void refusesABombBeforeItUnfolds(String name) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(
                    utf8(
                            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                                    + "<Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(utf8("<w:document " + WORD_SPACE + "><w:body>"));
            byte[] paragraph = utf8("<w:p><w:r><w:t>" + "boom ".repeat(2_000) + "</w:t></w:r></w:p>");
            for (int i = 0; i < 10_000; i++) {
                zip.write(paragraph);
            }
            zip.write(utf8("</w:body></w:document>"));
        }
        assertThat(bytes.size()).isLessThan(2_000_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(kindOf(name, bytes.toByteArray())).isEqualTo(Kind.LIMIT));
    }

    private static String laughs(String around) {
        StringBuilder entities = new StringBuilder("<!ENTITY l0 'ha'>");
        for (int i = 1; i < 12; i++) {
            entities.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        return "<?xml version='1.0'?><!DOCTYPE x [" + entities + "]>" + around.formatted("&l11;");
    }

    @Test
    void doesNotLaughABillionTimes() {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            assertNoLaughter(
                    "laughs.docx",
                    OfficeFiles.word(laughs("<w:document " + WORD_SPACE
                            + "><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>")));
            assertNoLaughter("laughs.xml", utf8(laughs("<x>%s</x>")));
            assertNoLaughter(
                    "laughs.svg", utf8(laughs("<svg xmlns='http://www.w3.org/2000/svg'><text>%s</text></svg>")));
        });
    }

    private static void assertNoLaughter(String name, byte[] content) throws InterruptedException {
        try {
            assertThat(Office.extract(name, content).text()).hasSizeLessThan(100_000);
        } catch (StepException e) {
            assertThat(e.kind()).isIn(Kind.LIMIT, Kind.PARSE_ERROR);
        }
    }

    @Test
    void readsNoFileAndNoAddressThatADocumentNames() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret.txt"), CANARY);
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(500);
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/x";
            for (String target : List.of(secret.toUri().toString(), address)) {
                for (Map.Entry<String, byte[]> trap : traps(target).entrySet()) {
                    assertNoCanary(trap.getKey(), trap.getValue());
                }
            }
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(server::accept);
        }
    }

    private static Map<String, byte[]> traps(String target) throws IOException {
        String entity = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY t SYSTEM '" + target + "'>]>";
        String parameter = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY % p SYSTEM '" + target + "'> %p;]>";
        String outside = "<?xml version='1.0'?><!DOCTYPE x SYSTEM '" + target + "'>";
        String include = "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' href='" + target + "'/>";
        String word = "<w:document " + WORD_SPACE + "><w:body><w:p><w:r><w:t>" + WORDS
                + " %s</w:t></w:r></w:p></w:body></w:document>";
        Map<String, byte[]> traps = new TreeMap<>();
        traps.put("entity.xml", utf8(entity + "<x>" + WORDS + "&t;</x>"));
        traps.put("parameter.xml", utf8(parameter + "<x>" + WORDS + "</x>"));
        traps.put("outside.xml", utf8(outside + "<x>" + WORDS + "</x>"));
        traps.put("include.xml", utf8("<x>" + WORDS + include + "</x>"));
        traps.put(
                "entity.svg",
                utf8(entity + "<svg xmlns='http://www.w3.org/2000/svg'><text>" + WORDS + "&t;</text><image href='"
                        + target + "'/></svg>"));
        traps.put("entity.docx", OfficeFiles.word(entity + word.formatted("&t;")));
        traps.put("outside.docx", OfficeFiles.word(outside + word.formatted("")));
        traps.put("include.docx", OfficeFiles.word(word.formatted(include)));
        traps.put(
                "link.odt",
                OfficeFiles.openDocument(
                        OfficeFiles.ODT,
                        "<office:text><text:p>" + WORDS + "<draw:frame><draw:image xlink:href='" + target
                                + "'/></draw:frame></text:p></office:text>",
                        "f"));
        traps.put("entity.epub", OfficeFiles.epub("<p>" + WORDS + "</p><img src='" + target + "'/>"));
        traps.put(
                "page.eml",
                utf8("From: a@b.example\nSubject: s\nContent-Type: text/html\n\n<p>" + WORDS + "</p><img src='" + target
                        + "'><iframe src='" + target + "'></iframe><link rel=stylesheet href='" + target + "'>"));
        traps.put(
                "include.rtf",
                utf8("{\\rtf1\\ansi " + WORDS + "{\\field{\\*\\fldinst INCLUDETEXT \"" + target + "\"}}\\par}"));
        traps.put(
                "form.pdf",
                form(entity + "<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><template><field name='a'><value><text>"
                        + "&t;</text></value></field></template></xdp:xdp>"));
        return traps;
    }

    private static byte[] form(String xfa) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            OfficeFiles.write(pdf, page, 72, 700, List.of(WORDS));
            PDAcroForm form = new PDAcroForm(pdf);
            PDStream stream = new PDStream(pdf, new ByteArrayInputStream(xfa.getBytes(StandardCharsets.UTF_8)));
            form.getCOSObject().setItem(COSName.XFA, stream);
            pdf.getDocumentCatalog().setAcroForm(form);
            return OfficeFiles.save(pdf);
        }
    }

    private static void assertNoCanary(String name, byte[] content) throws InterruptedException {
        try {
            for (Input input : Office.all(name, content)) {
                assertThat(input.seed().toRecord().toString()).as(name).doesNotContain(CANARY);
            }
        } catch (StepException e) {
            assertThat(e.getMessage()).doesNotContain(CANARY);
            assertThat(e.kind()).as(name).isIn(Kind.PARSE_ERROR, Kind.LIMIT, Kind.UNSUPPORTED);
        }
    }

    @Test
    void readsNoFileThatADocumentNames() throws Exception {
        String page = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>"
                + "<d><p>" + WORDS + " &secret;</p></d>";
        try {
            assertThat(Office.extract("a.xml", page).text()).doesNotContainPattern("deep\\. \\S");
        } catch (StepException e) {
            assertThat(e.kind()).isEqualTo(Kind.PARSE_ERROR);
        }
    }

    @Test
    void survivesDeepNesting() {
        String parts = "Content-Type: multipart/mixed; boundary=b\n\n--b\n";
        byte[] mail = utf8("From: a@b.example\nSubject: s\nMIME-Version: 1.0\n" + parts.repeat(3_000)
                + "Content-Type: text/plain\n\n" + WORDS);
        byte[] page =
                utf8("From: a@b.example\nSubject: s\nContent-Type: text/html\n\n" + "<div><b>".repeat(50_000) + WORDS);
        byte[] groups = utf8("{\\rtf1\\ansi " + "{".repeat(100_000) + WORDS + "}".repeat(100_000) + "}");
        byte[] xml = utf8("<?xml version='1.0'?>" + "<x>".repeat(50_000) + WORDS);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (byte[] deep : List.of(mail, page)) {
                endsHonestly("deep.eml", deep);
            }
            endsHonestly("deep.rtf", groups);
            endsHonestly("deep.xml", xml);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.html", "text.txt", "read.md"})
    void leavesPagesAndTextsToOthers(String name) throws Exception {
        byte[] content = utf8(name.endsWith("html") ? "<!DOCTYPE html><html><body><p>Hello</p></body></html>" : WORDS);
        assertThat(kindOf(name, content)).isEqualTo(Kind.UNSUPPORTED);
    }

    @Test
    void isTheSameEachTime() throws Exception {
        Extractor office = Office.extractor(Office.DEFAULTS);
        for (Map.Entry<String, byte[]> entry : documents().entrySet()) {
            Document seed = Office.seed(entry.getKey(), null);
            Object first = office.extract(seed, entry.getValue(), TestContext.create())
                    .get(0)
                    .seed()
                    .toRecord();
            Object second = Office.extract(entry.getKey(), entry.getValue()).toRecord();
            assertThat(second).isEqualTo(first);
        }
    }
}
