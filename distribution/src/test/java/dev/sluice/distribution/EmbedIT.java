package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of somebody else that embeds Sluice: built outside the reactor, run. */
class EmbedIT {
    @TempDir
    Path directory;

    @Test
    void runsAFolderAndASingleText() throws IOException {
        MavenProject project = new MavenProject(Sluice.ROOT.resolve("examples/embed"), directory);

        Sluice.Result result = project.maven(
                "compile",
                "exec:exec",
                MavenProject.repository(),
                "-Dsluice.home=" + Sluice.HOME,
                "-Dpages=" + Sluice.ROOT.resolve("examples/news"),
                "-Doutput=" + directory.resolve("out"));

        assertThat(result.out()).contains("11 documents, 0 failed", "last Tuesday = 2021-03-23", "Rotterdam = Q34370");
        assertThat(directory.resolve("out/documents.jsonl")).isNotEmptyFile();
    }
}
