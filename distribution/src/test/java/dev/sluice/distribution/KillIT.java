package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are killed at random moments, and go on. */
class KillIT {
    /** {@code -Dsluice.kills=1000} kills as often; the documents become more with them. */
    private static final int KILLS = Integer.getInteger("sluice.kills", 20);

    /** {@code -Dsluice.kill.documents=1000000} takes as many documents. */
    private static final int DOCUMENTS = Integer.getInteger("sluice.kill.documents", 30 * KILLS);

    /** {@code -Dsluice.kill.sentences=1} makes them as short. */
    private static final int SENTENCES = Integer.getInteger("sluice.kill.sentences", 30);

    @TempDir
    Path folder;

    @Test
    void killedAnyNumberOfTimesARunLosesNoDocumentAndDoublesNone() throws Exception {
        Path corpus = corpus();
        Path pipeline = Files.writeString(folder.resolve("killed.yaml"), """
                sluice: 1
                input: { use: jsonl }
                steps: [ { use: language }, { use: cluster }, { use: timex } ]
                output: [ { use: jsonl, file: documents.jsonl }, { use: csv } ]
                """);
        String[] words = {"run", pipeline.toString(), corpus.toString(), "-o"};
        Path whole = folder.resolve("whole");
        Sluice.Result expected = new Sluice().run(words[0], words[1], words[2], words[3], whole.toString());
        assertThat(expected.exit()).as(expected.err()).isZero();

        Path killed = folder.resolve("killed");
        // the journal of the first pass is about as long as what is read, that of the second as what is written
        long all = Files.size(corpus) + Files.size(whole.resolve("documents.jsonl"));
        Random random = new Random(20);
        int kills = 0;
        long grown = 0;
        while (kills < KILLS) {
            long until = Math.min(grown + 1 + random.nextLong(2 * all / KILLS), all * 9 / 10);
            Process process = new ProcessBuilder(
                            Sluice.HOME.resolve("bin/sluice").toString(),
                            words[0],
                            words[1],
                            words[2],
                            words[3],
                            killed.toString(),
                            "--resume")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            while (process.isAlive() && journals(killed) < until) {
                process.waitFor(2, TimeUnit.MILLISECONDS);
            }
            boolean isAlive = process.isAlive();
            // SIGKILL and SIGTERM in turn
            if (kills % 2 == 0) {
                process.destroyForcibly();
            } else {
                process.destroy();
            }
            process.waitFor();
            assertThat(isAlive)
                    .as("whether there was a run to kill, for the time no. %d", kills)
                    .isTrue();
            assertThat(killed.resolve("documents.jsonl")).doesNotExist();
            grown = journals(killed);
            kills++;
        }
        Sluice.Result last = new Sluice().run(words[0], words[1], words[2], words[3], killed.toString(), "--resume");
        assertThat(last.exit()).as(last.err()).isZero();
        assertThat(last.err()).contains("not done again");
        for (String name : names(whole)) {
            // the files of a million documents do not fit into the memory
            assertThat(Files.mismatch(killed.resolve(name), whole.resolve(name)))
                    .as("the first byte that differs in " + name)
                    .isEqualTo(-1);
        }
        try (Stream<String> documents = Files.lines(killed.resolve("documents.jsonl"))) {
            assertThat(documents.count()).isEqualTo(DOCUMENTS);
        }
        assertThat(names(killed)).isEqualTo(names(whole));
    }

    @Test
    void theProcessesOfARunThatIsKilledEndWithIt() throws Exception {
        Path corpus = corpus();
        Path out = folder.resolve("isolated");
        Process process = new ProcessBuilder(
                        Sluice.HOME.resolve("bin/sluice").toString(),
                        "run",
                        "timex",
                        corpus.toString(),
                        "-o",
                        out.toString(),
                        "--set",
                        "run.isolation=process")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (process.isAlive() && journals(out) < 200_000) {
            process.waitFor(2, TimeUnit.MILLISECONDS);
        }
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        process.waitFor();

        assertThat(children).isNotEmpty();
        for (ProcessHandle child : children) {
            child.onExit().get(30, TimeUnit.SECONDS);
        }
        String own = "sluice-worker-" + process.pid() + "-";
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith(own)))
                    .isEmpty();
        }
    }

    @Test
    void theProcessesAreStartedByTheCommandOfTheUser() throws Exception {
        Path marks = folder.resolve("marks");
        Path start =
                Files.writeString(folder.resolve("start.sh"), "echo begun >> '%s'; exec \"$@\"\n".formatted(marks));
        Path out = folder.resolve("wrapped");
        Sluice.Result result = new Sluice()
                .with("SLUICE_WORKER_PREFIX", "sh " + start)
                .run("run", "timex", corpus().toString(), "-o", out.toString(), "--set", "run.isolation=process");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(Files.readAllLines(marks)).isNotEmpty();
    }

    private Path corpus() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            lines.add("{\"id\": \"doc-%d\", \"date\": \"2021-03-%02d\", \"text\": \"%s\"}"
                    .formatted(
                            i,
                            1 + i % 28,
                            "The committee met last Friday and will meet again in %d days. "
                                    .formatted(i + 2)
                                    .repeat(SENTENCES)));
        }
        return Files.write(folder.resolve("corpus.jsonl"), lines);
    }

    /** Returns how many bytes the journals have. */
    private static long journals(Path results) throws IOException {
        Path state = results.resolve(".sluice");
        if (Files.notExists(state)) {
            return 0;
        }
        long sum = 0;
        for (int i = 0; i < 2; i++) {
            Path journal = state.resolve("journal-" + i);
            sum += Files.exists(journal) ? Files.size(journal) : 0;
        }
        return sum;
    }

    /** Returns the names of all results but the report of the run, which says when it was. */
    private static List<String> names(Path results) throws IOException {
        try (Stream<Path> files = Files.list(results)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("run.json"))
                    .sorted()
                    .toList();
        }
    }
}
