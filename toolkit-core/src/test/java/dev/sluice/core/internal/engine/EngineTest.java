package dev.sluice.core.internal.engine;

import static dev.sluice.core.internal.engine.EngineFixture.annotator;
import static dev.sluice.core.internal.engine.EngineFixture.documents;
import static dev.sluice.core.internal.engine.EngineFixture.lines;
import static dev.sluice.core.internal.engine.EngineFixture.reader;
import static dev.sluice.core.internal.engine.EngineFixture.run;
import static dev.sluice.core.internal.engine.EngineFixture.settings;
import static dev.sluice.core.internal.engine.EngineFixture.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Annotator;
import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.Document;
import dev.sluice.api.Exporter;
import dev.sluice.api.Input;
import dev.sluice.api.Metadata;
import dev.sluice.api.Provenance;
import dev.sluice.api.Span;
import dev.sluice.api.StepContext;
import dev.sluice.api.StepException;
import dev.sluice.api.Timex;
import dev.sluice.core.ComponentInfo;
import dev.sluice.core.DocumentStatus;
import dev.sluice.core.InputException;
import dev.sluice.core.RunListener;
import dev.sluice.core.RunReport;
import dev.sluice.core.RunRequest;
import dev.sluice.core.internal.Json;
import dev.sluice.core.internal.config.RunSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that go well: order, passes, provenance, the end of components. */
class EngineTest {
    private static final Annotator MARK =
            (document, context) -> document.with(new CustomAnnotation("mark", new Span(0, 4), "", Map.of(), 1));

    @TempDir
    Path out;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 16})
    void keepsTheOrderOfTheInputsWhateverTheNumberOfWorkers(int workers) throws Exception {
        Annotator slow = (document, context) -> {
            Thread.sleep(new Random(document.id().hashCode()).nextInt(3));
            return MARK.annotate(document, context);
        };

        RunReport report =
                run(settings(workers), documents(300), List.of(annotator("slow", slow, "mark")), List.of(lines()), out);

        assertThat(report.counts()).containsExactly(Map.entry(DocumentStatus.OK, 300L));
        assertThat(Files.readAllLines(out.resolve("lines.txt")))
                .isEqualTo(
                        IntStream.range(0, 300).mapToObj(i -> "d" + i + " slow").toList());
    }

    @Test
    void writesWhatRanIntoRunJson() throws Exception {
        run(settings(1), documents(3), List.of(annotator("mark", MARK, "mark")), List.of(lines()), out);

        Map<String, Object> run = Json.object(Files.readString(out.resolve("run.json")));
        assertThat(run)
                .containsEntry("pipeline", "test")
                .containsEntry("documents", 3)
                .containsEntry("failed", 0);
        assertThat(run.get("counts")).isEqualTo(Map.of("OK", 3));
        assertThat(run.get("plugins")).isEqualTo(Map.of("test", "1.0.0"));
        assertThat(String.valueOf(run.get("outputs"))).contains("file=lines.txt", "bytes=24", "sha256=");
    }

    @Test
    void stampsProvenanceOnWhatAStepWroteAndOnNothingElse() throws Exception {
        Annotator forger = (document, context) ->
                document.withProvenance(new Provenance("forged", "forged", "forged", "9"), document.custom("mark"));
        List<Document> seen = new ArrayList<>();
        Annotator second = (document, context) -> document.with(Timex.of(new Span(0, 4), Timex.Type.DATE, "2020"));
        Step export = step("collect", ComponentInfo.Kind.EXPORTER, (Exporter) context -> seen::add);

        run(
                settings(1),
                documents(1),
                List.of(annotator("one", MARK, "mark"), annotator("forger", forger), annotator("two", second, "timex")),
                List.of(export),
                out);

        Document document = seen.get(0);
        assertThat(document.provenance(document.custom("mark").get(0))
                        .orElseThrow()
                        .step())
                .isEqualTo("one");
        assertThat(document.provenance(document.timexes().get(0)).orElseThrow().step())
                .isEqualTo("two");
        assertThat(document.provenance()).extracting("step").doesNotContain("forged");
    }

    @Test
    void findsOutAStepThatWritesALayerItDidNotDeclare() throws Exception {
        List<String> warnings = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void warning(String message) {
                warnings.add(message);
            }
        };

        RunReport report = run(
                settings(2), documents(20), List.of(annotator("sly", MARK, "timex")), List.of(lines()), out, listener);

        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).contains("step 'sly'", "test@1.0.0", "[mark]", "yields");
        assertThat(report.warnings()).isEqualTo(warnings);
    }

    @Test
    void refusesASecondDocumentWithTheSameId() throws Exception {
        Step twins = reader(
                (inputs, context) -> Stream.of("a", "b", "a").map(id -> Input.complete(Document.of(id, "text"))));

        RunReport report = run(settings(1), twins, List.of(), List.of(lines()), out);

        assertThat(report.failed()).isEqualTo(1);
        assertThat(Files.readAllLines(out.resolve("lines.txt"))).containsExactly("a", "b");
        assertThat(Files.readString(out.resolve("failed.jsonl"))).contains("already used");
    }

    @Test
    void corpusStepsSeeAllDocumentsInOrderBeforeTheyChangeOne() throws Exception {
        CorpusAnnotator<String, String> numbering = new CorpusAnnotator<>() {
            @Override
            public String observe(Document document, StepContext context) {
                return document.id();
            }

            @Override
            public String combine(Stream<String> observed, StepContext context) {
                return String.join(",", observed.toList());
            }

            @Override
            public Document apply(Document document, String model, StepContext context) {
                return document.with(new CustomAnnotation("corpus", new Span(0, 1), model, Map.of(), 1));
            }
        };
        List<String> seen = new ArrayList<>();
        Step export = step("collect", ComponentInfo.Kind.EXPORTER, (Exporter) context -> document ->
                seen.add(document.id() + " " + document.custom("corpus").get(0).type() + " "
                        + document.custom("mark").size()));
        Annotator failing = (document, context) -> {
            if (document.id().equals("d1")) {
                throw new StepException(StepException.Kind.LIMIT, "too long");
            }
            return document;
        };

        RunReport report = run(
                settings(3),
                documents(4),
                List.of(
                        annotator("mark", MARK, "mark"),
                        annotator("failing", failing),
                        step("corpus", ComponentInfo.Kind.CORPUS_ANNOTATOR, numbering, "corpus")),
                List.of(export),
                out);

        assertThat(seen).containsExactly("d0 d0,d2,d3 1", "d2 d0,d2,d3 1", "d3 d0,d2,d3 1");
        assertThat(report.counts()).containsEntry(DocumentStatus.OK, 3L).containsEntry(DocumentStatus.LIMIT, 1L);
        try (Stream<Path> rest = Files.list(out.resolve(".sluice"))) {
            assertThat(rest.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder("lock", "outputs");
        }
    }

    @Test
    void nothingToReadIsAnErrorAndNotAnEmptyResult() {
        assertThatThrownBy(() -> run(settings(1), documents(0), List.of(), List.of(lines()), out))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nothing to read");
    }

    @Test
    void strangeDocumentsSurviveTheWayBetweenTwoPasses() throws Exception {
        Step strange = reader((inputs, context) -> Stream.of(Input.complete(
                Document.of("a", "x\ud800y").withMetadata(Metadata.EMPTY.plus("k".repeat(60_000), "v")))));

        RunReport report = run(settings(1), strange, List.of(EngineFixture.silentCorpusStep()), List.of(lines()), out);

        assertThat(report.counts()).containsExactly(Map.entry(DocumentStatus.OK, 1L));
    }

    @Test
    void componentsAreClosedAfterTheLastCallHasReturned() throws Exception {
        List<String> log = Collections.synchronizedList(new ArrayList<>());
        Annotator slow = new Annotator() {
            @Override
            public Document annotate(Document document, StepContext context) throws StepException {
                if (document.id().equals("d0")) {
                    throw new StepException(StepException.Kind.PARSE_ERROR, "stop here");
                }
                long end = System.nanoTime() + 300_000_000L;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                log.add("worked");
                return document;
            }

            @Override
            public void close() {
                log.add("closed");
            }
        };
        RunSettings stop =
                new RunSettings(2, Duration.ofSeconds(20), RunSettings.OnError.STOP, RunSettings.MaxFailures.NONE);

        RunReport report = run(stop, documents(10), List.of(annotator("slow", slow)), List.of(lines()), out);

        assertThat(report.outcome()).isEqualTo(RunReport.Outcome.STOPPED);
        assertThat(log).endsWith("closed").containsOnlyOnce("closed");
    }

    @Test
    void anInterruptedCallerIsToldSo() {
        Annotator patient = (document, context) -> {
            context.checkpoint();
            return document;
        };
        try (Engine engine = EngineFixture.engine(
                settings(1), documents(1), List.of(annotator("patient", patient)), List.of(lines()))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> engine.process(List.of(Input.complete(Document.of("x", "text")))))
                    .isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    void closesEveryComponentOnce() {
        AtomicInteger closed = new AtomicInteger();
        Annotator counting = new Annotator() {
            @Override
            public Document annotate(Document document, StepContext context) {
                return document;
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        Engine engine = EngineFixture.engine(
                settings(1), documents(1), List.of(annotator("counting", counting)), List.of(lines()));

        engine.close();
        engine.close();

        assertThat(closed).hasValue(1);
        assertThatThrownBy(() -> engine.run(RunRequest.of())).isInstanceOf(IllegalStateException.class);
    }
}
