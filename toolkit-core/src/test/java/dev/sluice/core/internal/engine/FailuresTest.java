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

import dev.sluice.api.Annotator;
import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.Document;
import dev.sluice.api.Exporter;
import dev.sluice.api.Extractor;
import dev.sluice.api.Input;
import dev.sluice.api.Source;
import dev.sluice.api.Span;
import dev.sluice.api.StepException;
import dev.sluice.core.ComponentInfo;
import dev.sluice.core.DocumentException;
import dev.sluice.core.DocumentStatus;
import dev.sluice.core.PluginException;
import dev.sluice.core.RunReport;
import dev.sluice.core.internal.Json;
import dev.sluice.core.internal.config.RunSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with documents, inputs and components, and how it is told. */
class FailuresTest {
    private static final Annotator MARK =
            (document, context) -> document.with(new CustomAnnotation("mark", new Span(0, 4), "", Map.of(), 1));

    @TempDir
    Path out;

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
                List.of(annotator("picky", picky), EngineFixture.silentCorpusStep()),
                List.of(lines()),
                out);

        assertThat(report.outcome()).isEqualTo(RunReport.Outcome.COMPLETED);
        assertThat(report.failed()).isEqualTo(90);
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

    @Test
    void aRunThatFindsNoTextInMostDocumentsSaysSo() throws Exception {
        Step mostlyEmpty = annotator(
                "blank", (document, context) -> document.id().endsWith("0") ? document : document.withText(""), "text");
        RunReport many = run(settings(2), documents(20), List.of(mostlyEmpty), List.of(lines()), out);
        RunReport few = run(settings(2), documents(9), List.of(mostlyEmpty), List.of(lines()), out);

        assertThat(many.warnings()).singleElement().asString().contains("18 of 20");
        assertThat(few.warnings()).isEmpty();
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
