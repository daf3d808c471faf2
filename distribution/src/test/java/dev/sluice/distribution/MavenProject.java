package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Maven project outside the reactor, built in a copy with an empty local repository. The artifacts of Sluice come from the
 * distribution, as the project says; all others, which are released, from the repository that this build uses, so that nothing
 * is downloaded twice.
 */
final class MavenProject {
    private final Path directory;
    private final Path settings;

    MavenProject(Path original, Path work) throws IOException {
        this.directory = work.resolve("project");
        Path repository = work.resolve("repository");
        this.settings = work.resolve("settings.xml");
        copy(original, directory);
        String cache =
                Path.of(System.getProperty("sluice.maven.repository")).toUri().toString();
        String entry =
                "<id>cache</id><url>" + cache + "</url><releases><checksumPolicy>ignore</checksumPolicy></releases>"
                        + "<snapshots><enabled>false</enabled></snapshots>";
        Files.writeString(
                settings,
                "<settings><localRepository>" + repository + "</localRepository><profiles><profile><id>cache</id>"
                        + "<repositories><repository>" + entry + "</repository></repositories>"
                        + "<pluginRepositories><pluginRepository>" + entry + "</pluginRepository></pluginRepositories>"
                        + "</profile></profiles><activeProfiles><activeProfile>cache</activeProfile></activeProfiles>"
                        + "</settings>");
    }

    Path directory() {
        return directory;
    }

    /** The option that tells a project where the distribution keeps its artifacts. */
    static String repository() {
        return "-Dsluice.repository=" + Sluice.HOME.resolve("repository").toUri();
    }

    /** Runs Maven and returns how it ended. */
    Sluice.Result maven(String... args) {
        String program =
                Path.of(System.getProperty("sluice.maven.home"), "bin", "mvn").toString();
        List<String> command = new ArrayList<>(List.of(program, "-B", "-q", "-s", settings.toString()));
        command.addAll(List.of(args));
        Sluice.Result result = Sluice.process(command, directory, Map.of("MAVEN_OPTS", ""), new byte[0]);
        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        return result;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path relative = from.relativize(file);
                if (!relative.startsWith("target")) {
                    Path copy = to.resolve(relative.toString());
                    Files.createDirectories(copy.getParent());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.copy(file, copy);
                    }
                }
            }
        }
    }
}
