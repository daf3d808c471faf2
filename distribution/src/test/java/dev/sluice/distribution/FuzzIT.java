package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was found to do harm, or to be worth a try, does none. */
class FuzzIT {
    private static final Path KEPT = Sluice.ROOT.resolve("distribution/src/test/resources/fuzz");

    @ParameterizedTest
    @EnumSource
    void whatIsKeptDoesNoHarm(FuzzTargets.Target target) throws IOException {
        int count = 0;
        try (Stream<Path> files = Files.list(KEPT.resolve(target.name().toLowerCase(Locale.ROOT)))) {
            for (Path file : files.sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                Assertions.assertTimeoutPreemptively(
                        Duration.ofMinutes(2), () -> target.take(bytes), () -> file + " takes too long");
                count++;
            }
        }
        assertThat(count).isPositive();
    }
}
