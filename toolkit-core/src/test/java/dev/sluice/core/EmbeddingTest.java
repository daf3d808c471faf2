package dev.sluice.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.Document;
import dev.sluice.core.internal.project.TestProject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sluice in the programs of others, with real plugins from a folder; what docs/embedding.md promises. */
class EmbeddingTest {
    private static final String PIPELINE = """
            sluice: 1
            name: embedded
            input: { use: lines }
            steps:
              - { use: words, words: [one, two] }
            output:
              - use: sizes
            """;

    @TempDir
    static Path directory;

    private static Path plugins;

    @BeforeAll
    static void install() throws IOException {
        plugins = Files.createDirectory(directory.resolve("plugins"));
        for (String[] plugin : new String[][] {{"reader", "lines"}, {"annotator", "words"}, {"exporter", "sizes"}}) {
            Path made = TestProject.plugin(directory, plugin[0], plugin[1], "1.0.0", "");
            Files.move(made, plugins.resolve(plugin[1]));
        }
    }

    private static Toolkit toolkit() {
        return Toolkit.open(List.of(plugins), List.of());
    }

    private static Document document(int number) {
        return Document.of("d" + number, "one or two or " + number);
    }

    private static List<String> found(Document document) {
        return document.custom("words").stream().map(document::surface).toList();
    }

    private static Document process(Pipeline pipeline, Document document) {
        try {
            return pipeline.process(document);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void documentsGoInAndOutOneByOne() throws Exception {
        try (Toolkit toolkit = toolkit();
                Pipeline pipeline = toolkit.pipelineOf(PIPELINE, List.of())) {
            assertThat(found(pipeline.process(document(1)))).containsExactly("one", "two");
            assertThat(found(pipeline.process(Document.of("none", "nothing")))).isEmpty();
        }
    }

    /** As a server of servlets does it: a bounded pool of threads and a bounded queue, one pipeline for all. */
    @Test
    void theThreadsOfAPoolShareAPipeline() throws Exception {
        ExecutorService pool = new ThreadPoolExecutor(
                8, 8, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(16), new ThreadPoolExecutor.CallerRunsPolicy());
        try (Toolkit toolkit = toolkit();
                Pipeline pipeline = toolkit.pipelineOf(PIPELINE, List.of())) {
            List<Future<Document>> answers = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                Document request = document(i);
                answers.add(pool.submit(() -> pipeline.process(request)));
            }
            for (int i = 0; i < answers.size(); i++) {
                Document answer = answers.get(i).get();
                assertThat(answer.toRecord())
                        .isEqualTo(process(pipeline, document(i)).toRecord());
                assertThat(found(answer)).containsExactly("one", "two");
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** What is taken from the source is what was asked of the result: the reader holds the source back. */
    @Test
    void aStreamReadsNothingAhead() {
        AtomicInteger read = new AtomicInteger();
        try (Toolkit toolkit = toolkit();
                Pipeline pipeline = toolkit.pipelineOf(PIPELINE, List.of());
                Stream<Document> source = Stream.generate(() -> document(read.incrementAndGet()))) {
            var results = source.map(document -> process(pipeline, document)).iterator();
            assertThat(read).hasValue(0);
            for (int i = 1; i <= 3; i++) {
                assertThat(found(results.next())).hasSize(2);
                assertThat(read).hasValue(i);
            }
        }
    }

    @Test
    void documentsAreProcessedAsynchronously() {
        ExecutorService executor = Executors.newFixedThreadPool(3);
        try (Toolkit toolkit = toolkit();
                Pipeline pipeline = toolkit.pipelineOf(PIPELINE, List.of())) {
            List<CompletableFuture<Document>> answers = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> process(pipeline, document(i)), executor))
                    .toList();
            assertThat(answers)
                    .extracting(answer -> answer.join().id())
                    .startsWith("d0", "d1", "d2")
                    .hasSize(20);
        } finally {
            executor.shutdownNow();
        }
    }

    /** A text of which the step finds a word at each checkpoint takes much longer than the cancellation. */
    @Test
    void aCallThatIsCancelledEnds() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        try (Toolkit toolkit = toolkit();
                Pipeline pipeline = toolkit.pipelineOf(PIPELINE, List.of())) {
            List<Exception> thrown = new ArrayList<>();
            Future<?> call = executor.submit(() -> {
                begun.countDown();
                try {
                    while (true) {
                        pipeline.process(Document.of("long", "one ".repeat(10_000)));
                    }
                } catch (InterruptedException | DocumentException e) {
                    thrown.add(e);
                } finally {
                    ended.countDown();
                }
            });
            begun.await();
            call.cancel(true);
            ended.await();
            assertThat(thrown).singleElement().isInstanceOf(InterruptedException.class);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void closingUnderLoadWaitsForCallsUnderWayAndRefusesLaterOnes() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        CountDownLatch busy = new CountDownLatch(8);
        List<Future<Integer>> workers = new ArrayList<>();
        try (Toolkit toolkit = toolkit()) {
            Pipeline pipeline = toolkit.pipelineOf(PIPELINE, List.of());
            for (int i = 0; i < 4; i++) {
                workers.add(pool.submit(() -> {
                    for (int done = 0; ; done++) {
                        try {
                            assertThat(found(pipeline.process(document(done)))).hasSize(2);
                            busy.countDown();
                        } catch (IllegalStateException e) {
                            assertThat(e).hasMessage("the pipeline 'embedded' is closed");
                            return done;
                        }
                    }
                }));
            }
            busy.await();
            pipeline.close();
            for (Future<Integer> worker : workers) {
                assertThat(worker.get()).isNotNegative();
            }
            assertThatThrownBy(() -> pipeline.process(document(0))).isInstanceOf(IllegalStateException.class);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Each has its own plugins, in versions of its own, and closing one takes nothing from the other. */
    @Test
    void severalToolkitsLiveSideBySide() throws Exception {
        Path other = Files.createDirectory(directory.resolve("other"));
        Files.move(TestProject.plugin(directory, "annotator", "words", "2.0.0", ""), other.resolve("words"));
        for (String shared : List.of("lines", "sizes")) {
            Files.createSymbolicLink(other.resolve(shared), plugins.resolve(shared));
        }
        try (Toolkit first = toolkit();
                Pipeline old = first.pipelineOf(PIPELINE, List.of())) {
            try (Toolkit second = Toolkit.open(List.of(other), List.of());
                    Pipeline fresh = second.pipelineOf(PIPELINE, List.of())) {
                assertThat(version(old)).isEqualTo("1.0.0");
                assertThat(version(fresh)).isEqualTo("2.0.0");
            }
            assertThat(version(old)).isEqualTo("1.0.0");
        }
    }

    private static String version(Pipeline pipeline) throws InterruptedException {
        Document document = pipeline.process(document(1));
        CustomAnnotation word = document.custom("words").get(0);
        return document.provenance(word).orElseThrow().version();
    }

    @Test
    void pluginsOfTheClassPathAndOfAFolderWorkTogether() throws Exception {
        Path shipped = Files.createDirectory(directory.resolve("shipped"));
        for (String id : List.of("lines", "sizes")) {
            Files.createSymbolicLink(shipped.resolve(id), plugins.resolve(id).toAbsolutePath());
        }
        String words = plugins.resolve("words/lib/words-plugin-1.0.0.jar").toString();
        try (Toolkit toolkit = Toolkit.openClassPath(words, List.of(shipped), List.of());
                Pipeline pipeline = toolkit.pipelineOf(PIPELINE, List.of())) {
            assertThat(found(pipeline.process(document(1)))).containsExactly("one", "two");
        }
    }

    @Test
    void pluginsMayLieOnTheClassPath() throws Exception {
        List<String> classPath = new ArrayList<>();
        for (String id : List.of("lines", "words", "sizes")) {
            classPath.add(
                    plugins.resolve(id + "/lib/" + id + "-plugin-1.0.0.jar").toString());
        }
        // the host's own classes and a folder of a program are there too
        classPath.add("target/classes");
        classPath.add(Files.createDirectory(directory.resolve("program")).toString());
        String entries = String.join(File.pathSeparator, classPath);
        try (Toolkit toolkit = Toolkit.openClassPath(entries, List.of())) {
            assertThat(toolkit.plugins()).extracting(PluginInfo::id).containsExactly("lines", "sizes", "words");
            assertThat(toolkit.plugins())
                    .allSatisfy(plugin -> assertThat(plugin.faults()).isEmpty());
            try (Pipeline pipeline = toolkit.pipelineOf(PIPELINE, List.of())) {
                assertThat(found(pipeline.process(document(1)))).containsExactly("one", "two");
                assertThat(version(pipeline)).isEqualTo("1.0.0");
            }
        }
    }
}
