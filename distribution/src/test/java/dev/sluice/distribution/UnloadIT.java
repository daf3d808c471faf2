package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.core.Pipeline;
import dev.sluice.core.Toolkit;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Plugins that are loaded, used and closed leave no class behind: a Java with little room for classes does so many times.
 * {@code -Dsluice.cycles=100} says how many.
 */
class UnloadIT {
    /** One cycle loads classes of 8 MB. */
    private static final int CYCLES = Integer.getInteger("sluice.cycles", 15);

    private static final String ROOM = "-XX:MaxMetaspaceSize=96m";

    private static final String PIPELINE = """
            sluice: 1
            input: { use: files }
            steps:
              - use: extract
              - use: office
              - use: language
              - use: repeated
              - use: date
              - use: timex
              - use: link
              - use: cluster
            output:
              - { use: jsonl, file: documents.jsonl }
              - use: csv
              - use: xlsx
              - use: report
              - use: geojson
              - use: sqlite
              - use: parquet
            """;

    private static void cycle() throws InterruptedException {
        try (Toolkit toolkit = Toolkit.open(Sluice.HOME);
                Pipeline pipeline = toolkit.pipelineOf(PIPELINE, List.of())) {
            assertThat(toolkit.plugins()).hasSizeGreaterThanOrEqualTo(10);
            String page = "<html><body><article><p>Angela Merkel was in Berlin on 3 May 2019, and on Monday she was"
                    + " in Paris again, as she had said before.</p></article></body></html>";
            Document seed = Document.fromRecord(Map.of("id", "page", "text", ""));
            List<Document> documents = pipeline.process(
                    seed.withSource(seed.source().withMediaType("text/html")), page.getBytes(StandardCharsets.UTF_8));
            assertThat(documents.get(0).timexes()).isNotEmpty();
            assertThat(documents.get(0).links()).isNotEmpty();
        }
    }

    /** Goes through the cycles; what the JDK keeps softly goes when room is short. */
    public static void main(String[] words) throws Exception {
        for (int i = 0; i < Integer.parseInt(words[0]); i++) {
            cycle();
        }
        System.gc();
        System.out.println(words[0] + " cycles; "
                + ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() + " classes loaded, "
                + ManagementFactory.getClassLoadingMXBean().getUnloadedClassCount() + " unloaded");
    }

    @Test
    void anyNumberOfCyclesFindsRoom() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                ROOM,
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dsluice.distribution=" + Sluice.HOME,
                "-Dsluice.root=" + Sluice.ROOT,
                "-Dlogback.configurationFile=" + Sluice.HOME.resolve("conf/logback.xml"),
                "-cp",
                System.getProperty("java.class.path"),
                UnloadIT.class.getName(),
                String.valueOf(CYCLES));
        Sluice.Result result = Sluice.process(command, Sluice.ROOT, Map.of(), new byte[0]);

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).startsWith(CYCLES + " cycles; ");
        System.out.print(result.out());
    }
}
