package dev.sluice.core.internal.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Document;
import dev.sluice.core.DocumentException;
import dev.sluice.core.DocumentStatus;
import dev.sluice.core.Pipeline;
import dev.sluice.core.PluginException;
import dev.sluice.core.RunListener;
import dev.sluice.core.RunReport;
import dev.sluice.core.RunRequest;
import dev.sluice.core.Toolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that end, block or fill the process that works on them. */
class WorkerProcessTest {
    /**
     * Reads documents whose texts, between commas, say what is to happen to them; those with {@code file:} as bytes, and those with
     * {@code LONG} longer than the test lets a frame be.
     */
    private static final String READER = """
            package chaos;

            import dev.sluice.api.*;
            import java.util.concurrent.atomic.AtomicInteger;
            import java.util.stream.Stream;

            @SluiceComponent(name = "orders", summary = "Reads what a test asks for.", yields = Layer.TEXT)
            public final class ReaderFactory implements ComponentFactory<ReaderFactory.Config> {
                public record Config(@Option(doc = "The texts.", def = "") String texts) {}

                @Override
                public Reader create(Config config, ComponentContext context) {
                    return (inputs, step) -> {
                        AtomicInteger number = new AtomicInteger();
                        return Stream.of(config.texts().split(",")).map(text -> input(number.getAndIncrement(), text));
                    };
                }

                private static Input input(int number, String text) {
                    Document seed = Document.of("d" + number, text.replace("LONG", "x".repeat(50_000)));
                    return text.startsWith("file:")
                            ? new Input(
                                    Document.of("d" + number, ""),
                                    () -> new java.io.ByteArrayInputStream(
                                            text.substring(5).replace("LONG", "x".repeat(50_000)).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                            : Input.complete(seed);
                }
            }
            """;

    private static final String EXTRACTOR = """
            package chaos;

            import dev.sluice.api.*;
            import java.util.ArrayList;
            import java.util.List;

            @SluiceComponent(name = "unpack", summary = "Takes texts apart at their slashes.", yields = Layer.TEXT)
            public final class ExtractorFactory implements ComponentFactory<ExtractorFactory.Config> {
                public record Config() {}

                @Override
                public Extractor create(Config config, ComponentContext context) {
                    return (seed, content, step) -> {
                        String text = new String(content, java.nio.charset.StandardCharsets.UTF_8);
                        List<Input> found = new ArrayList<>();
                        for (String part : text.split("/")) {
                            found.add(found.isEmpty()
                                    ? Input.complete(seed.withText(part))
                                    : Input.part("part" + found.size(), "text/plain", part.getBytes()));
                        }
                        return found;
                    };
                }
            }
            """;

    private static final String ANNOTATOR = """
            package chaos;

            import dev.sluice.api.*;
            import java.util.ArrayList;
            import java.util.List;

            @SluiceComponent(name = "obey", summary = "Does what the text says.", needs = Layer.TEXT, yields = Layer.TEXT)
            public final class AnnotatorFactory implements ComponentFactory<AnnotatorFactory.Config> {
                public record Config() {}

                @Override
                public Annotator create(Config config, ComponentContext context) {
                    return (document, step) -> {
                        switch (document.text()) {
                            case "exit" -> System.exit(0);
                            case "exit 3" -> System.exit(3);
                            case "halt" -> Runtime.getRuntime().halt(7);
                            case "memory" -> {
                                List<byte[]> all = new ArrayList<>();
                                while (true) {
                                    all.add(new byte[10_000_000]);
                                }
                            }
                            case "hang" -> Thread.sleep(1_000_000);
                            case "spin" -> {
                                while (step != null) {
                                    Thread.onSpinWait();
                                }
                            }
                            case "deep" -> deep(0);
                            case "grow" -> {
                                return document.withText("x".repeat(50_000));
                            }
                            case "print" -> System.out.println("a line that no protocol expects");
                            case "throw" -> throw new IllegalStateException("thrown");
                            case "fatal" -> throw new StepException(StepException.Kind.FATAL, "nothing goes any more");
                            default -> {}
                        }
                        return document.withText(document.text() + " by " + ProcessHandle.current().pid());
                    };
                }

                private static int deep(int i) {
                    return deep(i + 1) + deep(i + 2);
                }
            }
            """;

    private static final String EXPORTER = """
            package chaos;

            import dev.sluice.api.*;

            @SluiceComponent(name = "lines", summary = "Writes a line a document.", needs = Layer.TEXT)
            public final class ExporterFactory implements ComponentFactory<ExporterFactory.Config> {
                public record Config() {}

                @Override
                public Exporter create(Config config, ComponentContext context) {
                    return export -> {
                        java.io.OutputStream out = export.create("lines.txt");
                        return document -> out.write((document.id() + "=" + document.text() + "\\n").getBytes());
                    };
                }
            }
            """;

    @TempDir
    Path folder;

    private final Map<String, DocumentStatus> failed = new TreeMap<>();
    private final List<String> messages = new ArrayList<>();

    @BeforeEach
    void build() throws IOException {
        PluginBuilder.plugin("chaos")
                .source("chaos.ReaderFactory", READER)
                .source("chaos.ExtractorFactory", EXTRACTOR)
                .source("chaos.AnnotatorFactory", ANNOTATOR)
                .source("chaos.ExporterFactory", EXPORTER)
                .buildIn(folder.resolve("plugins"));
    }

    private static final String STEPS = """
            sluice: 1
            input: { use: orders }
            steps: [ { use: unpack }, { use: obey } ]
            output: [ { use: lines } ]
            """;

    private RunReport run(String texts, String... settings) throws InterruptedException {
        RunListener listener = new RunListener() {
            @Override
            public void failure(String id, DocumentStatus status, String message) {
                failed.put(id, status);
                messages.add(message);
            }
        };
        List<String> all = new ArrayList<>(List.of(
                "input.texts=\"" + texts + "\"", "run.isolation=process", "run.workers=2", "run.document-timeout=60s"));
        all.addAll(List.of(settings));
        try (Toolkit toolkit = toolkit();
                Pipeline made = toolkit.pipelineOf(STEPS, all)) {
            return made.run(RunRequest.of().into(folder.resolve("out")).tell(listener));
        }
    }

    private Toolkit toolkit() {
        return Toolkit.open(List.of(folder.resolve("plugins")), List.of());
    }

    private Map<String, String> lines() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("out/lines.txt"))) {
            return lines.collect(Collectors.toMap(
                    line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1)));
        }
    }

    @Test
    void whatEndsItsProcessCostsOneDocument() throws Exception {
        RunReport report = run("a,exit,b,halt,c,deep,d,print,e,throw,f,exit 3");

        assertThat(failed)
                .containsOnly(
                        Map.entry("d1", DocumentStatus.CRASH),
                        Map.entry("d3", DocumentStatus.CRASH),
                        Map.entry("d5", DocumentStatus.PLUGIN_ERROR),
                        Map.entry("d9", DocumentStatus.PLUGIN_ERROR),
                        Map.entry("d11", DocumentStatus.CRASH));
        assertThat(messages).anyMatch(message -> message.contains("code 7"));
        assertThat(messages)
                .as("a code of Java's own for too little memory")
                .anyMatch(
                        message -> message.matches(
                                ".*code 3 .*: System\\.exit was called at chaos\\.AnnotatorFactory\\..*\\(AnnotatorFactory\\.java:[0-9]+\\)"));
        assertThat(messages)
                .anyMatch(message ->
                        message.startsWith("java.lang.IllegalStateException: thrown (at chaos.AnnotatorFactory.")
                                && message.matches(".*\\(AnnotatorFactory\\.java:[0-9]+\\)\\)"));
        assertThat(report.documents()).isEqualTo(12);
        assertThat(lines().keySet()).containsExactlyInAnyOrder("d0", "d2", "d4", "d6", "d7", "d8", "d10");
        String own = String.valueOf(ProcessHandle.current().pid());
        assertThat(lines().values()).noneMatch(line -> line.endsWith(" " + own));
    }

    @Test
    void whatNeverEndsIsEnded() throws Exception {
        run("a,hang,b,spin,c", "run.document-timeout=2s");

        assertThat(failed)
                .containsOnly(Map.entry("d1", DocumentStatus.TIMEOUT), Map.entry("d3", DocumentStatus.TIMEOUT));
        assertThat(lines().keySet()).containsExactlyInAnyOrder("d0", "d2", "d4");
    }

    @Test
    void whatFillsTheMemoryCostsOneDocument() throws Exception {
        run("a,memory,b");

        assertThat(failed).containsOnly(Map.entry("d1", DocumentStatus.OUT_OF_MEMORY));
        assertThat(lines().keySet()).containsExactlyInAnyOrder("d0", "d2");
    }

    @Test
    void partsOfWhatCrashedAreToldOneByOne() throws Exception {
        run("a,file:cover/first/halt/last/more,b");

        assertThat(failed)
                .containsOnly(
                        Map.entry("d1#part2", DocumentStatus.CRASH),
                        Map.entry("d1#part3", DocumentStatus.CRASH),
                        Map.entry("d1#part4", DocumentStatus.CRASH));
        assertThat(lines().keySet()).containsExactlyInAnyOrder("d0", "d1", "d1#part1", "d2");
        assertThat(lines().get("d1#part1")).startsWith("first by ");
    }

    @Test
    void aStepThatGivesUpEndsTheRun() {
        assertThatThrownBy(() -> run("a,fatal,b"))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("nothing goes any more");
    }

    @Test
    void noProcessAndNoFileIsLeft() throws Exception {
        run("a,halt,b");

        assertThat(workers()).isEmpty();
        assertNoFolderIsLeft();
    }

    private static void assertNoFolderIsLeft() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        String own = "sluice-worker-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(temporary)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith(own)))
                    .isEmpty();
        }
    }

    @Test
    void withoutProcessesTheResultsAreTheSame() throws Exception {
        run("a,b,file:cover/first/throw/last,throw,c");
        Map<String, DocumentStatus> apart = new TreeMap<>(failed);
        List<String> ids = List.copyOf(new TreeMap<>(lines()).keySet());
        failed.clear();
        run("a,b,file:cover/first/throw/last,throw,c", "run.isolation=none");

        assertThat(failed).isEqualTo(apart);
        assertThat(new TreeMap<>(lines()).keySet()).containsExactlyElementsOf(ids);
    }

    @Test
    void whatIsTooLongToCrossIsOverALimit() throws Exception {
        System.setProperty("sluice.worker.longest-frame", "40000");
        try {
            run("a,LONG,file:LONG,grow,file:cover/grow/last,b");
        } finally {
            System.clearProperty("sluice.worker.longest-frame");
        }

        assertThat(failed)
                .containsOnly(
                        Map.entry("d1", DocumentStatus.LIMIT),
                        Map.entry("d2", DocumentStatus.LIMIT),
                        Map.entry("d3", DocumentStatus.LIMIT),
                        Map.entry("d4#part1", DocumentStatus.LIMIT));
        assertThat(messages).allMatch(message -> message.contains("only 40000 can be handed to a process"));
        assertThat(lines().keySet()).containsExactlyInAnyOrder("d0", "d4", "d4#part2", "d5");
    }

    @Test
    void documentsInMemoryCannotEndTheProgramEither() throws Exception {
        try (Toolkit toolkit = toolkit();
                Pipeline made = toolkit.pipelineOf(STEPS, List.of("run.isolation=process"))) {
            String before = made.process(Document.of("d0", "a")).text();
            assertThat(before).isNotEqualTo("a by " + ProcessHandle.current().pid());
            assertThat(made.process(Document.of("d1", "a")).text()).isEqualTo(before);
            assertThatThrownBy(() -> made.process(Document.of("d2", "halt")))
                    .isInstanceOfSatisfying(
                            DocumentException.class, e -> assertThat(e.status()).isEqualTo(DocumentStatus.CRASH));
            assertThat(made.process(Document.of("d3", "a")).text()).startsWith("a by ");
        }
        assertThat(workers()).isEmpty();
    }

    @Test
    void anInterruptedCallEndsAtOnce() throws Exception {
        try (Toolkit toolkit = toolkit();
                Pipeline made = toolkit.pipelineOf(STEPS, List.of("run.isolation=process"))) {
            made.process(Document.of("d0", "a"));
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> made.process(Document.of("d1", "spin"))).isInstanceOf(InterruptedException.class);
            assertThat(made.process(Document.of("d2", "a")).text()).startsWith("a by ");
        }
    }

    @Test
    void aToolkitThatIsolatesLeavesPipelinesTheLastWord() throws Exception {
        String own = "a by " + ProcessHandle.current().pid();
        try (Toolkit toolkit = toolkit().isolating();
                Pipeline silent = toolkit.pipelineOf(STEPS, List.of());
                Pipeline none = toolkit.pipelineOf(STEPS + "run: { isolation: none }\n", List.of())) {
            assertThat(silent.process(Document.of("d", "a")).text()).isNotEqualTo(own);
            assertThat(none.process(Document.of("d", "a")).text()).isEqualTo(own);
        }
        try (Toolkit toolkit = toolkit();
                Pipeline silent = toolkit.pipelineOf(STEPS, List.of())) {
            assertThat(silent.process(Document.of("d", "a")).text()).isEqualTo(own);
        }
    }

    @Test
    void aPipelineThatIsNeverUsedLeavesNoProcess() throws Exception {
        try (Toolkit toolkit = toolkit()) {
            toolkit.pipelineOf(STEPS, List.of("run.isolation=process")).close();
        }
        assertThat(workers()).isEmpty();
        assertNoFolderIsLeft();
    }

    private static List<String> workers() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains("WorkerMain"))
                .toList();
    }
}
