package dev.sluice.plugins.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.sluice.api.Input;
import dev.sluice.api.Reader;
import dev.sluice.api.StepException;
import dev.sluice.testkit.TestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesReaderTest {
    private static final FilesConfig ANY =
            new FilesConfig(List.of(), List.of("**/*"), List.of(), FilesConfig.Format.AUTO, true, false, 1_000);

    @TempDir
    private Path directory = Path.of("");

    private Path news = Path.of("");

    @BeforeEach
    void writeFiles() throws IOException {
        news = directory.resolve("news");
        write("news/b.html", "<p>b</p>");
        write("news/a.txt", "a");
        write("news/sub/deep/c.txt", "c");
        write("news/sub-way.txt", "d");
        write("news/.hidden", "no");
        write("news/.git/config", "no");
    }

    @Test
    void readsADirectoryInTheOrderOfIdsWithoutHiddenFiles() throws Exception {
        assertThat(ids(ANY, news)).containsExactly("a.txt", "b.html", "sub-way.txt", "sub/deep/c.txt");
    }

    @Test
    void knowsTheMediaTypeByName() throws Exception {
        assertThat(read(ANY, news).get(1).seed().source().mediaType()).isEqualTo("text/html");
    }

    @Test
    void givesAFileItsName() throws Exception {
        assertThat(ids(ANY, news.resolve("sub/deep/c.txt"))).containsExactly("c.txt");
    }

    @Test
    void tellsSeveralRootsApart() throws Exception {
        write("old/news/a.txt", "x");
        assertThat(ids(ANY, directory.resolve("old/news"), news.resolve("sub")))
                .containsExactly("news/a.txt", "sub/deep/c.txt");
        write("old/b.txt", "x");
        write("new/b.txt", "x");
        assertThat(ids(ANY, directory.resolve("old/b.txt"), directory.resolve("new/b.txt"), news.resolve("a.txt")))
                .containsExactly("a.txt", "new/b.txt", "old/b.txt");
    }

    @Test
    void readsAFileNamedTwiceOnce() throws Exception {
        Path file = news.resolve("a.txt");
        assertThat(ids(ANY, file, file)).containsExactly("a.txt");
    }

    @Test
    void readsPatterns() throws Exception {
        assertThat(ids(ANY, news.resolve("**/*.txt"))).containsExactly("a.txt", "sub-way.txt", "sub/deep/c.txt");
        assertThat(ids(ANY, news.resolve("*.{txt,html}"))).containsExactly("a.txt", "b.html", "sub-way.txt");
        assertThat(ids(ANY, news.resolve("[!a]*"))).containsExactly("b.html", "sub-way.txt");
    }

    @Test
    void doesNotReadWhatARunWrote() throws Exception {
        write("news/out/.sluice/lock", "");
        write("news/out/records.jsonl", "{}");
        write("news/out/more/summary.txt", "x");
        write("news/kept/.sluice/other", "");
        write("news/kept/e.txt", "e");
        write("news/half.txt.part", "x");
        assertThat(ids(ANY, news)).containsExactly("a.txt", "b.html", "kept/e.txt", "sub-way.txt", "sub/deep/c.txt");
        assertThat(ids(ANY, news.resolve("out/more"))).containsExactly("summary.txt");
    }

    @Test
    void readsAFolderOfResultsThatIsNamedItself() throws Exception {
        write("out/.sluice/lock", "");
        write("out/report.txt", "x");
        assertThat(ids(ANY, directory.resolve("out"))).containsExactly("report.txt");
    }

    @Test
    void includesAndExcludes() throws Exception {
        FilesConfig config = new FilesConfig(
                List.of(), List.of("**/*.txt"), List.of("sub/**"), FilesConfig.Format.AUTO, true, false, 1_000);
        assertThat(ids(config, news)).containsExactly("a.txt", "sub-way.txt");
    }

    @Test
    void readsItsOwnPathsWhenTheRunNamesNone() throws Exception {
        FilesConfig config = new FilesConfig(
                List.of("news/sub"), List.of("**/*"), List.of(), FilesConfig.Format.AUTO, true, false, 1_000);
        Reader reader =
                new FilesReaderFactory().create(config, TestContext.create().in(directory));
        try (Stream<Input> inputs = reader.read(List.of(), TestContext.create())) {
            assertThat(inputs.map(input -> input.seed().id())).containsExactly("deep/c.txt");
        }
    }

    @Test
    void refusesWhatDoesNotExist() {
        for (String name : List.of("absent", "news/*.pdf", "absent/*.txt")) {
            assertThatExceptionOfType(StepException.class)
                    .isThrownBy(() -> read(ANY, directory.resolve(name)))
                    .withMessageContaining(name)
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(StepException.Kind.FATAL));
        }
    }

    @Test
    void refusesToReadNothing() {
        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> read(ANY))
                .withMessageContaining("no input");
    }

    @Test
    void survivesALoopOfLinks() throws Exception {
        Files.createSymbolicLink(news.resolve("sub/loop"), news);
        List<Input> inputs = read(ANY, news);
        assertThat(inputs)
                .extracting(input -> input.seed().id())
                .contains("sub/loop", "sub/deep/c.txt")
                .hasSize(5);
        assertThatIOException()
                .isThrownBy(() -> content(inputs.get(inputs.size() - 1)))
                .withMessageContaining("sub/loop is a symbolic link");
    }

    @Test
    void followsLinksToDirectoriesIfToldSoAndReadsEachDirectoryOnce() throws Exception {
        write("old/x.txt", "x");
        write("old/sub/y.txt", "y");
        Files.createSymbolicLink(news.resolve("archive"), directory.resolve("old"));
        Files.createSymbolicLink(news.resolve("yet-again"), directory.resolve("old"));
        Files.createSymbolicLink(news.resolve("sub/loop"), news);
        Files.createSymbolicLink(news.resolve("sub/inner"), news.resolve("sub/deep"));
        Files.createSymbolicLink(news.resolve("sub/up"), directory);
        Files.createSymbolicLink(directory.resolve("old/back"), news.resolve("sub"));
        FilesConfig config =
                new FilesConfig(List.of(), List.of("**/*"), List.of(), FilesConfig.Format.AUTO, true, true, 1_000);
        assertThat(ids(config, news))
                .containsExactly(
                        "a.txt", "archive/sub/y.txt", "archive/x.txt", "b.html", "sub-way.txt", "sub/deep/c.txt");
    }

    @Test
    void readsAFileThroughALinkAndReportsALinkThatLeadsNowhere() throws Exception {
        Path elsewhere = Files.writeString(directory.resolve("elsewhere.txt"), "linked");
        Files.createSymbolicLink(news.resolve("x-link.txt"), elsewhere);
        Files.createSymbolicLink(news.resolve("y-dead.txt"), directory.resolve("nowhere.txt"));
        List<Input> inputs = read(ANY, news);
        assertThat(content(inputs.get(inputs.size() - 2))).isEqualTo("linked");
        assertThatIOException()
                .isThrownBy(() -> content(inputs.get(inputs.size() - 1)))
                .withMessageContaining("y-dead.txt is a symbolic link that leads nowhere");
    }

    @Test
    void reportsAFileThatIsGone() throws Exception {
        List<Input> inputs = read(ANY, news);
        Files.delete(news.resolve("a.txt"));
        assertThatIOException()
                .isThrownBy(() -> content(inputs.get(0)))
                .withMessageContaining("a.txt is no longer there")
                .withMessageNotContaining(directory.toString());
    }

    @Test
    void aCompressedFileIsAlsoWhatItIsWithoutItsEnding() throws Exception {
        Files.write(news.resolve("z.html.gz"), gzip("<p>z</p>"));
        FilesConfig pages =
                new FilesConfig(List.of(), List.of("**/*.html"), List.of(), ANY.format(), true, false, ANY.maxBytes());
        assertThat(read(pages, news)).extracting(input -> input.seed().id()).contains("z.html.gz");
    }

    @Test
    void decompressesGzip() throws Exception {
        Files.write(news.resolve("z.html.gz"), gzip("<p>z</p>"));
        Input input = read(ANY, news.resolve("z.html.gz")).get(0);
        assertThat(input.seed().id()).isEqualTo("z.html.gz");
        assertThat(input.seed().source().mediaType()).isEqualTo("text/html");
        assertThat(content(input)).isEqualTo("<p>z</p>");
        assertThat(content(input)).as("a second time").isEqualTo("<p>z</p>");
    }

    @Test
    void boundsWhatIsRead() throws Exception {
        Files.write(news.resolve("bomb.txt.gz"), gzip("0".repeat(100_000)));
        write("news/long.txt", "0".repeat(1_001));
        for (String name : List.of("bomb.txt.gz", "long.txt")) {
            Input input = read(ANY, news.resolve(name)).get(0);
            assertThatIOException()
                    .isThrownBy(() -> content(input))
                    .withMessageContaining(name)
                    .withMessageContaining("1000 bytes");
        }
    }

    @Test
    void reportsWhatIsNoGzip() throws Exception {
        write("news/fake.txt.gz", "plain");
        assertThatIOException()
                .isThrownBy(() -> content(read(ANY, news.resolve("fake.txt.gz")).get(0)))
                .withMessageContaining("not gzip");
    }

    @Test
    void readsCorporaLineByLine() throws Exception {
        write(
                "news/corpus.jsonl",
                "\uFEFF{\"id\":\"x\",\"text\":\"One.\"}\n\n{\"text\":\"Two.\"}\n{broken\n[1]\n{\"id\":7}\n");
        Files.write(news.resolve("more.ndjson.gz"), gzip("{\"id\":\"y\",\"text\":\"Three.\"}"));
        List<Input> inputs = read(ANY, news.resolve("corpus.jsonl"), news.resolve("more.ndjson.gz"));
        assertThat(inputs)
                .extracting(input -> input.seed().id())
                .containsExactly("x", "corpus.jsonl#3", "corpus.jsonl#4", "corpus.jsonl#5", "corpus.jsonl#6", "y");
        assertThat(inputs.get(0).content()).isNull();
        assertThat(inputs.get(1).seed().text()).isEqualTo("Two.");
        assertThatIOException().isThrownBy(() -> content(inputs.get(2))).withMessageStartingWith("corpus.jsonl:4: ");
        assertThatIOException().isThrownBy(() -> content(inputs.get(3))).withMessageStartingWith("corpus.jsonl:5: ");
        assertThatIOException().isThrownBy(() -> content(inputs.get(4))).withMessageContaining("text");
    }

    @Test
    void readsACorpusAsOneFileIfToldSo() throws Exception {
        write("news/corpus.jsonl", "{}\n{}");
        FilesConfig raw =
                new FilesConfig(List.of(), List.of("**/*"), List.of(), FilesConfig.Format.RAW, true, false, 1_000);
        assertThat(content(read(raw, news.resolve("corpus.jsonl")).get(0))).isEqualTo("{}\n{}");
    }

    @Test
    void reportsACutCorpusAndEndsThere() throws Exception {
        byte[] whole = gzip("{\"id\":\"y\",\"text\":\"Three.\"}\n".repeat(3));
        Files.write(news.resolve("cut.jsonl.gz"), Arrays.copyOf(whole, whole.length - 6));
        List<Input> inputs = read(ANY, news.resolve("cut.jsonl.gz"));
        assertThatIOException()
                .isThrownBy(() -> content(inputs.get(inputs.size() - 1)))
                .withMessageContaining("cut.jsonl.gz:");
    }

    @Test
    void readsAPageOnTheStandardInput() throws Exception {
        List<Input> inputs = stdin("Hello there".getBytes(StandardCharsets.UTF_8));
        assertThat(inputs).hasSize(1);
        assertThat(inputs.get(0).seed().id()).isEqualTo("stdin");
        assertThat(content(inputs.get(0))).isEqualTo("Hello there");
    }

    @Test
    void readsACompressedCorpusOnTheStandardInput() throws Exception {
        List<Input> inputs = stdin(gzip(" {\"id\":\"x\",\"text\":\"One.\"}\n{\"id\":\"y\",\"text\":\"Two.\"}"));
        assertThat(inputs).extracting(input -> input.seed().id()).containsExactly("x", "y");
    }

    @Test
    void boundsTheStandardInput() throws Exception {
        assertThatIOException()
                .isThrownBy(() -> content(stdin(new byte[2_000]).get(0)))
                .withMessageContaining("1000 bytes");
    }

    private static List<Input> stdin(byte[] bytes) throws StepException {
        FileInputs files = new FileInputs(
                new PathFilter(List.of("**/*"), List.of()),
                false,
                new Unpacking(FilesConfig.Format.AUTO, true, 1_000, RecordFields.STANDARD));
        Reader reader = new FilesReader(List.of(), Path::of, files, () -> new ByteArrayInputStream(bytes));
        try (Stream<Input> inputs = reader.read(List.of("-"), TestContext.create())) {
            return inputs.toList();
        }
    }

    private List<String> ids(FilesConfig config, Path... paths) throws StepException {
        return read(config, paths).stream().map(input -> input.seed().id()).toList();
    }

    private List<Input> read(FilesConfig config, Path... paths) throws StepException {
        Reader reader =
                new FilesReaderFactory().create(config, TestContext.create().in(directory));
        List<String> names = Arrays.stream(paths).map(Path::toString).toList();
        try (Stream<Input> inputs = reader.read(names, TestContext.create())) {
            return inputs.toList();
        }
    }

    private static String content(Input input) throws IOException {
        Input.Content content = input.content();
        if (content == null) {
            throw new AssertionError(input.seed().id() + " has no content of its own");
        }
        try (InputStream in = content.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
