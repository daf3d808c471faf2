package dev.sluice.plugins.reading;

import static dev.sluice.plugins.reading.Readings.gzip;
import static dev.sluice.plugins.reading.Readings.ids;
import static dev.sluice.plugins.reading.Readings.outcomes;
import static dev.sluice.plugins.reading.Readings.read;
import static dev.sluice.plugins.reading.Readings.utf8;
import static dev.sluice.plugins.reading.Readings.zip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Input;
import dev.sluice.api.StepException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ArchiveTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void eachFileInAZipIsAnInput() throws Exception {
        List<Input> inputs = read(write("a.zip", zip("x/one.html", "<p>1</p>", "two.txt", "2", "x/.hidden", "no")));
        assertThat(outcomes(inputs)).containsExactly("a.zip#x/one.html: <p>1</p>", "a.zip#two.txt: 2");
        assertThat(inputs.get(0).seed().source().uri()).isEqualTo("a.zip#x/one.html");
        assertThat(inputs.get(0).seed().source().mediaType()).isEqualTo("text/html");
        assertThat(inputs.get(0).seed().metadata().all("part.parent")).containsExactly("a.zip");
    }

    @Test
    void anEntryCanBeOpenedAgain() throws Exception {
        List<Input> inputs = read(write("a.zip", zip("one.txt", "1", "two.txt", "2")));
        assertThat(outcomes(inputs)).isEqualTo(outcomes(inputs));
    }

    @Test
    void anArchiveInADirectoryIsReadInItsPlace() throws Exception {
        write("in/a.txt", utf8("a"));
        write("in/b.zip", zip("x.txt", "x"));
        write("in/c.txt", utf8("c"));
        assertThat(outcomes(read(directory.resolve("in")))).containsExactly("a.txt: a", "b.zip#x.txt: x", "c.txt: c");
    }

    @Test
    void anArchiveStaysOneInputIfItIsNotToBeOpened() throws Exception {
        Path zip = write("a.zip", zip("x.txt", "x"));
        FilesConfig closed =
                new FilesConfig(List.of(), List.of("**/*"), List.of(), FilesConfig.Format.AUTO, false, false, 100_000);
        FilesConfig raw =
                new FilesConfig(List.of(), List.of("**/*"), List.of(), FilesConfig.Format.RAW, true, false, 100_000);
        assertThat(ids(Readings.read(closed, zip))).containsExactly("a.zip");
        assertThat(ids(Readings.read(raw, zip))).containsExactly("a.zip");
    }

    @Test
    void namesThatLeadOutOfTheArchiveAreTamed() throws Exception {
        byte[] zip = zip(
                "../../up.txt",
                "1",
                "/root.txt",
                "2",
                "x\\y.txt",
                "3",
                "./z/./w.txt",
                "4",
                "..",
                "5",
                "bell\u0007.txt",
                "6");
        assertThat(outcomes(read(write("a.zip", zip))))
                .containsExactly(
                        "a.zip#up.txt: 1",
                        "a.zip#root.txt: 2",
                        "a.zip#x/y.txt: 3",
                        "a.zip#z/w.txt: 4",
                        "a.zip#~5: 5",
                        "a.zip#bell\uFFFD.txt: 6");
    }

    @Test
    void entriesOfOneNameAreToldApart() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            for (String text : List.of("1", "2", "3")) {
                zip.putArchiveEntry(new ZipArchiveEntry("same.txt"));
                zip.write(utf8(text));
                zip.closeArchiveEntry();
            }
        }
        assertThat(outcomes(read(write("a.zip", out.toByteArray()))))
                .containsExactly("a.zip#same.txt: 1", "a.zip#same.txt~2: 2", "a.zip#same.txt~3: 3");
    }

    @Test
    void namesAreReadInTheCodePageOfOldOrInUtf8() throws Exception {
        for (String charset : List.of("IBM437", "UTF-8")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
                zip.setEncoding(charset);
                zip.setUseLanguageEncodingFlag(false);
                zip.setCreateUnicodeExtraFields(ZipArchiveOutputStream.UnicodeExtraFieldPolicy.NEVER);
                zip.putArchiveEntry(new ZipArchiveEntry("müde.txt"));
                zip.write(utf8("1"));
                zip.closeArchiveEntry();
            }
            assertThat(ids(read(write("a.zip", out.toByteArray())))).as(charset).containsExactly("a.zip#müde.txt");
        }
    }

    @Test
    void readsZip64AndEntriesWhoseSizeStandsBehindThem() throws Exception {
        Path file = directory.resolve("a.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            zip.setUseZip64(Zip64Mode.Always);
            zip.putArchiveEntry(new ZipArchiveEntry("one.txt"));
            zip.write(utf8("1"));
            zip.closeArchiveEntry();
        }
        assertThat(outcomes(read(file))).containsExactly("a.zip#one.txt: 1");
    }

    @Test
    void readsTwentyThousandEntriesInTheirOrder() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < 20_000; i++) {
                zip.putNextEntry(new ZipEntry("page-" + (20_000 - i) + ".txt"));
                zip.write(utf8(String.valueOf(i)));
            }
        }
        List<Input> inputs = read(write("a.zip", out.toByteArray()));
        assertThat(inputs).hasSize(20_000);
        assertThat(inputs.get(0).seed().id()).isEqualTo("a.zip#page-20000.txt");
        assertThat(Readings.text(inputs.get(19_999))).isEqualTo("19999");
    }

    @Test
    void readsTarOfEveryCompression() throws Exception {
        byte[] tar = tar("x/one.html", "<p>1</p>", "two.txt", "2");
        List<Path> files = List.of(
                write("a.tar", tar),
                write("a.tar.gz", gzip(tar)),
                write("a.tgz", gzip(tar)),
                write("a.tar.bz2", bzip2(tar)),
                write("a.tar.xz", xz(tar)));
        for (Path file : files) {
            assertThat(outcomes(read(file)))
                    .containsExactly(file.getFileName() + "#x/one.html: <p>1</p>", file.getFileName() + "#two.txt: 2");
        }
    }

    @Test
    void readsTarWithLongOddAndUnknownThings() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String name = "d/".repeat(100) + "long.txt";
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            add(tar, name, "1");
            tar.putArchiveEntry(new TarArchiveEntry("link", TarConstants.LF_SYMLINK));
            tar.closeArchiveEntry();
            tar.putArchiveEntry(new TarArchiveEntry("folder/"));
            tar.closeArchiveEntry();
            tar.putArchiveEntry(new TarArchiveEntry("pipe", TarConstants.LF_FIFO));
            tar.closeArchiveEntry();
            add(tar, "müde.txt", "2");
        }
        assertThat(outcomes(read(write("a.tar", out.toByteArray()))))
                .containsExactly("a.tar#" + name + ": 1", "a.tar#müde.txt: 2");
    }

    @Test
    void readsSingleFilesOfEveryCompression() throws Exception {
        byte[] page = utf8("<p>page</p>");
        write("in/a.html.gz", gzip(page));
        write("in/b.html.bz2", bzip2(page));
        write("in/c.html.xz", xz(page));
        write("in/d.html.gz.gz", gzip(gzip(page)));
        List<Input> inputs = read(directory.resolve("in"));
        assertThat(outcomes(inputs))
                .containsExactly(
                        "a.html.gz: <p>page</p>",
                        "b.html.bz2: <p>page</p>",
                        "c.html.xz: <p>page</p>",
                        "d.html.gz.gz: <p>page</p>");
        assertThat(inputs)
                .allSatisfy(
                        input -> assertThat(input.seed().source().mediaType()).isEqualTo("text/html"));
    }

    @Test
    void readsAPageInAZipInATar() throws Exception {
        byte[] tar = tar("deep/in.zip", zip("page.html", "<p>deep</p>"));
        List<Input> inputs = read(write("a.tar.gz", gzip(tar)));
        assertThat(outcomes(inputs)).containsExactly("a.tar.gz#deep/in.zip#page.html: <p>deep</p>");
        assertThat(inputs.get(0).seed().metadata().all("part.parent")).containsExactly("a.tar.gz#deep/in.zip");
    }

    @Test
    void readsCompressedPagesAndCorporaInArchives() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            add(tar, "page.html.gz", gzip(utf8("<p>1</p>")));
            add(tar, "corpus.jsonl.gz", gzip(utf8("{\"id\":\"r\",\"text\":\"2\"}\n{\"text\":\"3\"}\n")));
            add(tar, "broken.html.gz", utf8("no gzip"));
            add(tar, "last.txt", utf8("4"));
        }
        assertThat(outcomes(read(write("a.tar", out.toByteArray()))))
                .containsExactly(
                        "a.tar#page.html.gz: <p>1</p>",
                        "r: 2",
                        "a.tar#corpus.jsonl.gz#2: 3",
                        "a.tar#broken.html.gz! PARSE_ERROR",
                        "a.tar#last.txt: 4");
    }

    @Test
    void readsArchivesOnTheStandardInput() throws Exception {
        assertThat(outcomes(read(zip("x.txt", "1", "y.txt", "2")))).containsExactly("stdin#x.txt: 1", "stdin#y.txt: 2");
        assertThat(outcomes(read(gzip(tar("x.txt", "1"))))).containsExactly("stdin#x.txt: 1");
        assertThat(ids(read(zip("[Content_Types].xml", "<Types/>", "word/document.xml", "<x/>"))))
                .as("a document of a word processor")
                .containsExactly("stdin");
    }

    @Test
    void saysWhatItCannotOpen() throws Exception {
        for (String name : List.of("a.rar", "a.7z", "a.warc.zst")) {
            Input input = read(write(name, utf8("Rar!"))).get(0);
            assertThat(Readings.failure(input)).isEqualTo(StepException.Kind.UNSUPPORTED);
            assertThat(Readings.message(input)).startsWith(name).contains("unpack it first");
        }
    }

    @Test
    void reportsAnEmptyArchive() throws Exception {
        for (Path file : List.of(write("a.zip", zip()), write("a.tar", new byte[1024]))) {
            assertThat(outcomes(read(file))).containsExactly(file.getFileName() + "! EMPTY");
        }
        assertThat(outcomes(read(write("hidden.zip", zip(".DS_Store", "x"))))).containsExactly("hidden.zip! EMPTY");
    }

    @Test
    void reportsWhatIsNoArchive() throws Exception {
        for (String name : List.of("a.zip", "a.tar", "a.wacz", "a.tar.gz")) {
            List<Input> inputs = read(write(name, utf8("<html><p>a page of some kind</p>".repeat(50))));
            assertThat(outcomes(inputs)).containsExactly(name + "! PARSE_ERROR");
            assertThat(Readings.message(inputs.get(0))).contains(name).doesNotContain(directory.toString());
        }
    }

    @Test
    void anEncryptedEntryFailsAlone() throws Exception {
        byte[] zip = zip("open.txt", "1", "locked.txt", "2", "more.txt", "3");
        setFlag(zip, 1);
        assertThat(outcomes(read(write("a.zip", zip))))
                .containsExactly("a.zip#open.txt: 1", "a.zip#locked.txt! ENCRYPTED", "a.zip#more.txt: 3");
    }

    @Test
    void aDamagedEntryFailsAlone() throws Exception {
        byte[] zip = stored("one.txt", "first", "two.txt", "second");
        int at = new String(zip, StandardCharsets.ISO_8859_1).indexOf("first");
        zip[at] = 'F';
        assertThat(outcomes(read(write("a.zip", zip))))
                .containsExactly("a.zip#one.txt! PARSE_ERROR", "a.zip#two.txt: second");
    }

    @Test
    void aCutTarGivesWhatIsWholeAndThenSaysWhereItBreaksOff() throws Exception {
        byte[] tar = tar("one.txt", "1".repeat(600), "two.txt", "2".repeat(600));
        List<Input> inputs = read(write("a.tar", Arrays.copyOf(tar, 1536 + 512 + 100)));
        assertThat(outcomes(inputs)).containsExactly("a.tar#one.txt: " + "1".repeat(600), "a.tar! PARSE_ERROR");
        assertThat(Readings.message(inputs.get(1))).contains("two.txt");
    }

    @Test
    void largeEntriesCanBeReadByManyAtOnceAndLeaveNoFile() throws Exception {
        byte[] large = new byte[Keeping.IN_MEMORY + 100_000];
        new Random(5).nextBytes(large);
        List<Path> before = temporaryFiles();
        Input input = read(write("a.tar", tar("large.bin", large))).get(0);
        assertThat(IntStream.range(0, 4).parallel().mapToObj(i -> bytes(input)))
                .allSatisfy(read -> assertThat(read).isEqualTo(large));
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    private static byte[] bytes(Input input) {
        try {
            return Readings.bytes(input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("sluice-")
                            && file.getFileName().toString().endsWith(".tmp"))
                    .toList();
        }
    }

    @Test
    void anEntryThatIsTooLargeFailsAlone() throws Exception {
        byte[] tar = tar("large.txt", "x".repeat(2_000), "small.txt", "x");
        for (Path file : List.of(
                write("a.tar.gz", gzip(tar)), write("a.zip", zip("large.txt", "x".repeat(2_000), "small.txt", "x")))) {
            assertThat(outcomes(Readings.read(Readings.config(1_000), file)))
                    .containsExactly(file.getFileName() + "#large.txt! LIMIT", file.getFileName() + "#small.txt: x");
        }
    }

    /** Sets the flag of encryption in the central directory, for the entry of this number. */
    private static void setFlag(byte[] zip, int number) {
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("PK\u0001\u0002");
        for (int i = 0; i < number; i++) {
            at = text.indexOf("PK\u0001\u0002", at + 1);
        }
        zip[at + 8] |= 1;
    }

    private static byte[] stored(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                byte[] content = utf8(namesAndTexts[i + 1]);
                CRC32 crc = new CRC32();
                crc.update(content);
                ZipEntry entry = new ZipEntry(namesAndTexts[i]);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
            }
        }
        return out.toByteArray();
    }

    static byte[] tar(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                add(tar, namesAndTexts[i], utf8(namesAndTexts[i + 1]));
            }
        }
        return out.toByteArray();
    }

    static byte[] tar(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            add(tar, name, content);
        }
        return out.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, String name, String text) throws IOException {
        add(tar, name, utf8(text));
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static byte[] bzip2(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BZip2CompressorOutputStream packed = new BZip2CompressorOutputStream(out)) {
            packed.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] xz(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XZOutputStream packed = new XZOutputStream(out, new LZMA2Options(1))) {
            packed.write(bytes);
        }
        return out.toByteArray();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }
}
