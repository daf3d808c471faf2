package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code sluice plugin new} writes is built, tested, packaged and run at once. */
class NewPluginIT {
    @TempDir
    Path directory;

    private static List<String> shipped() throws IOException {
        try (Stream<Path> folders = Files.list(Sluice.HOME.resolve("plugins"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "annotator | documents.jsonl   | \"my-words\":[{\"begin\":16,\"end\":23,\"surface\":\"example\"",
                "exporter  | my-words.tsv      | sample.txt\t67"
            })
    void isBuiltTestedPackagedAndRun(String kind, String file, String content) throws IOException {
        Sluice.Result written = new Sluice().in(directory).run("plugin", "new", "my-words", "--kind", kind);
        assertThat(written.exit()).as(written.err()).isZero();
        MavenProject project = new MavenProject(directory.resolve("my-words"), directory.resolve("work"));
        project.maven("verify");
        assertThat(project.directory().resolve("target/surefire-reports")).isNotEmptyDirectory();
        Path plugins = Files.createDirectory(directory.resolve("plugins"));
        String zip =
                project.directory().resolve("target/my-words-plugin-1.0.0.zip").toString();
        Sluice.Result verified = new Sluice().run("plugin", "verify", zip);
        assertThat(verified.out()).isEqualTo("my-words 1.0.0 is sound\n");
        Sluice.Result installed = new Sluice().run("--plugins", plugins.toString(), "plugin", "install", zip);
        assertThat(installed.exit()).as(installed.err()).isZero();

        Path out = directory.resolve("out");
        Sluice.Result run = new Sluice()
                .in(project.directory())
                .run(
                        "--plugins",
                        plugins.toString(),
                        "run",
                        "my-words.yaml",
                        "sample/sample.txt",
                        "-o",
                        out.toString());

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Files.readString(out.resolve(file))).contains(content);
        aRunTellsOfPluginsThatAreNotAsLocked(project.directory(), plugins);
    }

    private void aRunTellsOfPluginsThatAreNotAsLocked(Path project, Path plugins) throws IOException {
        String folder = plugins.toString();
        String pipeline = project.resolve("my-words.yaml").toString();
        String sample = project.resolve("sample/sample.txt").toString();
        String lock = project.resolve("plugins.lock").toString();
        String[] run = {
            "--plugins",
            folder,
            "run",
            pipeline,
            sample,
            "-o",
            directory.resolve("locked").toString(),
            "--locked"
        };
        Sluice.Result without = new Sluice().run(run);
        assertThat(without.exit()).isEqualTo(69);
        assertThat(without.err()).contains("plugins.lock, which does not exist");
        assertThat(new Sluice().run("--plugins", folder, "plugin", "lock", lock).exit())
                .isZero();
        Sluice.Result same = new Sluice().run(run);
        assertThat(same.exit()).as(same.err()).isZero();
        assertThat(same.err()).doesNotContain("plugins.lock");

        Files.writeString(plugins.resolve("my-words/NOTICE"), "new");
        Sluice.Result refused = new Sluice().run(run);
        assertThat(refused.exit()).isEqualTo(69);
        assertThat(refused.err())
                .contains("plugins.lock: plugin 'my-words' has a new file NOTICE", "sluice plugin lock");
        Sluice.Result told = new Sluice().run(Arrays.copyOf(run, run.length - 1));
        assertThat(told.exit()).as(told.err()).isZero();
        assertThat(told.err()).contains("plugins.lock: plugin 'my-words' has a new file NOTICE");

        run[1] = Files.createDirectory(directory.resolve("no-plugins")).toString();
        Sluice.Result missing = new Sluice().run(run);
        assertThat(missing.exit()).as(missing.err()).isEqualTo(69);
        assertThat(missing.err()).contains("plugins.lock: plugin 'my-words' is missing", "sluice plugin lock");
    }

    @ParameterizedTest
    @CsvSource({"annotator", "extractor", "dater", "entity-linker", "corpus", "reader", "exporter"})
    void thePipelineOfEveryKindHasNoFaultButTheMissingPlugin(String kind) throws IOException {
        new Sluice().in(directory).run("plugin", "new", "my-words", "--kind", kind);
        Sluice.Result lint = new Sluice().in(directory).run("lint", "my-words/my-words.yaml");
        try (Stream<String> findings = lint.out().lines()) {
            assertThat(findings.filter(line -> line.contains("error")))
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("my-words"));
        }
    }

    /** Any kind will do: the archetype has no templates of its own. */
    @Test
    void theArchetypeOfMavenWritesTheSameProject() throws IOException {
        MavenProject maven = new MavenProject(
                Files.createDirectory(directory.resolve("empty")), Files.createDirectory(directory.resolve("work")));
        String version = version();
        String core = Sluice.HOME
                .resolve("repository/dev/sluice/sluice-core/" + version + "/sluice-core-" + version)
                .toString();
        maven.maven("install:install-file", "-Dfile=" + core + ".jar", "-DpomFile=" + core + ".pom");
        maven.maven(
                "org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate",
                "-DarchetypeCatalog=internal",
                "-DarchetypeGroupId=dev.sluice",
                "-DarchetypeArtifactId=sluice-core",
                "-DarchetypeVersion=" + version,
                "-DgroupId=org.example",
                "-DartifactId=ship-types",
                "-Dkind=exporter");
        Sluice.Result written = new Sluice()
                .in(directory)
                .run("plugin", "new", "ship-types", "--kind", "exporter", "--package", "org.example.shiptypes");
        assertThat(written.exit()).as(written.err()).isZero();

        Map<String, String> expected = files(directory.resolve("ship-types"));
        expected.remove(".mvn/maven.config");
        assertThat(files(maven.directory().resolve("ship-types"))).isEqualTo(expected);
    }

    private static String version() throws IOException {
        try (Stream<Path> versions = Files.list(Sluice.HOME.resolve("repository/dev/sluice/sluice-core"))) {
            return String.valueOf(versions.findFirst().orElseThrow().getFileName());
        }
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedPluginIsSound(String id) {
        Sluice.Result verified = new Sluice().run("plugin", "verify", id);
        assertThat(verified.exit()).as(verified.out() + verified.err()).isZero();
    }
}
