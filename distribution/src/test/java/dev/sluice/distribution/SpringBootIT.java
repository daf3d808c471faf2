package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Spring Boot application of somebody else that embeds Sluice: built outside the reactor, started, and called. */
@Tag("libraries")
class SpringBootIT {
    @TempDir
    Path directory;

    @Test
    void isStartedAndAnswersManyRequestsAtOnce() throws IOException {
        MavenProject project = new MavenProject(Sluice.ROOT.resolve("examples/spring-boot"), directory);
        project.maven("verify", MavenProject.repository(), "-Dsluice.home=" + Sluice.HOME);
        assertThat(project.directory().resolve("target/surefire-reports")).isNotEmptyDirectory();
    }
}
