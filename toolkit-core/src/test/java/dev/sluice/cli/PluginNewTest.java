package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginNewTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    private ExitCode run(String... args) {
        return Main.run(List.of(args), out, err);
    }

    @Test
    void aProjectIsWrittenAndItsFilesAreListed() {
        Path project = directory.resolve("project");

        ExitCode code = run(
                "plugin",
                "new",
                "aircraft-types",
                "--kind",
                "annotator",
                "--package",
                "org.example.air",
                project.toString());

        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.OK);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .contains(project.resolve("src/main/java/org/example/air/AircraftTypesFactory.java")
                        .toString())
                .allSatisfy(file -> assertThat(Path.of(file)).isRegularFile());
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("mvn verify");
    }

    @ParameterizedTest
    @CsvSource({
        "plugin new, needs a name",
        "plugin new a b c --kind dater, needs a name",
        "plugin new aircraft, needs --kind KIND",
        "plugin new aircraft --kind anotator, did you mean 'annotator'?",
        "plugin new aircraft --kind corpus-annotator, known: annotator",
        "plugin new Aircraft --kind dater, did you mean 'aircraft'?",
        "plugin new aircraft --kind dater --package com.class, cannot name a Java package",
        "plugin new aircraft --kind dater --packge x, did you mean '--package'?",
    })
    void aWrongCommandLineIsExplained(String line, String message) {
        assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void nothingIsWrittenOver() throws Exception {
        Path file = Files.writeString(directory.resolve("pom.xml"), "mine");
        assertThat(run("plugin", "new", "aircraft", "--kind", "dater", directory.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is there already and is not empty");
        assertThat(Files.readString(file)).isEqualTo("mine");
    }
}
