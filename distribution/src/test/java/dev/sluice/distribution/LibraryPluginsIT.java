package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins around libraries that know nothing of Sluice: built outside the reactor, held to the contract, sound. */
@Tag("libraries")
class LibraryPluginsIT {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"opennlp-names", "natty-times"})
    void isBuiltTestedAndSound(String name) throws IOException {
        MavenProject project = new MavenProject(Sluice.ROOT.resolve("examples/plugins/" + name), directory);
        project.maven("verify", MavenProject.repository());
        assertThat(project.directory().resolve("target/surefire-reports")).isNotEmptyDirectory();
        String zip = project.directory()
                .resolve("target/" + name + "-plugin-1.0.0.zip")
                .toString();
        Sluice.Result verified = new Sluice().run("plugin", "verify", zip);
        assertThat(verified.exit()).as(verified.out() + verified.err()).isZero();
    }
}
