package dev.sluice.core.internal.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

class ProjectTemplatesTest {
    private static final ProjectName NAME = new ProjectName("aircraft-types", "org.example.aircraft");
    private static final Path EXAMPLE = Path.of("..", "examples", "hello-plugin");

    @TempDir
    Path directory;

    private static List<String> kinds() {
        return ProjectTemplates.kinds();
    }

    @Test
    void thereIsAProjectForEveryKindOfComponentOfAPipeline() {
        assertThat(kinds())
                .containsExactly("annotator", "extractor", "dater", "entity-linker", "corpus", "reader", "exporter");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindCompilesWithoutWarningAndPassesItsOwnTests(String kind) throws Exception {
        Map<String, String> project = ProjectTemplates.files(NAME, kind);
        ProjectWriter.write(directory, project);
        Path classes = TestProject.compileMain(directory);
        Path tests = TestProject.compileTests(directory);
        Files.writeString(
                tests.resolve("plugin.properties"), TestProject.properties(project, "aircraft-types", "1.0.0"));
        Files.createFile(tests.resolve("plugin.classpath"));
        assertThat(Files.readString(classes.resolve("META-INF/sluice/components.json")))
                .contains("\"aircraft-types\"", "org.example.aircraft.AircraftTypesFactory");
        assertThat(Files.readString(classes.resolve("META-INF/extensions.idx")))
                .contains("org.example.aircraft.AircraftTypesFactory");

        for (String name : List.of("AircraftTypesTest", "AircraftTypesPluginTest")) {
            TestExecutionSummary ran = test(List.of(classes, tests), "org.example.aircraft." + name);
            StringWriter failures = new StringWriter();
            ran.printFailuresTo(new PrintWriter(failures));
            assertThat(ran.getTestsSucceededCount()).as(failures.toString()).isPositive();
            assertThat(ran.getTestsSucceededCount()).as(failures.toString()).isEqualTo(ran.getTestsFoundCount());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyPlaceholderIsFilled(String kind) {
        ProjectTemplates.files(NAME, kind).forEach((path, text) -> {
            assertThat(path).doesNotContain("{{");
            assertThat(text).as(path).doesNotContainPattern("\\{\\{[a-z]+}}");
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindHasAPipelineASampleAndAReadme(String kind) {
        assertThat(ProjectTemplates.files(NAME, kind).keySet())
                .contains("pom.xml", "README.md", ".gitignore", "aircraft-types.yaml")
                .anyMatch(path -> path.startsWith("sample/"));
    }

    @Test
    void theExamplesOfTheManualAreThoseOfTheTemplates() throws IOException {
        String manual = Files.readString(Path.of("..", "docs", "plugins.md"));
        for (String kind : kinds()) {
            int start = manual.indexOf("`--kind " + kind + "`:");
            assertThat(start).as(kind).isPositive();
            int end = manual.indexOf("\n#", start);
            String code = String.join(
                    "\n",
                    ProjectTemplates.files(ProjectName.of("my-words"), kind).values());
            Matcher blocks = Pattern.compile("(?ms)^```java\n(.*?)^```").matcher(manual.substring(start, end));
            int shown = 0;
            while (blocks.find()) {
                assertThat(code.replaceAll("(?m)^ +", ""))
                        .contains(blocks.group(1).replaceAll("(?m)^ +", ""));
                shown++;
            }
            assertThat(shown).as(kind).isPositive();
        }
    }

    @Test
    void anAnnotatorIsFortyLinesOfCodeAtMost() {
        String factory = ProjectTemplates.files(NAME, "annotator")
                .get("src/main/java/org/example/aircraft/AircraftTypesFactory.java");
        assertThat(factory.lines().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "src/main/assembly/plugin.xml", "src/main/assembly/plugin.properties"})
    void theExampleOfTheDocumentationIsBuiltAsNewProjectsAre(String file) throws IOException {
        ProjectName hello = new ProjectName("hello", "com.example.hello");
        String generated = ProjectTemplates.files(hello, "annotator").get(file);
        assertThat(generated.replaceFirst("<description>.*</description>", description()))
                .isEqualTo(Files.readString(EXAMPLE.resolve(file)));
    }

    @Test
    void rangesOfVersionsEndWhereTheApiMayBreak() {
        assertThat(ProjectTemplates.requires("0.1.0-SNAPSHOT")).isEqualTo(">=0.1.0 & <0.2.0");
        assertThat(ProjectTemplates.requires("0.9.3")).isEqualTo(">=0.9.0 & <0.10.0");
        assertThat(ProjectTemplates.requires("2.3.4")).isEqualTo(">=2.3.0 & <3.0.0");
    }

    @Test
    void classesAndPackagesFollowTheName() {
        assertThat(ProjectName.of("mig-29-spotter").packageName()).isEqualTo("com.example.mig29spotter");
        assertThat(ProjectName.of("mig-29-spotter").className()).isEqualTo("Mig29Spotter");
        assertThat(ProjectName.of("mig-29-spotter").title()).isEqualTo("Mig 29 spotter");
        assertThat(ProjectName.of("mig-29-spotter").group()).isEqualTo("com.example");
        assertThat(new ProjectName("a", "single").group()).isEqualTo("single");
    }

    @ParameterizedTest
    @CsvSource({
        "AircraftTypes, did you mean 'aircraft-types'?",
        "aircraft_types, did you mean 'aircraft-types'?",
        "aircraft--types-, did you mean 'aircraft-types'?",
        "Flugzeug Typen, did you mean 'flugzeug-typen'?",
        "../evil, did you mean 'evil'?",
        "29, a letter first",
        "'', a letter first",
        "timex, is a word of Sluice itself",
        "component, is a word of Sluice itself",
        "int, cannot name a Java package",
    })
    void aNameThatCannotBeUsedGetsABetterOne(String name, String message) {
        ProjectName found;
        try {
            found = name.equals("int") ? new ProjectName("int", "org.int") : ProjectName.of(name);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining(message);
            return;
        }
        throw new AssertionError("accepted: " + found);
    }

    @Test
    void aFolderThatHoldsSomethingIsLeftAlone() throws IOException {
        Files.writeString(directory.resolve("mine.txt"), "mine");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProjectWriter.write(directory, Map.of("pom.xml", "x")))
                .withMessageContaining("is there already and is not empty");
        assertThat(directory.resolve("pom.xml")).doesNotExist();
    }

    private static String description() throws IOException {
        Matcher matcher =
                Pattern.compile("<description>.*</description>").matcher(Files.readString(EXAMPLE.resolve("pom.xml")));
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    private static TestExecutionSummary test(List<Path> classes, String name) throws Exception {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        ClassLoader parent = ProjectTemplatesTest.class.getClassLoader();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {
                    classes.get(0).toUri().toURL(), classes.get(1).toUri().toURL()
                },
                parent)) {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(loader.loadClass(name)))
                                    .build(),
                            listener);
        }
        return listener.getSummary();
    }
}
