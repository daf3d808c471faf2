package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same input gives the same bytes, whatever surrounds it. */
class SameBytesIT {
    @TempDir
    static Path directory;

    private static Map<String, String> reference = Map.of();

    @BeforeAll
    static void oneWorker() throws IOException {
        reference = results(new Sluice(), "reference", "run.workers=1");
        assertThat(reference.keySet()).contains("documents.jsonl", "entities.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "4"})
    void whateverTheNumberOfWorkers(String workers) throws IOException {
        assertThat(results(new Sluice(), "workers" + workers, "run.workers=" + workers))
                .isEqualTo(reference);
    }

    @Test
    void inProcessesOfTheirOwn() throws IOException {
        assertThat(results(new Sluice(), "isolated", "run.isolation=process")).isEqualTo(reference);
    }

    @Test
    void inThePosixLocale() throws IOException {
        assertThat(results(new Sluice().with("LC_ALL", "C").with("LANG", "C"), "posix", "run.workers=2"))
                .isEqualTo(reference);
    }

    @Test
    void inTurkishOnKiritimati() throws IOException {
        Sluice sluice = new Sluice()
                .with("SLUICE_JAVA_OPTS", "-Duser.language=tr -Duser.country=TR -Duser.timezone=Pacific/Kiritimati");
        assertThat(results(sluice, "turkish", "run.workers=2")).isEqualTo(reference);
    }

    /** Returns the text of every result but run.json, which tells when it ran. */
    private static Map<String, String> results(Sluice sluice, String name, String setting) throws IOException {
        Path out = directory.resolve(name);
        Sluice.Result result = sluice.run("run", "news", "examples/news", "-o", out.toString(), "--set", setting);
        assertThat(result.exit()).as(result.err()).isZero();
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("run.json")) {
                    texts.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return texts;
    }
}
