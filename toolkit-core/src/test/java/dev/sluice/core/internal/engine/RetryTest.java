package dev.sluice.core.internal.engine;

import static dev.sluice.core.internal.engine.EngineFixture.annotator;
import static dev.sluice.core.internal.engine.EngineFixture.documents;
import static dev.sluice.core.internal.engine.EngineFixture.engine;
import static dev.sluice.core.internal.engine.EngineFixture.lines;
import static dev.sluice.core.internal.engine.EngineFixture.settings;
import static dev.sluice.core.internal.engine.EngineFixture.silentCorpusStep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.Span;
import dev.sluice.api.StepException;
import dev.sluice.api.StepException.Kind;
import dev.sluice.core.ConfigurationException;
import dev.sluice.core.PluginException;
import dev.sluice.core.RunReport;
import dev.sluice.core.RunRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in which some documents failed, and which work on those again. */
class RetryTest {
    private static final int DOCUMENTS = 20;

    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<String> worked = new ConcurrentLinkedQueue<>();
    private final Map<String, Kind> broken = new ConcurrentHashMap<>();

    private Step step(String id) {
        return annotator(
                id,
                (document, context) -> {
                    String work = id + " " + document.id();
                    worked.add(work);
                    Kind kind = broken.get(work);
                    if (kind != null) {
                        throw new StepException(kind, work + " is broken");
                    }
                    return document.with(new CustomAnnotation(id, new Span(0, 1), "", Map.of(), 1));
                },
                id);
    }

    private RunReport run(RunRequest request) throws InterruptedException {
        List<Step> steps = List.of(step("first"), silentCorpusStep(), step("later"));
        try (Engine engine = engine(settings(2), documents(DOCUMENTS), steps, List.of(lines()))) {
            return engine.run(request);
        }
    }

    private RunRequest into(String name) {
        return RunRequest.of().into(folder.resolve(name));
    }

    private void assertWhole(String name) throws Exception {
        broken.clear();
        run(into("whole"));
        for (String file : List.of("lines.txt", "failed.jsonl")) {
            assertThat(folder.resolve(name).resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(file));
        }
    }

    @Test
    void worksOnWhatFailedAndOnNothingElse() throws Exception {
        broken.put("later d3", Kind.PARSE_ERROR);
        assertThat(run(into("out").keepingFailed()).failed()).isEqualTo(1);
        worked.clear();
        broken.clear();

        assertThat(run(into("out").retryingFailed()).failed()).isZero();

        assertThat(worked).containsExactly("later d3");
        assertWhole("out");
        assertThat(OutputFiles.stateDirectory(folder.resolve("out")).resolve("journal-0"))
                .doesNotExist();
    }

    @Test
    void aDocumentMoreBeforeACorpusStepIsSeenByAllThatComesLater() throws Exception {
        broken.put("first d3", Kind.PARSE_ERROR);
        run(into("out").keepingFailed());
        worked.clear();
        broken.clear();

        run(into("out").retryingFailed());

        assertThat(worked).filteredOn(work -> work.startsWith("first")).containsExactly("first d3");
        assertThat(worked).filteredOn(work -> work.startsWith("later")).hasSize(DOCUMENTS);
        assertWhole("out");
    }

    @Test
    void whatFailsOnceMoreCanBeRetriedOnceMore() throws Exception {
        broken.putAll(Map.of("first d3", Kind.PARSE_ERROR, "later d5", Kind.LIMIT));
        run(into("out").keepingFailed());
        for (int i = 0; i < 2; i++) {
            worked.clear();
            assertThat(run(into("out").retryingFailed()).failed()).isEqualTo(2);
            assertThat(Set.copyOf(worked)).isEqualTo(Set.of("first d3", "later d5"));
        }
        broken.clear();
        assertThat(run(into("out").retryingFailed()).failed()).isZero();
        assertWhole("out");
    }

    @Test
    void anInterruptedRetryLosesNothing() throws Exception {
        broken.put("first d3", Kind.PARSE_ERROR);
        run(into("out").keepingFailed());
        for (String fatal : List.of("first d3", "later d0", "later d19")) {
            broken.clear();
            broken.put(fatal, Kind.FATAL);
            assertThatThrownBy(() -> run(into("out").retryingFailed())).isInstanceOf(PluginException.class);
        }
        broken.clear();
        run(into("out").resuming());
        assertWhole("out");
    }

    @Test
    void aRetryOfAnInterruptedRunFinishesIt() throws Exception {
        broken.putAll(Map.of("first d3", Kind.PARSE_ERROR, "first d12", Kind.FATAL));
        assertThatThrownBy(() -> run(into("out"))).isInstanceOf(PluginException.class);
        broken.clear();
        worked.clear();
        run(into("out").retryingFailed());
        assertThat(worked).contains("first d3", "first d12", "first d19").doesNotContain("first d0", "first d11");
        assertWhole("out");
    }

    @Test
    void whereNothingFailedThereIsNothingToRetryAndNothingIsTouched() throws Exception {
        run(into("out").keepingFailed());
        byte[] before = Files.readAllBytes(folder.resolve("out/run.json"));
        assertThatThrownBy(() -> run(into("out").retryingFailed()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("nothing to retry");
        assertThat(folder.resolve("out/run.json")).hasBinaryContent(before);
    }
}
