package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.internal.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher as a process: what it reads, what it writes where, and its exit codes. */
class CommandLineIT {
    /** One document as a line of a corpus. */
    static final String LINE = "{\"id\":\"a\",\"date\":\"2020-01-10\",\"text\":\"They met in Baghdad on Thursday.\"}\n";

    @TempDir
    Path directory;

    @Test
    void helpAndVersionNeedNoPlugin() {
        Sluice.Result help =
                new Sluice().with("SLUICE_JAVA_OPTS", "-verbose:class").run("--help");
        assertThat(help.exit()).isZero();
        assertThat(help.out())
                .contains("usage: sluice")
                .doesNotContain("org.pf4j", "logback", "dev.sluice.core.Toolkit ");
        Sluice.Result version = new Sluice().run("version", "--json");
        assertThat(Json.object(version.out())).containsKeys("sluice", "java");
    }

    @Test
    void listsPluginsAndComponents() {
        Sluice.Result plugins = new Sluice().run("plugin", "list");
        assertThat(plugins.exit()).as(plugins.err()).isZero();
        assertThat(plugins.out())
                .contains("dating ", "evaluation ", "export ", "extraction ", "linking ", "office ", "reading ")
                .doesNotContain("BROKEN", "cure");
        Sluice.Result components = new Sluice().run("components");
        assertThat(components.out())
                .contains("files", "jsonl", "extract", "office", "date", "timex", "link", "cluster", "csv", "report");
        assertThat(new Sluice().run("components", "timex").out()).contains("needs text", "languages");
    }

    @Test
    void searchesTheKnowledgeBaseThatShips() {
        Sluice.Result help = new Sluice().run("help", "tools");
        assertThat(help.out()).contains("kb build", "kb info", "kb search", "kb show", "kb list");
        Sluice.Result search = new Sluice().run("kb", "search", "Lisbon");
        assertThat(search.exit()).as(search.err()).isZero();
        assertThat(search.out()).contains("Q597\t");
        Sluice.Result info = new Sluice().run("kb", "info", "--verify", "--json");
        assertThat(info.exit()).as(info.err()).isZero();
        assertThat(Json.object(info.out())).containsEntry("base", "starter").containsKey("licences");
        assertThat(new Sluice().run("kb", "show", "Q0").exit()).isEqualTo(65);
        Sluice.Result nothing = new Sluice().run("kb", "show");
        assertThat(nothing.exit()).isEqualTo(64);
        assertThat(nothing.err()).contains("kb show takes ID..., but 0 arguments are given");
        assertThat(new Sluice().run("kb", "info", "Lisbon").exit()).isEqualTo(64);
        assertThat(new Sluice().run("kb", "search", "--bsae", "x", "Lisbon").exit())
                .isEqualTo(64);
        assertThat(new Sluice().run("kb", "search", "--base", "none", "Lisbon").exit())
                .isEqualTo(65);
    }

    @ParameterizedTest
    @CsvSource({
        "sluice comp, completion components",
        "sluice -p plugins plugin in, index info install",
        "sluice kb s, search show",
        "sluice kb search --b, --base",
        "sluice run --re, --resume --retry-failed",
        "sluice run ne, news",
        "sluice components tim, timeline timeml timex",
        "sluice plugin info da, dating",
        "sluice plugin --pl, --plugins"
    })
    void bashCompletesCommandsAndOptions(String typed, String offered) throws IOException {
        Path script = Files.writeString(
                directory.resolve("sluice.bash"),
                new Sluice().run("completion", "bash").out());
        String[] words = typed.split(" ");
        String asked = "source '" + script + "'; COMP_WORDS=(" + typed + "); COMP_CWORD=" + (words.length - 1)
                + "; _sluice; echo \"${COMPREPLY[*]}\"";
        Sluice.Result result = Sluice.process(List.of("bash", "-c", asked), directory, Map.of(), new byte[0]);
        assertThat(result.out().strip()).as(result.err()).isEqualTo(offered);
    }

    @Test
    void buildsAKnowledgeBaseAndUsesItInAPipeline() throws IOException {
        Path own = directory.resolve("own.csv");
        Files.writeString(own, "id,name,type\nport:1,Vardonia,place\n");
        Path base = directory.resolve("base");
        Sluice.Result built = new Sluice().run("kb", "build", own.toString(), "--output", base.toString());
        assertThat(built.exit()).as(built.err()).isZero();
        assertThat(built.err()).contains("entities: 1");
        Path text = directory.resolve("a.txt");
        Files.writeString(text, "They sailed to Vardonia.");
        Sluice.Result run = new Sluice()
                .run(
                        "run",
                        "link",
                        text.toString(),
                        "--set",
                        "steps.link.knowledge-base=[" + base + ", starter]",
                        "--set",
                        "output.jsonl.file=-");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("port:1");
        assertThat(new Sluice()
                        .run("kb", "build", own.toString(), "--output", base.toString())
                        .exit())
                .isEqualTo(65);
        assertThat(new Sluice()
                        .run(
                                "kb",
                                "build",
                                "none.json",
                                "--output",
                                directory.resolve("other").toString())
                        .exit())
                .isEqualTo(66);
    }

    @Test
    void explainsAndChecksEveryShippedPipeline() {
        for (String pipeline : List.of("news", "extract", "dates", "timex", "link")) {
            Sluice.Result lint = new Sluice().run("lint", pipeline);
            assertThat(lint.exit()).as(lint.out() + lint.err()).isZero();
            assertThat(lint.out()).isEmpty();
        }
        Sluice.Result explain = new Sluice().run("explain", "news", "--set", "run.workers=3");
        assertThat(explain.exit()).as(explain.err()).isZero();
        assertThat(explain.out())
                .contains("step timex, annotator of plugin dating", "needs text", "default", "workers", "3");
    }

    @Test
    void explainsWhatAPipelineSaysAboutADocument() throws IOException {
        Path page = directory.resolve("page.html");
        Files.writeString(page, """
                <html lang="en"><head><title>The ferry</title>
                <meta property="article:published_time" content="2019-05-14T10:00:00+01:00"></head>
                <body><article><h1>The ferry</h1><p>The ferry to the island ran aground last week, and nobody was hurt.</p>
                </article></body></html>
                """);
        Sluice.Result explain = new Sluice().run("explain", "news", page.toString());
        assertThat(explain.exit()).as(explain.err()).isZero();
        assertThat(explain.out())
                .contains("published 2019-05-14", "meta article:published_time", "\"last week\"", "2019-W19", "anchor");
    }

    @Test
    void aWrongPipelineIsRefusedBeforeAnythingIsWritten() throws IOException {
        Path pipeline = directory.resolve("bad.yaml");
        Files.writeString(pipeline, """
                sluice: 1
                input: files
                steps:
                  - { use: timx }
                output:
                  - { use: jsonl, fille: x.jsonl }
                """);
        Path out = directory.resolve("out");

        Sluice.Result result = new Sluice().run("run", pipeline.toString(), "examples/news", "-o", out.toString());

        assertThat(result.exit()).isEqualTo(78);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("bad.yaml:4:", "timex", "bad.yaml:6:", "file");
        assertThat(out).doesNotExist();
    }

    @Test
    void aPipeWhoseReaderHasEnoughIsNoError() throws IOException {
        StringBuilder corpus = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            corpus.append(LINE.replace("\"a\"", "\"d" + i + "\""));
        }
        Files.writeString(directory.resolve("corpus.jsonl"), corpus);

        Sluice.Result result = Sluice.process(
                List.of(
                        "bash",
                        "-c",
                        "'" + Sluice.HOME.resolve("bin/sluice")
                                + "' run timex corpus.jsonl --set output.jsonl.file=- | head -n 1; exit ${PIPESTATUS[0]}"),
                directory,
                Map.of(),
                new byte[0]);

        assertThat(result.lines()).hasSize(1);
        assertThat(result.exit()).isEqualTo(74);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aReaderOfATableOfAToolThatHasEnoughGetsNoMessage() {
        Sluice.Result result = Sluice.process(
                List.of(
                        "bash",
                        "-c",
                        "'" + Sluice.HOME.resolve("bin/sluice") + "' kb list | head -n 1; exit ${PIPESTATUS[0]}"),
                directory,
                Map.of(),
                new byte[0]);

        assertThat(result.lines()).hasSize(1);
        assertThat(result.exit()).isEqualTo(74);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void whatAToolCannotReadIsNoFaultOfWhereItWrites() throws IOException {
        Files.writeString(directory.resolve("own.csv.gz"), "not packed at all");
        Files.writeString(directory.resolve("own.csv"), "id,name,type\nport:1,Vardonia,place\n");
        Files.writeString(directory.resolve("file"), "");
        Sluice sluice = new Sluice().in(directory);

        Sluice.Result broken = sluice.run("kb", "build", "own.csv.gz", "--output", "base");
        Sluice.Result unwritable = sluice.run("kb", "build", "own.csv", "--output", "file/base");

        assertThat(broken.exit()).as(broken.err()).isEqualTo(65);
        assertThat(unwritable.exit()).as(unwritable.err()).isEqualTo(74);
    }

    @Test
    void aPluginThatCannotBeUsedIsListedWithCauseAndCure() throws IOException {
        Files.createDirectories(directory.resolve("plugins/broken"));
        Files.writeString(
                directory.resolve("plugins/broken/plugin.properties"), "plugin.id=broken\nplugin.version=1.0.0\n");

        Sluice.Result result =
                new Sluice().run("--plugins", directory.resolve("plugins").toString(), "plugin", "list");

        assertThat(result.exit()).isEqualTo(69);
        assertThat(result.out()).contains("broken 1.0.0 BROKEN", "cure:", "dating ");
    }

    @Test
    void aTemporaryFolderWithALongNameServesWorkerProcesses() throws IOException {
        Path temporary = Files.createDirectories(directory.resolve("t".repeat(150)));
        Files.writeString(directory.resolve("line.jsonl"), LINE);

        Sluice.Result result = new Sluice()
                .in(directory)
                .with("SLUICE_JAVA_OPTS", " -Djava.io.tmpdir=" + temporary)
                .run("run", "timex", "line.jsonl", "-o", "out", "--set", "run.isolation=process");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(directory.resolve("out/documents.jsonl")).isNotEmptyFile();
        assertThat(temporary).as("what worker processes leave").isEmptyDirectory();
    }

    @Test
    void aFullStandardOutputIsAnOutputError() {
        Sluice.Result result = Sluice.process(
                List.of(
                        "sh",
                        "-c",
                        "'" + Sluice.HOME.resolve("bin/sluice")
                                + "' run timex - --set output.jsonl.file=- > /dev/full"),
                directory,
                Map.of(),
                Sluice.utf8(LINE));

        assertThat(result.exit()).as(result.err()).isEqualTo(74);
        assertThat(result.err()).contains("No space left");
    }

    @Test
    void aFolderThatAnotherRunUsesIsLeftAlone() throws IOException {
        Path lock = Files.createDirectories(directory.resolve("out/.sluice")).resolve("lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(channel.lock().isValid()).isTrue();

            Sluice.Result result =
                    new Sluice().in(directory).reading(Sluice.utf8(LINE)).run("run", "timex", "-", "-o", "out");

            assertThat(result.exit()).isEqualTo(75);
            assertThat(result.err()).contains("in use by another run");
        }
    }

    @Test
    void theSchemaIsJson() {
        Sluice.Result result = new Sluice().run("schema");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(Json.object(result.out())).containsKey("$schema");
    }

    @Test
    void worksWhenStartedThroughALinkFromAFolderWithASpace() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("a folder"));
        Path link = Files.createSymbolicLink(folder.resolve("sluice"), Sluice.HOME.resolve("bin/sluice"));
        Files.writeString(
                folder.resolve("a text.txt"),
                "A text about a river that runs through two countries, long enough to be kept.");

        Sluice.Result result = Sluice.process(
                List.of(link.toString(), "run", "extract", "a text.txt", "-o", "my results"),
                folder,
                Map.of(),
                new byte[0]);

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(folder.resolve("my results/documents.jsonl")).exists();
    }
}
