package dev.sluice.core.internal.engine;

import static dev.sluice.core.internal.engine.EngineFixture.annotator;
import static dev.sluice.core.internal.engine.EngineFixture.documents;
import static dev.sluice.core.internal.engine.EngineFixture.engine;
import static dev.sluice.core.internal.engine.EngineFixture.reader;
import static dev.sluice.core.internal.engine.EngineFixture.settings;
import static dev.sluice.core.internal.engine.EngineFixture.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.Document;
import dev.sluice.api.Exporter;
import dev.sluice.api.Input;
import dev.sluice.api.Problem;
import dev.sluice.api.StepContext;
import dev.sluice.api.StepException;
import dev.sluice.api.StepException.Kind;
import dev.sluice.core.ComponentInfo;
import dev.sluice.core.ConfigurationException;
import dev.sluice.core.InputException;
import dev.sluice.core.OutputException;
import dev.sluice.core.PluginException;
import dev.sluice.core.RunListener;
import dev.sluice.core.RunReport;
import dev.sluice.core.RunRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that end before they are done, and go on later as if nothing had been. */
class ResumeTest {
    /** A text that no encoder may harm: astral, right to left, a lone surrogate, a line feed. */
    private static final String ODD = "a \uD83D\uDE00 \u05D0 \uD800 \n z";

    /** Each run that goes on waits for the disk; {@link JournalTest} cuts at every byte. */
    private static final int STRIDE = 11;

    @TempDir
    Path out;

    private final ConcurrentLinkedQueue<String> worked = new ConcurrentLinkedQueue<>();
    private String fatal = "none";
    private String fatalLater = "none";

    private static Step corpus() {
        return step("total", ComponentInfo.Kind.CORPUS_ANNOTATOR, new CorpusAnnotator<String, List<String>>() {
            @Override
            public String observe(Document document, StepContext context) {
                return document.id();
            }

            @Override
            public List<String> combine(Stream<String> observed, StepContext context) {
                return observed.toList();
            }

            @Override
            public Document apply(Document document, List<String> ids, StepContext context) {
                return document.withProblem(new Problem("ids", String.join(" ", ids)));
            }
        });
    }

    private List<Step> steps() {
        Step first = annotator("first", (document, context) -> {
            worked.add("first " + document.id());
            gaveUp(fatal, document);
            if (document.id().equals("d2")) {
                throw new StepException(Kind.PARSE_ERROR, "d2 is broken");
            }
            return document.withText(document.text() + ODD);
        });
        Step later = annotator("later", (document, context) -> {
            worked.add("later " + document.id());
            gaveUp(fatalLater, document);
            if (document.id().equals("d1")) {
                throw new IllegalStateException("d1 is more than this step can take");
            }
            return document.withText(document.text() + "!");
        });
        return List.of(first, corpus(), later);
    }

    /** What ends the run as the end of the program would: nothing more is written. */
    private static void gaveUp(String fatal, Document document) throws StepException {
        if (document.id().equals(fatal)) {
            throw new StepException(Kind.FATAL, "the power is gone");
        }
    }

    /** Counts over documents, so that a run that goes on must show it all of them. */
    private static Step records() {
        return step("records", ComponentInfo.Kind.EXPORTER, (Exporter) context -> {
            OutputStream lines = context.create("records.txt");
            return new Exporter.Output() {
                private int count;

                @Override
                public void write(Document document) throws IOException {
                    lines.write((document.toRecord() + "\n").getBytes(StandardCharsets.UTF_16));
                }

                @Override
                public void kept(Document document) {
                    count++;
                }

                @Override
                public void finish() throws IOException {
                    lines.write((count + " documents\n").getBytes(StandardCharsets.UTF_16));
                }
            };
        });
    }

    private RunReport run(int documents, Path directory, boolean resume) throws InterruptedException {
        return run(documents(documents), steps(), directory, resume, new RunListener() {});
    }

    private static RunReport run(Step reader, List<Step> steps, Path directory, boolean resume, RunListener listener)
            throws InterruptedException {
        try (Engine engine = engine(settings(2), reader, steps, List.of(records()))) {
            return engine.run(new RunRequest(List.of(), directory, listener, resume));
        }
    }

    private static Map<String, byte[]> results(Path directory) throws IOException {
        return Map.of(
                "records", Files.readAllBytes(directory.resolve("records.txt")),
                "failed", Files.readAllBytes(directory.resolve("failed.jsonl")));
    }

    private static void assertSame(Map<String, byte[]> results, Map<String, byte[]> expected, String what) {
        expected.forEach((name, bytes) ->
                assertThat(results.get(name)).as("%s of %s", name, what).isEqualTo(bytes));
    }

    private Map<String, byte[]> uninterrupted(int documents) throws Exception {
        Path whole = out.resolve("whole");
        RunReport report = run(documents, whole, false);
        assertThat(report.failed()).isEqualTo(2);
        return results(whole);
    }

    @Test
    void goesOnInTheFirstPassAndWorksOnNothingTwice() throws Exception {
        Map<String, byte[]> expected = uninterrupted(60);
        Path cut = out.resolve("cut");
        fatal = "d40";
        assertThatThrownBy(() -> run(60, cut, false)).isInstanceOf(PluginException.class);
        assertThat(cut.resolve("records.txt")).doesNotExist();
        worked.clear();
        fatal = "none";
        List<Long> known = new ArrayList<>();
        RunReport report = run(documents(60), steps(), cut, true, new RunListener() {
            @Override
            public void resumed(long inputs) {
                known.add(inputs);
            }
        });
        assertSame(results(cut), expected, "the resumed run");
        // the first step writes what its plugin does not declare, which is told whoever ran it
        assertThat(report.warnings()).anyMatch(warning -> warning.contains("'first'"));
        assertThat(report.documents()).isEqualTo(60);
        assertThat(report.failed()).isEqualTo(2);
        assertThat(known).containsExactly(40L, 0L);
        assertThat(worked).doesNotContain("first d0", "first d39").contains("first d40", "first d59");
    }

    @Test
    void goesOnInALaterPass() throws Exception {
        Map<String, byte[]> expected = uninterrupted(30);
        Path cut = out.resolve("cut");
        fatalLater = "d20";
        assertThatThrownBy(() -> run(30, cut, false)).isInstanceOf(PluginException.class);
        worked.clear();
        fatalLater = "none";
        run(30, cut, true);
        assertSame(results(cut), expected, "the resumed run");
        assertThat(worked).noneMatch(work -> work.startsWith("first")).doesNotContain("later d0", "later d19");
    }

    @Test
    void isInterruptedAndGoesOnAnyNumberOfTimes() throws Exception {
        Map<String, byte[]> expected = uninterrupted(12);
        Path cut = out.resolve("cut");
        for (int i = 0; i < 12; i++) {
            fatal = "d" + i;
            assertThatThrownBy(() -> run(12, cut, true)).isInstanceOf(PluginException.class);
        }
        fatal = "none";
        for (int i = 0; i < 12; i++) {
            if (i != 2) {
                fatalLater = "d" + i;
                assertThatThrownBy(() -> run(12, cut, true)).isInstanceOf(PluginException.class);
            }
        }
        fatalLater = "none";
        run(12, cut, true);
        assertSame(results(cut), expected, "the run that was interrupted 23 times");
    }

    @Test
    void aJournalThatWasCutLosesNothingAndDoublesNothing() throws Exception {
        Map<String, byte[]> expected = uninterrupted(3);
        Path cut = cutBeforeTheEnd(3);
        Path state = OutputFiles.stateDirectory(cut);
        byte[] first = Files.readAllBytes(state.resolve("journal-0"));
        byte[] second = Files.readAllBytes(state.resolve("journal-1"));
        for (int length = 0; length <= first.length; length += STRIDE) {
            Files.write(state.resolve("journal-0"), Arrays.copyOf(first, length));
            Files.deleteIfExists(state.resolve("journal-1"));
            run(3, cut, true);
            assertSame(results(cut), expected, "the first journal cut at byte " + length);
        }
        for (int length = 0; length <= second.length; length += STRIDE) {
            Files.write(state.resolve("journal-0"), first);
            Files.write(state.resolve("journal-1"), Arrays.copyOf(second, length));
            run(3, cut, true);
            assertSame(results(cut), expected, "the second journal cut at byte " + length);
        }
    }

    @Test
    void aJournalInWhichAByteChangedIsBelievedUpToThere() throws Exception {
        Map<String, byte[]> expected = uninterrupted(3);
        Path cut = cutBeforeTheEnd(3);
        Path journal = OutputFiles.stateDirectory(cut).resolve("journal-0");
        byte[] bytes = Files.readAllBytes(journal);
        for (int at = 0; at < bytes.length; at += STRIDE) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            Files.write(journal, changed);
            Files.deleteIfExists(journal.resolveSibling("journal-1"));
            run(3, cut, true);
            assertSame(results(cut), expected, "the journal changed at byte " + at);
        }
    }

    private Path cutBeforeTheEnd(int documents) {
        Path cut = out.resolve("cut");
        fatalLater = "d1";
        assertThatThrownBy(() -> run(documents, cut, false)).isInstanceOf(PluginException.class);
        fatalLater = "none";
        return cut;
    }

    @Test
    void aRunThatEndedWellLeavesNoJournal() throws Exception {
        run(5, out, false);
        try (Stream<Path> state = Files.list(OutputFiles.stateDirectory(out))) {
            assertThat(state.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("lock", "outputs");
        }
    }

    @Test
    void withNothingToResumeARunBeginsAsUsual() throws Exception {
        Map<String, byte[]> expected = uninterrupted(5);
        Path fresh = out.resolve("fresh");
        run(5, fresh, true);
        assertSame(results(fresh), expected, "the run with nothing to resume");
    }

    @Test
    void withoutResumingTheInterruptedRunIsBegunAnew() throws Exception {
        fatal = "d4";
        assertThatThrownBy(() -> run(5, out, false)).isInstanceOf(PluginException.class);
        worked.clear();
        fatal = "none";
        run(5, out, false);
        assertThat(worked).contains("first d0");
    }

    @Test
    void anotherChainIsNotResumedAndNothingIsLost() throws Exception {
        fatal = "d4";
        assertThatThrownBy(() -> run(5, out, false)).isInstanceOf(PluginException.class);
        fatal = "none";
        List<Step> others = List.of(annotator("other", (document, context) -> document));
        assertThatThrownBy(() -> run(documents(5), others, out, true, new RunListener() {}))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'first'")
                .hasMessageContaining("'other'")
                .hasMessageContaining("begin anew");
        worked.clear();
        run(5, out, true);
        assertThat(worked).doesNotContain("first d0");
    }

    @Test
    void otherInputsAreNotResumedAndNothingIsLost() throws Exception {
        fatal = "d4";
        assertThatThrownBy(() -> run(5, out, false)).isInstanceOf(PluginException.class);
        fatal = "none";
        Step changed = reader((inputs, context) -> Stream.of("d0", "d1", "x").map(id -> input(id)));
        assertThatThrownBy(() -> run(changed, steps(), out, true, new RunListener() {}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'d0'");
        Step shorter = documents(2);
        assertThatThrownBy(() -> run(shorter, steps(), out, true, new RunListener() {}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("less to read");
        worked.clear();
        run(5, out, true);
        assertThat(worked).doesNotContain("first d0");
    }

    private static Input input(String id) {
        return Input.complete(Document.of(id, "Another text."));
    }

    @Test
    void whatAnOutputCouldNotTakeIsTriedAgain() throws Exception {
        Step full = step("records", ComponentInfo.Kind.EXPORTER, (Exporter) context -> {
            OutputStream lines = context.create("records.txt");
            return document -> {
                if (document.id().equals("d3")) {
                    throw new IOException("No space left on device");
                }
                lines.write(1);
            };
        });
        try (Engine engine = engine(settings(2), documents(5), steps(), List.of(full))) {
            assertThatThrownBy(() -> engine.run(new RunRequest(List.of(), out, new RunListener() {}, false)))
                    .isInstanceOf(OutputException.class);
        }
        worked.clear();
        Map<String, byte[]> expected = uninterrupted(5);
        worked.clear();
        run(5, out, true);
        assertSame(results(out), expected, "the run that goes on");
        assertThat(worked).doesNotContain("first d0", "later d0");
    }
}
