package dev.sluice.core.internal.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.DocumentStatus;
import dev.sluice.core.Pipeline;
import dev.sluice.core.RunListener;
import dev.sluice.core.RunRequest;
import dev.sluice.core.Toolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that are under way in one process when another of them ends it. */
class SharedWorkerTest {
    private static final String READER = """
            package shared;

            import dev.sluice.api.*;
            import java.util.stream.IntStream;

            @SluiceComponent(name = "orders", summary = "Reads what a test asks for.", yields = Layer.TEXT)
            public final class ReaderFactory implements ComponentFactory<ReaderFactory.Config> {
                public record Config(@Option(doc = "The texts.", def = "") String texts) {}

                @Override
                public Reader create(Config config, ComponentContext context) {
                    String[] texts = config.texts().split(",");
                    return (inputs, step) -> IntStream.range(0, texts.length)
                            .mapToObj(i -> Input.complete(Document.of("d" + i, texts[i])));
                }
            }
            """;

    private static final String ANNOTATOR = """
            package shared;

            import dev.sluice.api.*;
            import java.util.ArrayList;
            import java.util.List;
            import java.util.concurrent.CountDownLatch;

            @SluiceComponent(name = "obey", summary = "Does what the text says.", needs = Layer.TEXT, yields = Layer.TEXT)
            public final class AnnotatorFactory implements ComponentFactory<AnnotatorFactory.Config> {
                private static final CountDownLatch WAITED = new CountDownLatch(2);

                public record Config(
                        @Option(def = "", doc = "A folder in which each process leaves a file.") String started) {}

                @Override
                public Annotator create(Config config, ComponentContext context) {
                    if (!config.started().isEmpty()) {
                        note(config.started() + "/" + ProcessHandle.current().pid());
                    }
                    return (document, step) -> {
                        boolean isAlone = Thread.getAllStackTraces().keySet().stream()
                                .noneMatch(thread -> thread.getName().equals("sluice-lane-1"));
                        if (document.text().startsWith("note ")) {
                            note(document.text().substring(5));
                            Runtime.getRuntime().halt(7);
                        }
                        if (document.text().startsWith("ended once ")) {
                            endOnce(java.nio.file.Path.of(document.text().substring(11)));
                        }
                        switch (document.text()) {
                            case "wait" -> {
                                WAITED.countDown();
                                if (!isAlone) {
                                    Thread.sleep(30_000);
                                }
                            }
                            case "patient" -> Thread.sleep(4_000);
                            case "pause" -> Thread.sleep(20);
                            case "await" -> {
                                // this program makes the step, too
                                while (new java.io.File(config.started()).list().length < 3) {
                                    Thread.sleep(20);
                                }
                            }
                            case "halt" -> {
                                if (!isAlone) {
                                    WAITED.await();
                                }
                                Runtime.getRuntime().halt(7);
                            }
                            case "memory" -> {
                                if (!isAlone) {
                                    WAITED.await();
                                }
                                List<byte[]> all = new ArrayList<>();
                                while (true) {
                                    all.add(new byte[10_000_000]);
                                }
                            }
                            case "spin" -> {
                                while (step != null) {
                                    Thread.onSpinWait();
                                }
                            }
                            default -> {}
                        }
                        return document.withText(document.text() + " by " + ProcessHandle.current().pid());
                    };
                }

                private static void endOnce(java.nio.file.Path file) throws InterruptedException {
                    try {
                        java.nio.file.Files.createFile(file);
                        new ProcessBuilder("kill", "-TERM", String.valueOf(ProcessHandle.current().pid())).start();
                    } catch (java.nio.file.FileAlreadyExistsException e) {
                        return;
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                    Thread.sleep(30_000);
                }

                private static void note(String file) {
                    try {
                        java.nio.file.Files.writeString(
                                java.nio.file.Path.of(file),
                                "tried\\n",
                                java.nio.file.StandardOpenOption.CREATE,
                                java.nio.file.StandardOpenOption.APPEND);
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
            }
            """;

    private static final String EXPORTER = """
            package shared;

            import dev.sluice.api.*;

            @SluiceComponent(name = "lines", summary = "Writes a line a document.", needs = Layer.TEXT)
            public final class ExporterFactory implements ComponentFactory<ExporterFactory.Config> {
                public record Config() {}

                @Override
                public Exporter create(Config config, ComponentContext context) {
                    return export -> {
                        java.io.OutputStream out = export.create("lines.txt");
                        return document -> out.write((document.text() + "\\n").getBytes());
                    };
                }
            }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void build() throws IOException {
        PluginBuilder.plugin("shared")
                .source("shared.ReaderFactory", READER)
                .source("shared.AnnotatorFactory", ANNOTATOR)
                .source("shared.ExporterFactory", EXPORTER)
                .buildIn(folder.resolve("plugins"));
    }

    private Map<String, DocumentStatus> run(String texts, String... settings) throws InterruptedException {
        return run(RunRequest.of(), texts, settings);
    }

    private Map<String, DocumentStatus> run(RunRequest request, String texts, String... settings)
            throws InterruptedException {
        String pipeline = """
                sluice: 1
                input: { use: orders, texts: "%s" }
                steps: [ { use: obey } ]
                output: [ { use: lines } ]
                run: { isolation: process, workers: 3, document-timeout: 60s }
                """.formatted(texts);
        Map<String, DocumentStatus> failed = new TreeMap<>();
        RunListener listener = new RunListener() {
            @Override
            public void failure(String id, DocumentStatus status, String message) {
                failed.put(id, status);
            }
        };
        try (Toolkit toolkit = Toolkit.open(List.of(folder.resolve("plugins")), List.of());
                Pipeline made = toolkit.pipelineOf(pipeline, List.of(settings))) {
            made.run(request.into(folder.resolve("out")).tell(listener));
        }
        return failed;
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("out/lines.txt"));
    }

    @Test
    void oneProcessServesAllWorkers() throws Exception {
        assertThat(run("a,b,c,d,e,f,g,h,i")).isEmpty();
        assertThat(lines().stream().map(line -> line.substring(line.lastIndexOf(' '))))
                .hasSize(9)
                .containsOnly(lines().get(0).substring(1 + " by".length()));
    }

    @Test
    void ofWhatWasUnderWayWhenTheProcessEndedOnlyTheCauseFails() throws Exception {
        assertThat(run("wait,halt,wait,good")).containsOnly(Map.entry("d1", DocumentStatus.CRASH));
        assertThat(lines()).hasSize(3);
    }

    @Test
    void ofWhatWasUnderWayWhenTheMemoryWasFullOnlyTheCauseFails() throws Exception {
        assertThat(run("wait,memory,wait,good")).containsOnly(Map.entry("d1", DocumentStatus.OUT_OF_MEMORY));
        assertThat(lines()).hasSize(3);
    }

    @Test
    void whatIsUnderWayWhenAnotherTakesTooLongIsDoneAgain() throws Exception {
        String many = ",patient".repeat(6);
        assertThat(run("spin" + many, "run.document-timeout=8s")).containsOnly(Map.entry("d0", DocumentStatus.TIMEOUT));
        assertThat(lines()).hasSize(6);
        assertThat(folder.resolve("out/failed.jsonl"))
                .content()
                .contains("\"step\":\"obey\"")
                .containsPattern("its process was ended \\(at [\\w.$]+\\(\\w+\\.java:\\d+\\)\\)");
    }

    @Test
    void allThatTakeTooLongAtOnceFailAtOnce() throws Exception {
        assertThat(run("spin,spin,spin,good", "run.document-timeout=1s"))
                .containsOnly(
                        Map.entry("d0", DocumentStatus.TIMEOUT),
                        Map.entry("d1", DocumentStatus.TIMEOUT),
                        Map.entry("d2", DocumentStatus.TIMEOUT));
        assertThat(lines()).hasSize(1);
    }

    @Test
    void whatWasUnderWayWhenSomebodyEndedTheProcessIsDoneAgain() throws Exception {
        assertThat(run("ended once " + folder.resolve("ended"), "run.workers=1"))
                .isEmpty();
        assertThat(lines()).hasSize(1);
    }

    @Test
    void whatEndedItsProcessIsTriedAgainOnlyWhenThatIsAskedFor() throws Exception {
        Path tried = folder.resolve("tried");
        String texts = "good,note " + tried;
        assertThat(run(RunRequest.of().keepingFailed(), texts, "run.workers=1"))
                .containsOnly(Map.entry("d1", DocumentStatus.CRASH));
        assertThat(tried).hasContent("tried");

        run(RunRequest.of().keepingFailed().resuming(), texts, "run.workers=1");
        assertThat(tried).hasContent("tried");

        run(RunRequest.of().retryingFailed(), texts, "run.workers=1");
        assertThat(tried).hasContent("tried\ntried");
    }

    @Test
    void whatEndsItsProcessOnceMoreIsQuarantined() throws Exception {
        String texts = "good,note " + folder.resolve("tried");
        run(RunRequest.of().keepingFailed(), texts, "run.workers=1");
        for (int i = 0; i < 2; i++) {
            assertThat(run(RunRequest.of().retryingFailed(), texts, "run.workers=1"))
                    .containsOnly(Map.entry("d1", DocumentStatus.QUARANTINED));
        }
        assertThat(folder.resolve("out/failed.jsonl"))
                .content()
                .contains("\"status\":\"QUARANTINED\"")
                .contains("failed once more (CRASH): its process ended with code");
        assertThat(folder.resolve("tried")).hasContent("tried\ntried\ntried");
    }

    @Test
    void theFirstProcessGoesOnUntilTheOneThatCompilesMoreIsThere() throws Exception {
        List<String> processes = replaced("a,await," + "pause,".repeat(100) + "z", "run.workers=1");
        assertThat(processes).hasSize(103);
        // the second is handed over when the time of the first process is over, and does not wait for the next
        assertThat(processes.get(1)).isEqualTo(processes.get(0));
        assertThat(processes.get(102)).isNotEqualTo(processes.get(0));
        assertThat(processes.stream().distinct()).hasSize(2);
    }

    @Test
    void nothingIsLostOrDoneTwiceWhileOneProcessTakesThePlaceOfAnother() throws Exception {
        List<String> processes = replaced("a,await,await,await," + "pause,".repeat(200) + "z");
        assertThat(processes).hasSize(205);
        assertThat(processes.stream().distinct()).hasSize(2);
    }

    /** Returns the process of each document of a run whose first process is due to be replaced as soon as it has begun. */
    private List<String> replaced(String texts, String... settings) throws Exception {
        Path started = Files.createDirectory(folder.resolve("started"));
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("steps.obey.started=" + started);
        System.setProperty("sluice.worker.quick", "0");
        try {
            assertThat(run(texts, all.toArray(String[]::new))).isEmpty();
        } finally {
            System.clearProperty("sluice.worker.quick");
        }
        return lines().stream()
                .map(line -> line.substring(line.lastIndexOf(' ')))
                .toList();
    }
}
