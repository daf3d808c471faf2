package dev.sluice.core.internal.engine;

import static dev.sluice.core.internal.engine.EngineFixture.documents;
import static dev.sluice.core.internal.engine.EngineFixture.lines;
import static dev.sluice.core.internal.engine.EngineFixture.run;
import static dev.sluice.core.internal.engine.EngineFixture.settings;
import static dev.sluice.core.internal.engine.EngineFixture.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Exporter;
import dev.sluice.core.ComponentInfo;
import dev.sluice.core.DocumentStatus;
import dev.sluice.core.OutputException;
import dev.sluice.core.RunReport;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that lie where results are to come, and that no run has written. */
class ForeignFilesTest {
    @TempDir
    Path out;

    private RunReport runLines(int count) throws Exception {
        return run(settings(1), documents(count), List.of(), List.of(lines()), out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines.txt", "run.json", "failed.jsonl"})
    void aFileThatNoRunHasWrittenIsNotWrittenOver(String name) throws Exception {
        Path own = Files.writeString(out.resolve(name), "{\"mine\": true}");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> runLines(1))
                    .isInstanceOf(OutputException.class)
                    .hasMessageContaining(own.toString())
                    .hasMessageContaining("move it away, or name another folder");
        }
        assertThat(own).hasContent("{\"mine\": true}");
        Files.delete(own);
        assertThat(runLines(1).documents()).isEqualTo(1);
    }

    @Test
    void aFolderWithTheTraceOfAnInterruptedRunIsNoLeaveToWriteOverWhatLiesInIt() throws Exception {
        Files.createDirectories(out.resolve(".sluice"));
        Files.writeString(out.resolve(".sluice/lock"), "");
        Path own = Files.writeString(out.resolve("lines.txt"), "mine");
        assertThatThrownBy(() -> runLines(1)).isInstanceOf(OutputException.class);
        assertThat(own).hasContent("mine");
    }

    @Test
    void whatRunsHaveWrittenTheyWriteAgainAlsoWithoutTheirReport() throws Exception {
        runLines(1);
        runLines(2);
        Files.delete(out.resolve("run.json"));
        runLines(3);
        assertThat(Files.readAllLines(out.resolve("lines.txt"))).hasSize(3);
    }

    @Test
    void aDirectoryOfAnEarlierVersionWithAReportAloneIsKnown() throws Exception {
        runLines(1);
        Files.delete(OwnOutputs.list(out));
        runLines(2);
        assertThat(Files.readAllLines(out.resolve("lines.txt"))).hasSize(2);
        Files.delete(out.resolve("run.json"));
        runLines(3);
    }

    @Test
    void aRunThatIsRefusedLeavesTheReportAndTheProgressOfTheOneBefore() throws Exception {
        runLines(1);
        Files.writeString(out.resolve("more.txt"), "mine");
        Path journal = Files.writeString(out.resolve(".sluice/journal-0"), "what an interrupted run has done");
        Step more = step("more", ComponentInfo.Kind.EXPORTER, (Exporter) context -> {
            context.create("more.txt");
            return document -> {};
        });
        assertThatThrownBy(() -> run(settings(1), documents(2), List.of(), List.of(lines(), more), out))
                .isInstanceOf(OutputException.class);
        assertThat(out.resolve("run.json")).exists();
        assertThat(journal).hasContent("what an interrupted run has done");
        assertThat(Files.readAllLines(out.resolve("lines.txt"))).hasSize(1);
    }

    @Test
    void aDocumentWhoseFileIsThereAlreadyFailsAloneWhereEachHasItsOwn() throws Exception {
        Files.writeString(out.resolve("d1.txt"), "mine");
        Step each = step("each", ComponentInfo.Kind.EXPORTER, (Exporter) context -> document -> {
            try (OutputStream file = context.create(document.id() + ".txt")) {
                file.write(document.id().getBytes(StandardCharsets.UTF_8));
            }
        });
        RunReport report = run(settings(1), documents(3), List.of(), List.of(each), out);
        assertThat(report.counts())
                .containsEntry(DocumentStatus.EXPORT_ERROR, 1L)
                .containsEntry(DocumentStatus.OK, 2L);
        assertThat(out.resolve("d1.txt")).hasContent("mine");
        assertThat(out.resolve("d2.txt")).hasContent("d2");
        assertThat(out.resolve("failed.jsonl")).content().contains("was not written by a run of Sluice");
    }

    @Test
    void aListThatWasCutOffCostsItsLastLineAlone() throws Exception {
        runLines(1);
        Files.delete(out.resolve("run.json"));
        Files.writeString(OwnOutputs.list(out), "{\"file\":\"mo", StandardOpenOption.APPEND);
        runLines(2);
        Files.delete(out.resolve("run.json"));
        runLines(3);
        assertThat(Files.readAllLines(out.resolve("lines.txt"))).hasSize(3);
    }
}
