package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.internal.manage.ProjectPlugin;
import dev.sluice.core.internal.project.TestProject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevLoopTest {
    private static final int GENERATIONS = 100;
    private static final int WARM = 20;
    private static final String FACTORY = "src/main/java/com/example/words/WordsFactory.java";
    private static final String LOADER = "words.loader.";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    private Path project;
    private Path sample;
    private Path pipeline;

    @BeforeEach
    void packageOnce() throws IOException {
        Path plugin = TestProject.plugin(directory, "1.0.0");
        project = directory.resolve("project-words-1.0.0");
        component("Nothing", "Reader", "(inputs, step) -> java.util.stream.Stream.of()");
        component("Nowhere", "Exporter", "export -> document -> {}");
        TestProject.compileMain(project);
        TestProject.zip(plugin, project.resolve("target/words-plugin-1.0.0.zip"));
        sample = Files.writeString(directory.resolve("a.txt"), "One example of a word.");
        pipeline = Files.writeString(directory.resolve("p.yaml"), """
                sluice: 1
                name: p
                input: { use: nothing }
                steps: [ { use: words } ]
                output: [ { use: nowhere } ]
                """);
    }

    /** A pipeline needs both ends, though a sample takes part in neither. */
    private void component(String name, String kind, String component) throws IOException {
        Files.writeString(project.resolve(FACTORY).resolveSibling(name + ".java"), """
                package com.example.words;

                import dev.sluice.api.*;

                @SluiceComponent(name = "%s", summary = "Does nothing."%s)
                public final class %s implements ComponentFactory<%s.Config> {
                    public record Config() {}

                    public %s create(Config config, ComponentContext context) {
                        return %s;
                    }
                }
                """.formatted(
                        name.toLowerCase(Locale.ROOT),
                        kind.equals("Reader") ? ", yields = Layer.TEXT" : "",
                        name,
                        name,
                        kind,
                        component));
    }

    private DevLoop loop() {
        return loop(sample);
    }

    private DevLoop loop(Path... samples) {
        Terminal terminal = new Terminal(out, err, directory, List.of(), false, false);
        List<String> names = Stream.of(samples).map(Path::toString).toList();
        return new DevLoop(new ProjectPlugin(project), pipeline.toString(), List.of(), names, terminal);
    }

    private String shown() {
        String text = out.toString(StandardCharsets.UTF_8);
        out.reset();
        return text;
    }

    private void change(String from, String to) throws IOException {
        Path file = project.resolve(FACTORY);
        String source = Files.readString(file);
        assertThat(source).contains(from);
        Files.writeString(file, source.replace(from, to));
        TestProject.compileMain(project);
    }

    @Test
    void whatTheNewClassesSayOtherwiseIsShown() throws Exception {
        DevLoop loop = loop();
        assertThat(loop.next()).as(this::shown).isTrue();
        assertThat(shown()).contains("+ a.txt layers.words {\"begin\":4,\"end\":11,\"surface\":\"example\"");

        change("def = \"[example]\"", "def = \"[word]\"");
        assertThat(loop.next()).as(this::shown).isTrue();
        assertThat(shown().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("generation 2: 1 gone, 1 new"),
                        line -> assertThat(line).startsWith("- a.txt layers.words {\"begin\":4,"),
                        line -> assertThat(line).startsWith("+ a.txt layers.words {\"begin\":17,"));
    }

    @Test
    void aFaultIsToldAndTheNextGenerationIsComparedWithTheLastGoodOne() throws Exception {
        DevLoop loop = loop();
        loop.next();
        change(
                "return (document, step) -> {",
                "if (true) throw new IllegalStateException(\"not yet\");\n        return (document, step) -> {");
        shown();
        assertThat(loop.next()).isFalse();
        assertThat(shown()).contains("generation 2 failed", "not yet");
        change("if (true) throw new IllegalStateException(\"not yet\");", "");
        assertThat(loop.next()).isTrue();
        assertThat(shown()).isEqualTo("generation 3: 0 gone, 0 new\n");
    }

    @Test
    void theStateChangesWithTheClassesAndIsEmptyWhileThereAreNone() throws Exception {
        ProjectPlugin plugin = new ProjectPlugin(project);
        Optional<String> before = plugin.state();
        assertThat(before).isPresent().isEqualTo(plugin.state());
        change("def = \"[example]\"", "def = \"[something]\"");
        assertThat(plugin.state()).isPresent().isNotEqualTo(before);
        Path factory = project.resolve("target/classes/com/example/words/WordsFactory.class");
        byte[] compiled = Files.readAllBytes(factory);
        Files.delete(factory);
        assertThat(plugin.state()).as("while Maven compiles").isEmpty();
        Files.write(factory, compiled);
        assertThat(plugin.state()).isPresent();
        Files.delete(project.resolve("target/classes/META-INF/sluice/components.json"));
        assertThat(plugin.state()).isEmpty();
    }

    @Test
    void aSampleMayBeFilesAndAFolder() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("samples"));
        Files.createDirectory(folder.resolve("more"));
        Files.writeString(folder.resolve("more/b.txt"), "Another example.");
        Files.writeString(folder.resolve("c.jsonl"), """
                {"id": "c-1", "text": "An example."}
                {"id": "c-2", "text": "One more example."}
                """);
        assertThat(loop(sample, folder).next()).as(this::shown).isTrue();
        assertThat(shown().lines().filter(line -> line.contains(" layers.words ")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("+ a.txt "),
                        line -> assertThat(line).startsWith("+ c-1 "),
                        line -> assertThat(line).startsWith("+ c-2 "),
                        line -> assertThat(line).startsWith("+ more/b.txt "));
    }

    @Test
    void theStateChangesWithTheSampleAndThePipelineToo() throws Exception {
        DevLoop loop = loop(sample);
        Optional<String> before = loop.state();
        assertThat(before).isPresent().isEqualTo(loop.state());
        Files.writeString(sample, "Another example.");
        Optional<String> after = loop.state();
        assertThat(after).isPresent().isNotEqualTo(before);
        Files.writeString(pipeline, Files.readString(pipeline) + "# changed\n");
        assertThat(loop.state()).isPresent().isNotEqualTo(after);
        Files.delete(sample);
        assertThat(loop.state()).as("while an editor writes it anew").isEmpty();
    }

    @Test
    void thatThePluginIsInstalledTooIsNotWorthAWord() throws Exception {
        Path installed = Files.createDirectory(directory.resolve("plugins"));
        Files.move(directory.resolve("made-words-1.0.0/words"), installed.resolve("words"));
        assertThat(loop().next()).as(this::shown).isTrue();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("a.txt is taken as it is, without the reader 'nothing'")
                .hasLineCount(1);
        Files.createDirectory(installed.resolve("empty"));
        assertThat(loop().next()).as(this::shown).isTrue();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("plugin 'empty' cannot be used");
    }

    @Test
    void anExceptionThatNobodyMeantIsToldWithItsPlaceInThePlugin() throws Exception {
        DevLoop loop = loop();
        change(
                "return (document, step) -> {",
                "return (document, step) -> {\n        if (true) throw new IllegalStateException(\"oops\");");
        assertThat(loop.next()).isFalse();
        assertThat(shown()).contains("oops", "\n    at ", "com.example.words.WordsFactory", "WordsFactory.java:");
    }

    @Test
    void oldGenerationsAreCollectedAndLeaveNothingInTheMetaspace() throws Exception {
        change(
                "return (document, step) -> {",
                "System.getProperties().put(\"" + LOADER + "\" + System.nanoTime(),"
                        + " new java.lang.ref.WeakReference<>(getClass().getClassLoader()));\n"
                        + "        return (document, step) -> {");
        DevLoop loop = loop();
        long warm = 0;
        for (int i = 1; i <= GENERATIONS; i++) {
            assertThat(loop.next()).as(this::shown).isTrue();
            if (i == WARM) {
                assertThat(alive(0)).isZero();
                warm = metaspace();
            }
        }
        assertThat(loaders()).hasSize(GENERATIONS);
        assertThat(alive(0)).isZero();
        // What is left is the growth of the host and the JDK, not of eighty generations.
        assertThat(metaspace() - warm).isLessThan(1_000_000);
        System.getProperties().keySet().removeIf(key -> key.toString().startsWith(LOADER));
    }

    private static List<WeakReference<?>> loaders() {
        return System.getProperties().entrySet().stream()
                .filter(entry -> entry.getKey().toString().startsWith(LOADER))
                .<WeakReference<?>>map(entry -> (WeakReference<?>) entry.getValue())
                .toList();
    }

    /** Returns how many loaders are alive when no more than expected are, or no more are collected. */
    private static long alive(long expected) throws InterruptedException {
        Instant limit = Instant.now().plus(Duration.ofSeconds(30));
        long alive = loaders().size();
        while (alive > expected && Instant.now().isBefore(limit)) {
            System.gc();
            Thread.sleep(20);
            alive = loaders().stream().filter(loader -> loader.get() != null).count();
        }
        return alive;
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
