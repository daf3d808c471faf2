package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.core.internal.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin of somebody else: built and tested outside the reactor, packaged, unpacked, run. */
class HelloPluginIT {
    @TempDir
    Path directory;

    @Test
    void isBuiltTestedPackagedAndRun() throws IOException {
        MavenProject project = new MavenProject(Sluice.ROOT.resolve("examples/hello-plugin"), directory);
        project.maven("verify", MavenProject.repository());
        assertThat(project.directory().resolve("target/surefire-reports")).isNotEmptyDirectory();
        Path plugins = directory.resolve("plugins");
        unpack(zip(project.directory().resolve("target")), plugins.resolve("hello"));
        Path pages = Files.createDirectories(directory.resolve("pages"));
        Files.writeString(
                pages.resolve("bridge.txt"),
                "The new bridge over the river cost $3.5 million, and the toll for one crossing is $2, the council said.");

        Sluice.Result list =
                new Sluice().with("SLUICE_PLUGINS", plugins.toString()).run("plugin", "list");
        assertThat(list.exit()).as(list.out() + list.err()).isZero();
        assertThat(list.out()).contains("hello ");
        Path out = directory.resolve("out");
        Sluice.Result run = new Sluice()
                .run(
                        "--plugins",
                        plugins.toString(),
                        "run",
                        project.directory().resolve("hello.yaml").toString(),
                        pages.toString(),
                        "-o",
                        out.toString());

        assertThat(run.exit()).as(run.err()).isZero();
        Document document = Document.fromRecord(Json.object(Files.readString(out.resolve("documents.jsonl"))));
        assertThat(document.custom("money")).singleElement().satisfies(money -> {
            assertThat(document.surface(money)).isEqualTo("$3.5 million");
            assertThat(document.provenance(money).orElseThrow().plugin()).isEqualTo("hello");
        });
    }

    private static Path zip(Path target) throws IOException {
        try (var files = Files.list(target)) {
            return files.filter(f -> f.toString().endsWith(".zip")).findFirst().orElseThrow();
        }
    }

    private static void unpack(Path zip, Path target) throws IOException {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream in = new ZipInputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                assertThat(path.startsWith(target)).as(entry.getName()).isTrue();
                if (!entry.isDirectory()) {
                    Files.createDirectories(path.getParent());
                    Files.copy(in, path);
                }
            }
        }
    }
}
