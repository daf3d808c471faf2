package dev.sluice.distribution;

import static dev.sluice.distribution.CommandLineIT.LINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.internal.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher takes as inputs of a run, from a page on the standard input to folders of packed corpora. */
class CommandLineInputIT {
    @TempDir
    Path directory;

    @Test
    void readsTheStandardInputAndWritesTheStandardOutput() {
        Sluice.Result result =
                new Sluice().reading(Sluice.utf8(LINE)).run("run", "timex", "-", "--set", "output.jsonl.file=-");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.lines()).hasSize(1);
        assertThat(Json.object(result.out())).containsEntry("id", "a");
        assertThat(result.out()).contains("\"value\":\"2020-01-09\"");
        assertThat(result.err()).contains("1 document: 1 ok");
    }

    @Test
    void readsAPageFromTheStandardInput() {
        String page = "<html><head><title>A short title</title></head><body><article><h1>A short title</h1><p>"
                + "The committee will meet again in the spring, its chair said on Monday, to decide on the harbour. "
                + "Until then the old rules stay in force, and no ship may enter at night.</p></article></body></html>";

        Sluice.Result result = new Sluice()
                .reading(Sluice.utf8(page))
                .run("run", "extract", "-", "--set", "output.jsonl.file=-", "-q");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(String.valueOf(Json.object(result.out()).get("text")))
                .startsWith("The committee")
                .endsWith("at night.");
    }

    @Test
    void readsFilesFoldersPatternsAndGzippedCorpora() throws IOException {
        Files.createDirectories(directory.resolve("in/deep"));
        Files.writeString(
                directory.resolve("in/one.txt"),
                "A first text about a river, long enough to be kept as a paragraph of prose.");
        Files.writeString(
                directory.resolve("in/deep/two.txt"),
                "A second text about a bridge, long enough to be kept as a paragraph of prose.");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Sluice.utf8(LINE + "\n" + LINE.replace("\"a\"", "\"b\"")));
        }
        Files.write(directory.resolve("corpus.jsonl.gz"), bytes.toByteArray());
        Sluice sluice = new Sluice().in(directory);

        assertThat(ids(sluice.run("run", "timex", "in", "-o", "folder"))).containsExactly("deep/two.txt", "one.txt");
        assertThat(ids(sluice.run("run", "timex", "in/one.txt", "-o", "file"))).containsExactly("one.txt");
        assertThat(ids(sluice.run("run", "timex", "in/**/*.txt", "-o", "pattern")))
                .hasSize(2);
        assertThat(ids(sluice.run("run", "timex", "corpus.jsonl.gz", "-o", "corpus")))
                .containsExactly("a", "b");
    }

    private List<String> ids(Sluice.Result result) throws IOException {
        assertThat(result.exit()).as(result.err()).isZero();
        String folder = result.err().replaceAll("(?s).*-> (\\S+) .*", "$1");
        return Files.readAllLines(directory.resolve(folder).resolve("documents.jsonl")).stream()
                .map(line -> String.valueOf(Json.object(line).get("id")))
                .toList();
    }

    @Test
    void aBadDocumentIsReportedAndTheRestGoesOn() throws IOException {
        Files.writeString(
                directory.resolve("corpus.jsonl"),
                LINE + "{\"id\":\"b\",\"text\":7}\nnot json\n" + LINE.replace("\"a\"", "\"d\""));

        Sluice.Result result = new Sluice().in(directory).run("run", "timex", "corpus.jsonl", "-o", "out");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(ids(new Sluice.Result(0, result.out(), result.err()))).containsExactly("a", "d");
        assertThat(result.err()).contains("failed: ", "corpus.jsonl:2", "corpus.jsonl:3", "2 ok", "2 broken");
        assertThat(Files.readAllLines(directory.resolve("out/failed.jsonl"))).hasSize(2);
        Map<String, Object> run = Json.object(Files.readString(directory.resolve("out/run.json")));
        assertThat(run).containsEntry("documents", 4).containsEntry("failed", 2);
    }

    @Test
    void resultsMayLieBelowWhatIsRead() throws IOException {
        Files.writeString(
                directory.resolve("a.txt"), "A text about a river, long enough to be kept as a paragraph of prose.");
        Sluice sluice = new Sluice().in(directory);

        assertThat(ids(sluice.run("run", "timex", ".", "-o", "out"))).containsExactly("a.txt");
        assertThat(ids(sluice.run("run", "timex", ".", "-o", "out"))).containsExactly("a.txt");
    }

    @Test
    void fileNamesOutsideAsciiWorkInThePosixLocale() throws IOException {
        Files.createDirectories(directory.resolve("é"));
        Files.writeString(
                directory.resolve("é/ü.txt"), "A text about a river, long enough to be kept as a paragraph of prose.");

        Sluice.Result result = new Sluice().in(directory).with("LC_ALL", "C").run("run", "extract", "é", "-o", "ö");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(Files.readString(directory.resolve("ö/documents.jsonl"))).contains("\"id\":\"ü.txt\"");
    }

    @Test
    void anInputThatDoesNotExistIsNamed() {
        Sluice.Result result = new Sluice().in(directory).run("run", "timex", "no-such-folder", "-o", "out");

        assertThat(result.exit()).isEqualTo(66);
        assertThat(result.err()).contains("no-such-folder");
        assertThat(directory.resolve("out")).doesNotExist();
    }
}
