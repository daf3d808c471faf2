package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.ComponentInfo;
import dev.sluice.core.Pipeline;
import dev.sluice.core.RunListener;
import dev.sluice.core.RunReport;
import dev.sluice.core.RunRequest;
import dev.sluice.core.Toolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every format that is shipped, written in one run by plugins that the host loaded. */
class FormatsIT {
    @TempDir
    Path directory;

    @Test
    void oneRunWritesEveryFormatAndTellsOnceWhatEachLoses() throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        Set<String> told = new TreeSet<>();
        try (Toolkit toolkit = Toolkit.open(Sluice.HOME)) {
            List<String> exporters = toolkit.components().stream()
                    .filter(component -> component.kind() == ComponentInfo.Kind.EXPORTER)
                    .map(ComponentInfo::name)
                    .toList();
            assertThat(exporters).hasSizeGreaterThanOrEqualTo(19).contains("sqlite", "brat");
            StringBuilder pipeline = new StringBuilder("sluice: 1\nname: formats\ninput: { use: files }\n"
                    + "steps: [extract, language, date, timex, link, cluster]\noutput:\n");
            exporters.forEach(name -> pipeline.append("  - use: ").append(name).append('\n'));
            Path file = directory.resolve("formats.yaml");
            Files.writeString(file, pipeline);
            RunListener listener = new RunListener() {
                @Override
                public void losses(String output, List<String> losses) {
                    assertThat(told.add(output)).as(output).isTrue();
                }
            };
            String page =
                    Sluice.ROOT.resolve("examples/news/dock-rotterdam.html").toString();
            try (Pipeline formats = toolkit.pipeline(file.toString())) {
                RunReport report = formats.run(RunRequest.of(page).into(out).tell(listener));
                assertThat(report.failed()).isZero();
                assertThat(report.outputs())
                        .contains(
                                "documents.sqlite",
                                "parquet/mentions.parquet",
                                "tables.xlsx",
                                "brat/dock-rotterdam.html.ann");
            }
            assertThat(told).hasSizeGreaterThan(15).isSubsetOf(exporters);
        }
        assertThat(out.resolve("documents.sqlite"))
                .content(java.nio.charset.StandardCharsets.ISO_8859_1)
                .startsWith("SQLite format 3");
    }
}
