package dev.sluice.core.internal.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The jars that the build put aside for plugins of tests. */
final class Libraries {
    private static final Path DIRECTORY = Path.of("target", "test-plugins-lib");

    private Libraries() {}

    /** Returns the jars of artifacts, whatever their versions are. */
    static Path[] of(String... artifacts) {
        return Stream.of(artifacts).map(Libraries::jar).toArray(Path[]::new);
    }

    private static Path jar(String artifact) {
        try (Stream<Path> jars = Files.list(DIRECTORY)) {
            return jars.filter(jar -> jar.getFileName().toString().matches(artifact + "-\\d.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no jar of " + artifact + " in " + DIRECTORY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
