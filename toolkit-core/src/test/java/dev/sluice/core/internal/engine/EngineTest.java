package dev.sluice.core.internal.engine;

import static dev.sluice.core.internal.engine.EngineFixture.annotator;
import static dev.sluice.core.internal.engine.EngineFixture.documents;
import static dev.sluice.core.internal.engine.EngineFixture.lines;
import static dev.sluice.core.internal.engine.EngineFixture.maxFailures;
import static dev.sluice.core.internal.engine.EngineFixture.reader;
import static dev.sluice.core.internal.engine.EngineFixture.run;
import static dev.sluice.core.internal.engine.EngineFixture.settings;
import static dev.sluice.core.internal.engine.EngineFixture.step;
import static dev.sluice.core.internal.engine.EngineFixture.timeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.sluice.api.Annotator;
import dev.sluice.api.CorpusAnnotator;
import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import dev.sluice.api.Extractor;
import dev.sluice.api.Input;
import dev.sluice.api.Metadata;
import dev.sluice.api.Provenance;
import dev.sluice.api.Source;
import dev.sluice.api.Span;
import dev.sluice.api.StepContext;
import dev.sluice.api.StepException;
import dev.sluice.api.Timex;
import dev.sluice.core.ComponentInfo;
import dev.sluice.core.ConfigurationException;
import dev.sluice.core.DocumentException;
import dev.sluice.core.DocumentStatus;
import dev.sluice.core.InputException;
import dev.sluice.core.OutputException;
import dev.sluice.core.PluginException;
import dev.sluice.core.RunListener;
import dev.sluice.core.RunReport;
import dev.sluice.core.RunRequest;
import dev.sluice.core.internal.Json;
import dev.sluice.core.internal.config.RunSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void oneBadDocumentNeverStopsARun() throws Exception {
        Annotator picky = (document, context) -> switch (document.id()) {
            case "d1" -> throw new StepException(StepException.Kind.PARSE_ERROR, "broken at byte 7");
            case "d2" -> throw new IllegalStateException("a bug in the plugin");
            case "d3" -> throw new StackOverflowError();
            case "d4" -> throw new NoClassDefFoundError("org/example/Missing");
            case "d5" -> throw new StepException(StepException.Kind.ENCRYPTED, "needs a password");
            case "d8" -> throw new AssertionError("an error that is no exception");
            case "d9" -> document.withId("another");
            default -> document;
        };

        RunReport report = run(settings(2), documents(10), List.of(annotator("picky", picky)), List.of(lines()), out);

        assertThat(report.outcome()).isEqualTo(RunReport.Outcome.COMPLETED);
        assertThat(report.failed()).isEqualTo(7);
        assertThat(report.counts())
                .containsExactly(
                        Map.entry(DocumentStatus.OK, 3L),
                        Map.entry(DocumentStatus.ENCRYPTED, 1L),
                        Map.entry(DocumentStatus.PARSE_ERROR, 1L),
                        Map.entry(DocumentStatus.PLUGIN_ERROR, 5L));
        assertThat(Files.readAllLines(out.resolve("lines.txt"))).containsExactly("d0", "d6", "d7");
        List<String> failed = Files.readAllLines(out.resolve("failed.jsonl"));
        assertThat(failed).hasSize(7);
        assertThat(Json.object(failed.get(0)))
                .containsEntry("id", "d1")
                .containsEntry("status", "PARSE_ERROR")
                .containsEntry("step", "picky")
                .containsEntry("plugin", "test@1.0.0")
                .containsEntry("message", "broken at byte 7");
        assertThat(failed.get(3)).contains("org.example.Missing", "test@1.0.0", "lib");
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
    void givesEachDocumentItsTimeAndNoMore() throws Exception {
        Annotator sleeper = (document, context) -> {
            if (document.id().equals("d1")) {
                Thread.sleep(60_000);
            }
            if (document.id().equals("d2")) {
                while (true) {
                    context.checkpoint();
                }
            }
            return document;
        };

        RunReport report = run(
                timeout(Duration.ofMillis(300)),
                documents(5),
                List.of(annotator("sleeper", sleeper)),
                List.of(lines()),
                out);

        assertThat(report.counts())
                .containsExactly(Map.entry(DocumentStatus.OK, 3L), Map.entry(DocumentStatus.TIMEOUT, 2L));
    }

    @Test
    void givesUpAThreadThatDoesNotListen() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Annotator deaf = (document, context) -> {
            while (document.id().equals("d0") && never.getCount() > 0) {
                Thread.onSpinWait();
            }
            return document;
        };

        RunReport report = run(
                timeout(Duration.ofMillis(100)),
                documents(40),
                List.of(annotator("deaf", deaf)),
                List.of(lines()),
                out);
        never.countDown();

        assertThat(report.counts())
                .containsExactly(Map.entry(DocumentStatus.OK, 39L), Map.entry(DocumentStatus.TIMEOUT, 1L));
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
            assertThat(rest.map(p -> p.getFileName().toString())).containsExactly("lock");
        }
    }

    @Test
    void stopsWhenTooManyDocumentsFailAndLeavesNoFinishedFile() throws Exception {
        Annotator broken = (document, context) -> {
            throw new StepException(StepException.Kind.PARSE_ERROR, "no");
        };

        RunReport report =
                run(maxFailures(5), documents(1000), List.of(annotator("broken", broken)), List.of(lines()), out);

        assertThat(report.outcome()).isEqualTo(RunReport.Outcome.STOPPED);
        assertThat(report.failed()).isEqualTo(6);
        assertThat(report.outputs()).isEmpty();
        assertThat(out.resolve("lines.txt")).doesNotExist();
        assertThat(out.resolve("lines.txt.part")).exists();
        assertThat(Files.readAllLines(out.resolve("failed.jsonl"))).hasSize(6);
    }

    @Test
    void aShareOfFailuresOfFewDocumentsIsToldAtTheEnd() throws Exception {
        Annotator picky = (document, context) -> {
            if (document.id().equals("d1")) {
                throw new StepException(StepException.Kind.PARSE_ERROR, "no");
            }
            return document;
        };
        RunSettings settings = new RunSettings(
                1,
                Duration.ofSeconds(20),
                RunSettings.OnError.CONTINUE,
                new RunSettings.MaxFailures(OptionalLong.empty(), OptionalDouble.of(0.1)));

        RunReport report = run(settings, documents(5), List.of(annotator("picky", picky)), List.of(lines()), out);

        assertThat(report.outcome()).isEqualTo(RunReport.Outcome.COMPLETED);
        assertThat(report.warnings()).singleElement().asString().contains("1 of 5 documents failed");
        assertThat(Files.readAllLines(out.resolve("lines.txt"))).hasSize(4);
    }

    @Test
    void aDocumentThatCannotBeExportedLeavesNoTornRecord() throws Exception {
        Step export = step("torn", ComponentInfo.Kind.EXPORTER, (Exporter) context -> {
            OutputStream file = context.create("torn.txt");
            return document -> {
                file.write((document.id() + " begins").getBytes(StandardCharsets.UTF_8));
                if (document.id().equals("d1")) {
                    throw new StepException(StepException.Kind.UNSUPPORTED, "cannot say this");
                }
                file.write(" and ends\n".getBytes(StandardCharsets.UTF_8));
            };
        });

        RunReport report = run(settings(1), documents(3), List.of(), List.of(lines(), export), out);

        assertThat(report.counts()).containsEntry(DocumentStatus.EXPORT_ERROR, 1L);
        assertThat(Files.readAllLines(out.resolve("torn.txt")))
                .containsExactly("d0 begins and ends", "d2 begins and ends");
        assertThat(Files.readAllLines(out.resolve("lines.txt"))).containsExactly("d0", "d2");
    }

    @Test
    void anOutputThatCannotBeWrittenEndsTheRun() {
        Step export = step("full", ComponentInfo.Kind.EXPORTER, (Exporter) context -> document -> {
            throw new IOException("No space left on device");
        });

        assertThatThrownBy(() -> run(settings(1), documents(3), List.of(), List.of(export), out))
                .isInstanceOfSatisfying(
                        OutputException.class, e -> assertThat(e.locked()).isFalse())
                .hasMessageContaining("No space left on device")
                .hasMessageContaining(out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../escape.txt", "/etc/escape", "a/../../b", "", ".", ".sluice/lock", "a/"})
    void noOutputLeavesTheDirectory(String name) {
        Step export = step("escape", ComponentInfo.Kind.EXPORTER, (Exporter) context -> {
            context.create(name);
            return document -> {};
        });

        assertThatThrownBy(() -> run(settings(1), documents(1), List.of(), List.of(export), out))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("output 'escape'", "'" + name + "'");
    }

    @Test
    void theDirectoryMayBeNamedByWayOfTheOneAbove() throws Exception {
        Path below = Files.createDirectories(out.resolve("below"));
        Path beside = below.resolve("..").resolve("beside");

        run(settings(1), documents(2), List.of(), List.of(lines()), beside);

        assertThat(Files.readAllLines(out.resolve("beside").resolve("lines.txt")))
                .containsExactly("d0", "d1");
    }

    @Test
    void aSecondRunIntoTheSameDirectoryIsTurnedAway() throws Exception {
        List<Throwable> thrown = new ArrayList<>();
        Annotator nested = (document, context) -> {
            try {
                run(settings(1), documents(1), List.of(), List.of(lines()), out);
            } catch (OutputException e) {
                thrown.add(e);
            }
            return document;
        };

        run(settings(1), documents(1), List.of(annotator("nested", nested)), List.of(lines()), out);

        assertThat(thrown)
                .singleElement()
                .isInstanceOfSatisfying(
                        OutputException.class, e -> assertThat(e.locked()).isTrue());
    }

    @Test
    void aComponentThatBreaksDownOutsideADocumentIsAFaultOfItsPlugin() {
        Step reader = reader((inputs, context) -> {
            throw new IllegalStateException("no idea");
        });
        Step lazy = reader((inputs, context) -> Stream.of("a").map(id -> {
            throw new IllegalStateException("no idea");
        }));
        Step exporter = step("out", ComponentInfo.Kind.EXPORTER, (Exporter) context -> {
            throw new NoClassDefFoundError("org/example/Missing");
        });
        for (List<Step> ends :
                List.of(List.of(reader, lines()), List.of(lazy, lines()), List.of(documents(1), exporter))) {
            assertThatThrownBy(() -> run(settings(1), ends.get(0), List.of(), List.of(ends.get(1)), out))
                    .isInstanceOfSatisfying(
                            PluginException.class, e -> assertThat(e.plugin()).isEqualTo("test@1.0.0"));
        }
    }

    @Test
    void nothingToReadIsAnErrorAndNotAnEmptyResult() {
        assertThatThrownBy(() -> run(settings(1), documents(0), List.of(), List.of(lines()), out))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nothing to read");
    }

    @Test
    void anOutputToAFileNeedsADirectory() {
        assertThatThrownBy(
                        () -> run(settings(1), documents(1), List.of(), List.of(lines()), null, new RunListener() {}))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("-o DIR");
    }

    @Test
    void extractionGivesManyDocumentsAndUnreadableInputsFailAlone() throws Exception {
        Extractor splitter = (seed, content, context) -> Stream.of(
                        new String(content, StandardCharsets.UTF_8).split("\\|"))
                .map(part -> Input.complete(seed.withId(seed.id() + "#" + part).withText(part)))
                .toList();
        Step inputs = reader((names, context) -> Stream.of(
                new Input(
                        Document.of("a", Source.of("a")),
                        () -> new ByteArrayInputStream("x|y".getBytes(StandardCharsets.UTF_8))),
                Input.unreadable(Document.of("b", Source.of("b")), "b: permission denied"),
                Input.complete(Document.of("c", "has text already"))));

        RunReport report = run(
                settings(1),
                inputs,
                List.of(step("extract", ComponentInfo.Kind.EXTRACTOR, splitter, "text")),
                List.of(lines()),
                out);

        assertThat(Files.readAllLines(out.resolve("lines.txt"))).containsExactly("a#x extract", "a#y extract", "c");
        assertThat(report.failed()).isEqualTo(1);
        assertThat(Files.readString(out.resolve("failed.jsonl"))).contains("permission denied");
    }

    @Test
    void anInputThatCannotBeReadFailsAsTheReaderSaysAlsoInTheMiddleOfItsBytes() throws Exception {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("d is locked", new StepException(StepException.Kind.ENCRYPTED, "d is locked"));
            }
        };
        Step inputs = reader((names, context) -> Stream.of(
                Input.unreadable(Document.of("a", Source.of("a")), StepException.Kind.LIMIT, "a is too large"),
                Input.unreadable(Document.of("b", Source.of("b")), StepException.Kind.UNSUPPORTED, "b is of clay"),
                Input.unreadable(Document.of("c", Source.of("c")), "c is broken"),
                new Input(Document.of("d", Source.of("d")), () -> broken),
                Input.unreadable(Document.of("e", Source.of("e")), StepException.Kind.FATAL, "e ends no run")));

        RunReport report = run(settings(1), inputs, List.of(), List.of(lines()), out);

        assertThat(report.counts())
                .containsEntry(DocumentStatus.LIMIT, 1L)
                .containsEntry(DocumentStatus.UNSUPPORTED, 1L)
                .containsEntry(DocumentStatus.ENCRYPTED, 1L)
                .containsEntry(DocumentStatus.PARSE_ERROR, 2L);
    }

    @Test
    void bytesWithoutAnExtractorAreReportedWithTheCure() throws Exception {
        Step inputs = reader((names, context) ->
                Stream.of(new Input(Document.of("a", Source.of("a")), () -> new ByteArrayInputStream(new byte[] {1}))));

        RunReport report = run(settings(1), inputs, List.of(), List.of(lines()), out);

        assertThat(report.counts()).containsEntry(DocumentStatus.UNSUPPORTED, 1L);
        assertThat(Files.readString(out.resolve("failed.jsonl"))).contains("step that extracts");
    }

    @Test
    void aShareOfFailuresIsOfAllDocumentsEvenBeforeACorpusStep() throws Exception {
        Annotator picky = (document, context) -> {
            if (document.id().endsWith("7") && document.id().length() == 4) {
                throw new StepException(StepException.Kind.PARSE_ERROR, "no");
            }
            return document;
        };
        RunSettings settings = new RunSettings(
                2,
                Duration.ofSeconds(20),
                RunSettings.OnError.CONTINUE,
                new RunSettings.MaxFailures(OptionalLong.empty(), OptionalDouble.of(0.2)));

        RunReport report = run(
                settings,
                documents(1000),
                List.of(annotator("picky", picky), step("corpus", ComponentInfo.Kind.CORPUS_ANNOTATOR, new Nothing())),
                List.of(lines()),
                out);

        assertThat(report.outcome()).isEqualTo(RunReport.Outcome.COMPLETED);
        assertThat(report.failed()).isEqualTo(90);
    }

    /** A corpus step that has nothing to say. */
    private static final class Nothing implements CorpusAnnotator<String, String> {
        @Override
        public String observe(Document document, StepContext context) {
            return "";
        }

        @Override
        public String combine(Stream<String> observed, StepContext context) {
            return "";
        }

        @Override
        public Document apply(Document document, String model, StepContext context) {
            return document;
        }
    }

    @Test
    void strangeDocumentsSurviveTheWayBetweenTwoPasses() throws Exception {
        Step strange = reader((inputs, context) -> Stream.of(Input.complete(
                Document.of("a", "x\ud800y").withMetadata(Metadata.EMPTY.plus("k".repeat(60_000), "v")))));

        RunReport report = run(
                settings(1),
                strange,
                List.of(step("corpus", ComponentInfo.Kind.CORPUS_ANNOTATOR, new Nothing())),
                List.of(lines()),
                out);

        assertThat(report.counts()).containsExactly(Map.entry(DocumentStatus.OK, 1L));
    }

    @Test
    void anExtractorThatFindsNoDocumentIsReported() throws Exception {
        Step inputs = reader((names, context) ->
                Stream.of(new Input(Document.of("a", Source.of("a")), () -> new ByteArrayInputStream(new byte[] {1}))));
        Extractor nothing = (seed, content, context) -> List.of();

        RunReport report = run(
                settings(1),
                inputs,
                List.of(step("extract", ComponentInfo.Kind.EXTRACTOR, nothing, "text")),
                List.of(lines()),
                out);

        assertThat(report.counts()).containsExactly(Map.entry(DocumentStatus.EMPTY, 1L));
        assertThat(Files.readString(out.resolve("failed.jsonl"))).contains("holds no document");
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
    void aHangIsBlamedOnTheStepThatHangs() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Annotator deaf = (document, context) -> {
            while (never.getCount() > 0) {
                Thread.onSpinWait();
            }
            return document;
        };

        run(
                timeout(Duration.ofMillis(50)),
                documents(1),
                List.of(annotator("first", MARK, "mark"), annotator("deaf", deaf)),
                List.of(lines()),
                out);
        never.countDown();

        assertThat(Json.object(Files.readString(out.resolve("failed.jsonl")))).containsEntry("step", "deaf");
    }

    @Test
    void aComponentThatGivesUpEndsTheRunAndIsNamed() {
        Annotator broken = (document, context) -> {
            throw new StepException(StepException.Kind.FATAL, "the knowledge base is gone");
        };

        assertThatThrownBy(() ->
                        run(settings(1), documents(1), List.of(annotator("broken", broken)), List.of(lines()), out))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("step 'broken'")
                .hasMessageContaining("the knowledge base is gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run.json", "failed.jsonl", "x/../failed.jsonl", "lines.txt", "x/../lines.txt", "a.part"})
    void noTwoFilesOfARunShareAName(String name) {
        Step export = step("second", ComponentInfo.Kind.EXPORTER, (Exporter) context -> {
            context.create(name);
            return document -> {};
        });

        assertThatThrownBy(() -> run(settings(1), documents(1), List.of(), List.of(lines(), export), out))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("already taken");
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
    void anOutputLearnsWhichDocumentsAllOutputsKept() throws Exception {
        List<String> kept = new ArrayList<>();
        Step counting = step("counting", ComponentInfo.Kind.EXPORTER, (Exporter) context -> new Exporter.Output() {
            @Override
            public void write(Document document) {}

            @Override
            public void kept(Document document) {
                kept.add(document.id());
            }
        });
        Step picky = step("picky", ComponentInfo.Kind.EXPORTER, (Exporter) context -> document -> {
            if (document.id().equals("d1")) {
                throw new StepException(StepException.Kind.UNSUPPORTED, "cannot say this");
            }
        });

        run(settings(1), documents(3), List.of(), List.of(counting, picky), out);

        assertThat(kept).containsExactly("d0", "d2");
    }

    @Test
    void anOutputMayWriteAFileForEachDocumentAndThoseOfRefusedOnesDoNotAppear() throws Exception {
        List<Long> openFiles = new ArrayList<>();
        Step many = step("many", ComponentInfo.Kind.EXPORTER, (Exporter) context -> document -> {
            try (OutputStream file = context.create("texts/" + document.id() + ".txt")) {
                file.write(document.text().getBytes(StandardCharsets.UTF_8));
            }
            if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
                openFiles.add(system.getOpenFileDescriptorCount());
            }
        });
        Step picky = step("picky", ComponentInfo.Kind.EXPORTER, (Exporter) context -> document -> {
            if (document.id().equals("d1")) {
                throw new StepException(StepException.Kind.UNSUPPORTED, "cannot say this");
            }
        });

        RunReport report = run(settings(1), documents(2000), List.of(), List.of(many, picky), out);

        assertThat(report.outputs()).hasSize(1999).contains("texts/d0.txt").doesNotContain("texts/d1.txt");
        assertThat(out.resolve("texts/d0.txt")).hasContent("Text of document 0.");
        try (Stream<Path> files = Files.list(out.resolve("texts"))) {
            assertThat(files).hasSize(1999);
        }
        if (!openFiles.isEmpty()) {
            assertThat(openFiles.get(1999)).isLessThan(openFiles.get(0) + 100);
        }
    }

    @Test
    void aFileThatItsOutputClosedTakesNothingMore() throws Exception {
        Step closing = step("closing", ComponentInfo.Kind.EXPORTER, (Exporter) context -> {
            OutputStream file = context.create("closing.txt");
            return document -> {
                file.write('x');
                file.close();
            };
        });

        assertThatThrownBy(() -> run(settings(1), documents(2), List.of(), List.of(closing), out))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("closing.txt");
    }

    @Test
    void whatAnOutputWritesAtTheEndIsAllThere() throws Exception {
        Step late = step("late", ComponentInfo.Kind.EXPORTER, (Exporter) context -> new Exporter.Output() {
            private final OutputStream file = context.create("late.txt");

            @Override
            public void write(Document document) {}

            @Override
            public void finish() throws IOException {
                for (int i = 0; i < 300; i++) {
                    file.write(new byte[10_000]);
                }
            }
        });

        run(settings(1), documents(1), List.of(), List.of(late), out);

        assertThat(out.resolve("late.txt")).hasSize(3_000_000);
    }

    @Test
    void whatAnOutputCannotExpressIsToldOnceBeforeTheFirstDocument() throws Exception {
        Step lossy = step("lossy", ComponentInfo.Kind.EXPORTER, new Exporter() {
            @Override
            public Output open(ExportContext context) {
                return document -> {};
            }

            @Override
            public List<String> losses() {
                return List.of("colors are left out", "so are smells");
            }
        });
        List<String> told = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void losses(String output, List<String> losses) {
                told.add(output + " " + losses);
            }

            @Override
            public void document(String id, DocumentStatus status) {
                told.add(id);
            }
        };

        run(settings(1), documents(2), List.of(), List.of(lines(), lossy), out, listener);

        assertThat(told).containsExactly("lossy [colors are left out, so are smells]", "d0", "d1");
    }

    @Test
    void anInputThatHoldsNothingLeavesNothingBehind() {
        Path fresh = out.resolve("fresh");

        assertThatThrownBy(() -> run(settings(1), documents(0), List.of(), List.of(lines()), fresh))
                .isInstanceOf(InputException.class);

        assertThat(fresh).doesNotExist();
    }

    @Test
    void filesOfAnEarlierRunAreNotPassedOffAsOnesOfThisRun() throws Exception {
        Step other = step("other", ComponentInfo.Kind.EXPORTER, (Exporter) context -> {
            context.create("other.txt");
            return document -> {};
        });
        run(settings(1), documents(1), List.of(), List.of(lines(), other), out);

        RunReport report = run(settings(1), documents(1), List.of(), List.of(lines()), out);

        assertThat(report.outputs()).containsExactly("lines.txt");
        assertThat(report.warnings()).singleElement().asString().contains("earlier run", "other.txt");
    }

    @Test
    void aStoppedRunLeavesNoReportOfAnEarlierOne() throws Exception {
        run(settings(1), documents(3), List.of(), List.of(lines()), out);
        Annotator broken = (document, context) -> {
            throw new StepException(StepException.Kind.FATAL, "no");
        };

        assertThatThrownBy(() ->
                        run(settings(1), documents(3), List.of(annotator("broken", broken)), List.of(lines()), out))
                .isInstanceOf(PluginException.class);

        assertThat(out.resolve("run.json")).doesNotExist();
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

    @Test
    void aSingleDocumentThatFailsSaysWhichWhereAndWhy() {
        Annotator broken = (document, context) -> {
            throw new StepException(StepException.Kind.LIMIT, "too long");
        };
        try (Engine engine = EngineFixture.engine(
                settings(1), documents(1), List.of(annotator("broken", broken)), List.of(lines()))) {
            assertThatThrownBy(() -> engine.process(List.of(Input.complete(Document.of("x", "text")))))
                    .isInstanceOfSatisfying(DocumentException.class, e -> {
                        assertThat(e.document()).isEqualTo("x");
                        assertThat(e.step()).isEqualTo("broken");
                        assertThat(e.status()).isEqualTo(DocumentStatus.LIMIT);
                    });
        }
    }
}
