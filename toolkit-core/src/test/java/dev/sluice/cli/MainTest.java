package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    private ExitCode run(String... args) {
        return Main.run(List.of(args), out, err);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void helpGoesToTheStandardOutput(String word) {
        assertThat(run(word)).isEqualTo(ExitCode.OK);
        assertThat(out())
                .contains(
                        "usage: sluice",
                        "run",
                        "lint",
                        "explain",
                        "components",
                        "schema",
                        "plugin list",
                        "plugin new",
                        "version");
        assertThat(err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"help,plugin", "plugin,--help", "plugin,-h"})
    void theHelpOfAGroupIsThatOfItsCommands(String first, String second) {
        assertThat(run(first, second)).isEqualTo(ExitCode.OK);
        assertThat(out())
                .contains("usage: sluice plugin list", "usage: sluice plugin new")
                .doesNotContain("usage: sluice run");
        assertThat(err()).isEmpty();
    }

    @Test
    void withoutACommandHelpGoesToTheStandardErrorAndTheExitCodeSaysUsage() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("usage: sluice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "lint",
                "explain",
                "init",
                "convert",
                "report",
                "components",
                "schema",
                "plugin list",
                "plugin new",
                "plugin info",
                "plugin verify",
                "plugin install",
                "plugin remove",
                "plugin lock",
                "plugin check",
                "version",
                "help"
            })
    void everyCommandHasHelpWithExamplesThatBeginWithItself(String command) {
        String[] words = (command + " --help").split(" ");
        assertThat(run(words)).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("usage: sluice " + command);
        assertThat(out().substring(out().indexOf("examples:")).lines().skip(1))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(example).contains("sluice ").contains(command));
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version", "-V"})
    void versionNamesSluiceAndJava(String word) {
        assertThat(run(word)).isEqualTo(ExitCode.OK);
        assertThat(out()).matches("sluice \\d+\\.\\d+\\.\\d+\\S* \\(Java .+\\)\n");
    }

    @ParameterizedTest
    @CsvSource({
        "rum, run",
        "explian, explain",
        "componets, components",
        "verison, version",
        "hepl, help",
        "lnt, lint",
    })
    void aMistypedCommandGetsTheRightOne(String typo, String meant) {
        assertThat(run(typo)).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("'" + typo + "'", "did you mean '" + meant + "'?");
        assertThat(out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "run news --ouput x, --output",
        "run news --workrs 2, --workers",
        "lint news --jsn, --json",
        "components --quite, --quiet",
        "version --sjon, --json",
    })
    void aMistypedOptionGetsTheRightOne(String line, String meant) {
        assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @CsvSource({
        "run, needs the name of a pipeline",
        "run news -o, --output of sluice run needs a value: --output DIR",
        "run news -o a -o b, given 2 times",
        "run news --out x, unknown option",
        "lint, needs one or more pipelines",
        "explain, needs the name of one pipeline",
        "explain a b, needs the name of one pipeline",
        "explain news no-such-page.html, there is no file 'no-such-page.html'",
        "explain news src, 'src' is a folder",
        "run news a.txt -o -, --output names a folder; for the standard output leave it out",
        "explain a b c, needs the name of one pipeline",
        "convert, convert needs records",
        "convert a.jsonl, convert needs --to FORMAT",
        "convert a.jsonl --to nosuch, unknown format 'nosuch'",
        "convert a.jsonl --to nosuch -o x -o y, --output is given 2 times",
        "report, report needs records",
        "report a.jsonl -o /, --output must name a file",
        "init a b c, init needs the name of a pipeline",
        "init news my.json, writes YAML",
        "init nosuch, unknown pipeline 'nosuch'",
        "explain news --html x.html, --html needs the file of a document",
        "version x, takes no argument",
        "version --json=yes, takes no value",
        "run --worker, try: sluice help run",
        "--plugins no-such-folder plugin list, which is no folder",
        "plugin, needs one more word: plugin list",
        "help nosuch, unknown command",
        "plugin frob, unknown command 'plugin frob'",
        "plugn list, did you mean 'plugin list'",
        "rnu x, did you mean 'run'",
    })
    void aWrongCommandLineIsExplained(String line, String message) {
        assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains(message);
        assertThat(out()).isEmpty();
    }

    @Test
    void aPipelineThatDoesNotExistIsAConfigurationError() {
        assertThat(run("run", "nosuch")).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(err()).contains("there is no pipeline 'nosuch'");
        assertThat(run("lint", "no/such.yaml")).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(out()).contains("no/such.yaml does not exist");
    }

    @Test
    void aFileThatIsNotTextIsAConfigurationError() throws IOException {
        Path file = directory.resolve("bad.yaml");
        Files.write(file, new byte[] {(byte) 0xC3, (byte) 0x28});

        assertThat(run("lint", file.toString())).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(out()).contains("not text in UTF-8");
    }

    @Test
    void aFullStandardOutputIsAnOutputError() {
        assertThat(Main.run(List.of("help"), failing("No space left on device"), err))
                .isEqualTo(ExitCode.OUTPUT);
        assertThat(err()).contains("No space left on device");
    }

    /** As in {@code sluice plugin list | head}. */
    @Test
    void aClosedStandardOutputIsAnOutputErrorOfWhichNobodyNeedsToBeTold() {
        assertThat(Main.run(List.of("help"), failing("Broken pipe"), err)).isEqualTo(ExitCode.OUTPUT);
        assertThat(err()).isEmpty();
    }

    @Test
    void aFolderOfPluginsThatIsNoneIsToldBesideTheCommandThatItMayHaveBrought() {
        assertThat(run("--plugins", "no-such-folder", "knoledge")).isEqualTo(ExitCode.USAGE);
        assertThat(err())
                .contains("--plugins names no-such-folder, which is no folder", "unknown command 'knoledge'")
                .contains("try: sluice help");
        assertThat(run("--plugins", directory.toString(), "knoledge")).isEqualTo(ExitCode.USAGE);
        assertThat(err().substring(err().lastIndexOf("sluice: ")))
                .contains("unknown command 'knoledge'")
                .doesNotContain("no folder");
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }

    @Test
    void aReportNeedsThePluginThatWritesIt() {
        assertThat(run("report", "a.jsonl")).isEqualTo(ExitCode.PLUGIN);
        assertThat(err()).contains("no plugin brings the output 'report'");
    }

    @Test
    void exitCodesCanBeLookedUp() {
        assertThat(run("help", "exit-codes")).isEqualTo(ExitCode.OK);
        for (ExitCode code : ExitCode.values()) {
            assertThat(out()).contains(code.code() + "  ");
        }
    }

    @Test
    void messagesShowControlAndBidiCharactersInsteadOfObeyingThem() {
        assertThat(run("run", "a\u001b[31m\u202eb")).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(err())
                .contains("a\\u001b[31m\\u202eb")
                .doesNotContain("\u001b")
                .doesNotContain("\u202e");
    }
}
