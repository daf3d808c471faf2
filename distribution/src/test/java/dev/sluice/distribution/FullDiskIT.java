package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that cannot write what they should: no file may grow any more, as on a disk that is full, or nobody reads the output. */
class FullDiskIT {
    private static final int DOCUMENTS = 200;

    @TempDir
    Path folder;

    private Sluice.Result shell(String script, String... words) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", script));
        command.add(Sluice.HOME.resolve("bin/sluice").toString());
        command.addAll(List.of(words));
        return Sluice.process(command, folder, Map.of("SLUICE_JAVA_OPTS", "-XX:TieredStopAtLevel=1"), new byte[0]);
    }

    private Path corpus() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            String text = "The committee met last Friday and will meet again in %d days. ".formatted(i + 2);
            lines.add("{\"id\": \"doc-%d\", \"date\": \"2021-03-05\", \"text\": \"%s\"}".formatted(i, text.repeat(10)));
        }
        return Files.write(folder.resolve("corpus.jsonl"), lines);
    }

    private static List<String> names(Path results) throws IOException {
        try (Stream<Path> files = Files.list(results)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aRunThatCannotWriteSaysSoNamesNothingHalfAndGoesOnLater() throws Exception {
        String[] words = {"run", "timex", corpus().toString(), "-o", "full"};
        // at every size the journal or an output is cut somewhere else; a block of the limit has 512 bytes or 1,024
        for (int blocks : List.of(1, 40, 150)) {
            Sluice.Result full = shell("trap '' XFSZ; ulimit -f " + blocks + "; exec \"$0\" \"$@\"", words);
            assertThat(full.exit()).as(full.err()).isEqualTo(74);
            assertThat(full.err()).contains("cannot write");
            assertThat(names(folder.resolve("full"))).allMatch(name -> name.endsWith(".part"));
            words = new String[] {words[0], words[1], words[2], words[3], words[4], "--resume"};
        }
        Sluice.Result rest = shell("exec \"$0\" \"$@\"", words);
        assertThat(rest.exit()).as(rest.err()).isZero();
        assertThat(rest.err()).contains("not done again");

        Sluice.Result whole = shell("exec \"$0\" \"$@\"", "run", "timex", words[2], "-o", "whole");
        assertThat(whole.exit()).as(whole.err()).isZero();
        assertThat(names(folder.resolve("full"))).isEqualTo(names(folder.resolve("whole")));
        for (String name : names(folder.resolve("whole"))) {
            if (!name.equals("run.json")) {
                assertThat(folder.resolve("full").resolve(name))
                        .hasSameBinaryContentAs(folder.resolve("whole").resolve(name));
            }
        }
    }

    @Test
    void aRunWhoseOutputNobodyReadsEndsAtOnceAndQuietly() throws Exception {
        // the exit code of the run is on the error output, behind whatever it has to say
        Sluice.Result piped = shell(
                "{ \"$0\" \"$@\"; echo \"exit $?\" >&2; } | head -n 1",
                "run",
                "timex",
                corpus().toString(),
                "--set",
                "output.jsonl.file=-");
        assertThat(piped.lines()).hasSize(1);
        assertThat(piped.out()).startsWith("{\"id\":\"doc-0\"");
        assertThat(piped.err()).contains("exit 74").doesNotContain("\tat ", "Exception");
    }
}
