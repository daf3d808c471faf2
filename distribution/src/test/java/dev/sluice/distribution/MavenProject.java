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
 * A Maven project outside the reactor, built in a copy against a repository that holds the artifacts of this build. All other
 * artifacts come from the repository that this build uses, so that nothing is downloaded twice.
 */
final class MavenProject {
    private static final String VERSION = System.getProperty("sluice.version");

    private final Path directory;
    private final Path repository;
    private final Path settings;

    MavenProject(Path original, Path work) throws IOException {
        this.directory = work.resolve("project");
        this.repository = work.resolve("repository");
        this.settings = work.resolve("settings.xml");
        copy(original, directory);
        install("sluice-parent", Sluice.ROOT);
        install("sluice-plugins", Sluice.ROOT.resolve("plugins"));
        install("sluice-api", Sluice.ROOT.resolve("api"));
        install("sluice-core", Sluice.ROOT.resolve("toolkit-core"));
        install("sluice-testkit", Sluice.ROOT.resolve("plugins/testkit"));
        String cache =
                Path.of(System.getProperty("sluice.maven.repository")).toUri().toString();
        String entry =
                "<id>cache</id><url>" + cache + "</url><releases><checksumPolicy>ignore</checksumPolicy></releases>";
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

    private void install(String artifact, Path module) throws IOException {
        Path target = Files.createDirectories(
                repository.resolve("dev/sluice").resolve(artifact).resolve(VERSION));
        Files.copy(module.resolve("pom.xml"), target.resolve(artifact + "-" + VERSION + ".pom"));
        Path jar = module.resolve("target").resolve(artifact + "-" + VERSION + ".jar");
        if (Files.exists(jar)) {
            Files.copy(jar, target.resolve(jar.getFileName()));
        }
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
