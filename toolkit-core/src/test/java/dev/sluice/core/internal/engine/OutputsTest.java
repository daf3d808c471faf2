package dev.sluice.core.internal.engine;

import static dev.sluice.core.internal.engine.EngineFixture.annotator;
import static dev.sluice.core.internal.engine.EngineFixture.documents;
import static dev.sluice.core.internal.engine.EngineFixture.lines;
import static dev.sluice.core.internal.engine.EngineFixture.run;
import static dev.sluice.core.internal.engine.EngineFixture.settings;
import static dev.sluice.core.internal.engine.EngineFixture.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.management.UnixOperatingSystemMXBean;
import dev.sluice.api.Annotator;
import dev.sluice.api.Document;
import dev.sluice.api.ExportContext;
import dev.sluice.api.Exporter;
import dev.sluice.api.StepException;
import dev.sluice.core.ComponentInfo;
import dev.sluice.core.ConfigurationException;
import dev.sluice.core.DocumentStatus;
import dev.sluice.core.InputException;
import dev.sluice.core.OutputException;
import dev.sluice.core.PluginException;
import dev.sluice.core.RunListener;
import dev.sluice.core.RunReport;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of a run, and what they may and may not be. */
class OutputsTest {
    @TempDir
    Path out;

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
    void whatAnExporterThrowsIsToldWithItsPlaceAndItsStack() throws Exception {
        Step plain = step("broken", ComponentInfo.Kind.EXPORTER, (Exporter) context -> document -> {
            throw new IllegalStateException("boom");
        });
        ComponentInfo info = plain.info();
        Logger log = (Logger) plain.log();
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        log.setLevel(Level.DEBUG);
        log.setAdditive(false);
        log.addAppender(told);
        Step export = new Step(
                plain.id(),
                new ComponentInfo(
                        info.name(),
                        info.kind(),
                        info.summary(),
                        info.plugin(),
                        info.version(),
                        OutputsTest.class.getName(),
                        info.config(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                plain.component(),
                plain.loader(),
                log,
                plain.origin());

        RunReport report = run(settings(1), documents(1), List.of(), List.of(export), out);

        assertThat(report.counts()).containsEntry(DocumentStatus.EXPORT_ERROR, 1L);
        assertThat(Files.readString(out.resolve("failed.jsonl")))
                .containsPattern("IllegalStateException: boom \\(at .*OutputsTest.*\\(OutputsTest.java:[0-9]+\\)\\)");
        assertThat(told.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).contains("d0");
            assertThat(event.getThrowableProxy().getMessage()).isEqualTo("boom");
        });
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
    void anOutputToAFileNeedsADirectory() {
        assertThatThrownBy(
                        () -> run(settings(1), documents(1), List.of(), List.of(lines()), null, new RunListener() {}))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("-o DIR");
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
    void exporterIsToldAtTheEndWhatFailed() throws Exception {
        Annotator failing = (document, context) -> {
            if (!document.id().equals("d1")) {
                throw new StepException(StepException.Kind.LIMIT, "too long");
            }
            return document;
        };
        List<ExportContext.Run> told = new ArrayList<>();
        Exporter telling = context -> new Exporter.Output() {
            @Override
            public void write(Document document) {}

            @Override
            public void finish() {
                told.add(context.run().orElseThrow());
            }
        };

        run(
                settings(2),
                documents(4),
                List.of(annotator("failing", failing)),
                List.of(step("telling", ComponentInfo.Kind.EXPORTER, telling)),
                out);

        assertThat(told).hasSize(1);
        assertThat(told.get(0).failed()).isEqualTo(3);
        assertThat(told.get(0).failures().toString()).isEqualTo("{d0=too long, d2=too long, d3=too long}");
        assertThat(told.get(0).version()).isNotBlank();
        assertThat(told.get(0).plugins()).isNotEmpty();
    }
}
