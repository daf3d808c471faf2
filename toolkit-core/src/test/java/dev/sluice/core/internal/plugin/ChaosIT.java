package dev.sluice.core.internal.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.DocumentStatus;
import dev.sluice.core.Pipeline;
import dev.sluice.core.RunListener;
import dev.sluice.core.RunReport;
import dev.sluice.core.RunRequest;
import dev.sluice.core.Toolkit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Documents of which every fifth does its worst in one of three stages: extraction, a step before a corpus step and one behind
 * it. {@code -Dsluice.chaos.documents=1000} says how many there are.
 */
class ChaosIT {
    private static final int DOCUMENTS = Integer.getInteger("sluice.chaos.documents", 100);
    private static final int EVERY = 5;
    private static final List<String> STAGES = List.of("extract", "early", "late");

    /** What a document does, and how it must end. */
    private enum Fault {
        EXIT(DocumentStatus.CRASH),
        HALT(DocumentStatus.CRASH),
        NATIVE(DocumentStatus.CRASH),
        MEMORY(DocumentStatus.OUT_OF_MEMORY),
        HANG(DocumentStatus.TIMEOUT),
        SPIN(DocumentStatus.TIMEOUT),
        DEEP(DocumentStatus.PLUGIN_ERROR),
        THROW(DocumentStatus.PLUGIN_ERROR),
        LEAK(DocumentStatus.OK),
        PRINT(DocumentStatus.OK);

        private final DocumentStatus end;

        Fault(DocumentStatus end) {
            this.end = end;
        }

        /** Returns what the document of a number does; null if nothing. */
        static Fault of(int number) {
            return number % EVERY == EVERY - 1 ? values()[number / EVERY % values().length] : null;
        }

        /** Over so many documents as there are faults every fault comes in every stage. */
        static String stageOf(int number) {
            return STAGES.get(number / EVERY / values().length % STAGES.size());
        }
    }

    private static final String FAULTS = """
            package chaos;

            import java.util.ArrayList;
            import java.util.List;

            final class Faults {
                private static final List<Object> KEPT = new ArrayList<>();

                private Faults() {}

                static void obey(String stage, String text) throws Exception {
                    if (!text.startsWith(stage + " ")) {
                        return;
                    }
                    switch (text.substring(stage.length() + 1)) {
                        case "EXIT" -> System.exit(0);
                        case "HALT" -> Runtime.getRuntime().halt(9);
                        case "NATIVE" -> crash();
                        case "MEMORY" -> {
                            List<byte[]> all = new ArrayList<>();
                            while (true) {
                                all.add(new byte[1_000_000]);
                            }
                        }
                        case "HANG" -> Thread.sleep(1_000_000);
                        case "SPIN" -> {
                            while (!stage.isEmpty()) {
                                Thread.onSpinWait();
                            }
                        }
                        case "DEEP" -> deep(0);
                        case "THROW" -> throw new IllegalStateException("thrown");
                        case "LEAK" -> {
                            synchronized (KEPT) {
                                KEPT.add(new byte[100_000]);
                            }
                            Thread thread = new Thread(() -> obeyForEver(stage));
                            thread.setDaemon(true);
                            thread.start();
                        }
                        case "PRINT" -> System.out.write(new byte[100_000]);
                        default -> throw new AssertionError(text);
                    }
                }

                private static void obeyForEver(String stage) {
                    try {
                        obey(stage, stage + " HANG");
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }

                private static int deep(int i) {
                    return deep(i + 1) + deep(i + 2);
                }

                /** Writes where nothing is. */
                private static void crash() throws Exception {
                    Class<?> type = Class.forName("sun.misc.Unsafe");
                    var field = type.getDeclaredField("theUnsafe");
                    field.setAccessible(true);
                    type.getMethod("putAddress", long.class, long.class).invoke(field.get(null), 0L, 0L);
                }
            }
            """;

    private static final String READER = """
            package chaos;

            import dev.sluice.api.*;
            import java.io.ByteArrayInputStream;
            import java.nio.charset.StandardCharsets;
            import java.util.stream.Stream;

            @SluiceComponent(name = "orders", summary = "Reads what a test asks for.", yields = Layer.TEXT)
            public final class ReaderFactory implements ComponentFactory<ReaderFactory.Config> {
                public record Config(@Option(doc = "The texts.", def = "") String texts) {}

                @Override
                public Reader create(Config config, ComponentContext context) {
                    String[] texts = config.texts().split(",");
                    return (inputs, step) -> Stream.iterate(0, i -> i < texts.length, i -> i + 1).map(i -> new Input(
                            Document.of("d" + i, ""),
                            () -> new ByteArrayInputStream(texts[i].getBytes(StandardCharsets.UTF_8))));
                }
            }
            """;

    private static final String EXTRACTOR = """
            package chaos;

            import dev.sluice.api.*;
            import java.nio.charset.StandardCharsets;
            import java.util.List;

            @SluiceComponent(name = "extract", summary = "Takes texts as they are.", yields = Layer.TEXT)
            public final class ExtractorFactory implements ComponentFactory<ExtractorFactory.Config> {
                public record Config() {}

                @Override
                public Extractor create(Config config, ComponentContext context) {
                    return (seed, content, step) -> {
                        String text = new String(content, StandardCharsets.UTF_8);
                        ChaosStep.obey(step, text);
                        return List.of(Input.complete(seed.withText(text)));
                    };
                }
            }
            """;

    private static final String ANNOTATOR = """
            package chaos;

            import dev.sluice.api.*;

            @SluiceComponent(name = "obey", summary = "Does what the text says.", needs = Layer.TEXT, yields = Layer.TEXT)
            public final class AnnotatorFactory implements ComponentFactory<AnnotatorFactory.Config> {
                public record Config() {}

                @Override
                public Annotator create(Config config, ComponentContext context) {
                    return (document, step) -> {
                        ChaosStep.obey(step, document.text());
                        return document;
                    };
                }
            }
            """;

    private static final String STEP = """
            package chaos;

            import dev.sluice.api.*;

            final class ChaosStep {
                private ChaosStep() {}

                static void obey(StepContext step, String text) throws InterruptedException {
                    try {
                        Faults.obey(step.step(), text);
                    } catch (InterruptedException | RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            """;

    private static final String CORPUS = """
            package chaos;

            import dev.sluice.api.*;
            import java.util.stream.Stream;

            @SluiceComponent(name = "count", summary = "Counts documents.", needs = Layer.TEXT, yields = Layer.TEXT)
            public final class CorpusFactory implements ComponentFactory<CorpusFactory.Config> {
                public record Config() {}

                @Override
                public CorpusAnnotator<String, Long> create(Config config, ComponentContext context) {
                    return new CorpusAnnotator<>() {
                        @Override
                        public String observe(Document document, StepContext step) {
                            return document.id();
                        }

                        @Override
                        public Long combine(Stream<String> observed, StepContext step) {
                            return observed.count();
                        }

                        @Override
                        public Document apply(Document document, Long count, StepContext step) {
                            return document;
                        }
                    };
                }
            }
            """;

    private static final String EXPORTER = """
            package chaos;

            import dev.sluice.api.*;

            @SluiceComponent(name = "ids", summary = "Writes a line a document.", needs = Layer.TEXT)
            public final class ExporterFactory implements ComponentFactory<ExporterFactory.Config> {
                public record Config() {}

                @Override
                public Exporter create(Config config, ComponentContext context) {
                    return export -> {
                        java.io.OutputStream out = export.create("ids.txt");
                        return document -> out.write((document.id() + "\\n").getBytes());
                    };
                }
            }
            """;

    private static final String PIPELINE = """
            sluice: 1
            input: { use: orders, texts: "%s" }
            steps: [ { use: extract }, { use: obey, id: early }, { use: count }, { use: obey, id: late } ]
            output: [ { use: ids } ]
            run: { isolation: process, workers: 2, document-timeout: 10s }
            """;

    @TempDir
    Path folder;

    @Test
    void everyDocumentEndsInTheStatusThatIsItsOwn() throws Exception {
        Path plugins = folder.resolve("plugins");
        PluginBuilder.plugin("chaos")
                .source("chaos.Faults", FAULTS)
                .source("chaos.ChaosStep", STEP)
                .source("chaos.ReaderFactory", READER)
                .source("chaos.ExtractorFactory", EXTRACTOR)
                .source("chaos.AnnotatorFactory", ANNOTATOR)
                .source("chaos.CorpusFactory", CORPUS)
                .source("chaos.ExporterFactory", EXPORTER)
                .buildIn(plugins);
        StringBuilder texts = new StringBuilder();
        Map<String, DocumentStatus> failing = new TreeMap<>();
        Map<DocumentStatus, Long> counts = new EnumMap<>(DocumentStatus.class);
        StringBuilder good = new StringBuilder();
        for (int i = 0; i < DOCUMENTS; i++) {
            Fault fault = Fault.of(i);
            texts.append(i == 0 ? "" : ",").append(fault == null ? "good" : Fault.stageOf(i) + " " + fault);
            DocumentStatus end = fault == null ? DocumentStatus.OK : fault.end;
            counts.merge(end, 1L, Long::sum);
            if (end == DocumentStatus.OK) {
                good.append("d").append(i).append('\n');
            } else {
                failing.put("d" + i, end);
            }
        }
        Map<String, DocumentStatus> failed = new TreeMap<>();
        RunListener listener = new RunListener() {
            @Override
            public void failure(String id, DocumentStatus status, String message) {
                failed.put(id, status);
            }
        };
        RunReport report;
        try (Toolkit toolkit = Toolkit.open(List.of(plugins), List.of());
                Pipeline pipeline = toolkit.pipelineOf(PIPELINE.formatted(texts), List.of())) {
            report = pipeline.run(RunRequest.of().into(folder.resolve("out")).tell(listener));
        }
        System.out.println(DOCUMENTS + " documents: " + report.counts());

        assertThat(failed).isEqualTo(failing);
        assertThat(report.counts()).isEqualTo(counts);
        assertThat(Files.readString(folder.resolve("out/ids.txt"))).isEqualTo(good.toString());
    }
}
