package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.ConfigurationException;
import dev.sluice.core.Pipeline;
import dev.sluice.core.RunReport;
import dev.sluice.core.RunRequest;
import dev.sluice.core.Toolkit;
import dev.sluice.core.internal.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records go to other formats without mining again, and nothing of them is lost on the way. */
class ConvertIT {
    /** Everything that a record can hold, as the output jsonl writes it. */
    private static final String WHOLE =
            "{\"id\":\"a/b.html\",\"source\":{\"uri\":\"a/b.html\",\"mediaType\":\"text/html\","
                    + "\"sha256\":\"" + "0f".repeat(32) + "\",\"length\":123,\"url\":\"https://quay.example/b\","
                    + "\"retrieved\":\"2021-03-25T10:15:30Z\"},\"url\":\"https://quay.example/b\",\"title\":\"A 🚢 aground\","
                    + "\"authors\":[\"Ann Ode\",\"Bo\"],\"site\":\"Quay\",\"language\":\"en\","
                    + "\"text\":\"🚢 Ann Ode said twice a week: \\\"No\\\\\\tway\\\".\\u2028Go on 𝒜.\","
                    + "\"dates\":{\"published\":{\"value\":\"2021-03\",\"earliest\":\"2021-03-01\",\"latest\":\"2021-03-31\","
                    + "\"edtf\":\"2021-03\",\"confidence\":0.9,\"evidence\":[{\"rule\":\"byline\",\"surface\":\"March\"}]},"
                    + "\"retrieved\":{\"value\":\"2021-03-25\",\"earliest\":\"2021-03-25\",\"latest\":\"2021-03-25\","
                    + "\"edtf\":\"2021-03-25\",\"confidence\":1.0}},"
                    + "\"timex\":[{\"begin\":16,\"end\":28,\"surface\":\"twice a week\",\"type\":\"SET\",\"value\":\"P1W\","
                    + "\"mod\":\"APPROX\",\"quant\":\"EACH\",\"freq\":\"2X\",\"score\":0.5,"
                    + "\"evidence\":[{\"rule\":\"times\"}],\"step\":\"timex\"}],"
                    + "\"mentions\":[{\"begin\":3,\"end\":10,\"surface\":\"Ann Ode\",\"type\":\"PERSON\",\"detection\":0.75,"
                    + "\"entity\":\"Q7\",\"score\":0.8,\"candidates\":[{\"entity\":\"Q7\",\"name\":\"Ann\",\"score\":0.8},"
                    + "{\"entity\":\"NIL\",\"name\":\"\",\"score\":0.2}],\"evidence\":[{\"rule\":\"alias\",\"surface\":\"Ann Ode\"}],"
                    + "\"linkStep\":\"cluster\",\"step\":\"link\"}],"
                    + "\"layers\":{\"block\":[{\"begin\":0,\"end\":2,\"surface\":\"🚢\",\"type\":\"heading\","
                    + "\"features\":{\"level\":\"2\"},\"score\":1.0}],\"hyperlink\":[{\"begin\":3,\"end\":6,\"surface\":\"Ann\","
                    + "\"features\":{\"href\":\"https://ann.example/?a=1&b=2\"},\"score\":1.0,\"step\":\"extract\"}]},"
                    + "\"furniture\":[{\"role\":\"NAVIGATION\",\"text\":\"Home\",\"reason\":\"model\"}],"
                    + "\"metadata\":{\"html.meta.description\":[\"x\",\"y\"]},"
                    + "\"problems\":[{\"code\":\"extract.doubtful\",\"message\":\"below .6\"}],"
                    + "\"provenance\":[{\"step\":\"extract\",\"component\":\"extract\",\"plugin\":\"extraction\",\"version\":\"1\"},"
                    + "{\"step\":\"timex\",\"component\":\"timex\",\"plugin\":\"dating\",\"version\":\"1\"},"
                    + "{\"step\":\"link\",\"component\":\"link\",\"plugin\":\"linking\",\"version\":\"1\"},"
                    + "{\"step\":\"cluster\",\"component\":\"cluster\",\"plugin\":\"linking\",\"version\":\"1\"}]}\n";

    @TempDir
    static Path shared;

    @TempDir
    Path directory;

    private static final String PAGE = "<html><body><article><h1>The ferry</h1>"
            + "<p>The ferry to the island leaves the old harbor at noon, and whoever comes later waits till evening.</p>"
            + "<h2>What it costs</h2><p>A ticket for <a href='https://ferry.example/fares'>one way</a> costs four crowns,"
            + " and a child that is carried travels free of charge on every trip.</p></article></body></html>";

    @BeforeAll
    static void mine() throws IOException {
        Path undated = Files.writeString(
                shared.resolve("undated.txt"),
                "The old ferry leaves the harbor of the island at noon, as it always did.\n");
        Sluice.Result result = new Sluice()
                .run(
                        "run",
                        "news",
                        "examples/news",
                        undated.toString(),
                        "-o",
                        shared.resolve("out").toString());
        assertThat(result.exit()).as(result.err()).isZero();
    }

    @Test
    void theRecordsOfTheExampleCorpusComeBackByteForByte() throws IOException {
        Sluice.Result result = new Sluice().in(shared).run("convert", "out/documents.jsonl", "--to", "jsonl");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out())
                .isEqualTo(Files.readString(shared.resolve("out/documents.jsonl")))
                .contains("\"timex\":[", "\"candidates\":[", "\"furniture\":[")
                .contains("\"provenance\":[", "\"problems\":[", "\"evidence\":[", "\"linkStep\":");
    }

    @Test
    void programsDoTheSameWithTheTextOfAPipeline() throws IOException, InterruptedException {
        Path records = shared.resolve("out/documents.jsonl");
        try (Toolkit toolkit = Toolkit.open(Sluice.HOME)) {
            String text = "sluice: 1\ninput: jsonl\noutput: [jsonl, csv]\n";
            try (Pipeline pipeline = toolkit.pipelineOf(text, List.of("output.jsonl.file=copy.jsonl"))) {
                RunReport report =
                        pipeline.run(RunRequest.of(records.toString()).into(directory));
                assertThat(report.outputs()).contains("copy.jsonl", "documents.csv");
            }
            assertThat(directory.resolve("copy.jsonl")).hasSameTextualContentAs(records);
            assertThatThrownBy(() -> toolkit.pipelineOf(text.replace("jsonl, csv", "jsonl, csb"), List.of()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("pipeline:3:")
                    .hasMessageContaining("csv");
        }
    }

    @Test
    void headingsAndHyperlinksComeBackByteForByte() throws IOException {
        Files.writeString(directory.resolve("page.html"), PAGE);
        Sluice sluice = new Sluice().in(directory);

        Sluice.Result mined =
                sluice.run("run", "extract", "page.html", "-o", "out", "--set", "steps.extract.links=true");
        Sluice.Result converted = sluice.run("convert", "out", "--to", "jsonl");

        assertThat(mined.exit()).as(mined.err()).isZero();
        assertThat(converted.out())
                .isEqualTo(Files.readString(directory.resolve("out/documents.jsonl")))
                .contains("\"block\":[", "\"hyperlink\":[", "ferry.example/fares");
    }

    @Test
    void whateverARecordCanHoldComesBackByteForByte() {
        Sluice.Result result = new Sluice().reading(Sluice.utf8(WHOLE)).run("convert", "-", "--to", "jsonl");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo(WHOLE);
    }

    @Test
    void theResultsOfARunMayHoldItsRecordsInMoreFormatsAndStayAsTheyAre() throws IOException {
        String run = Files.readString(shared.resolve("out/run.json"));
        String mined = Files.readString(shared.resolve("out/mentions.csv"));
        Sluice sluice = new Sluice().in(shared);

        Sluice.Result same = sluice.run("convert", "out", "--to", "csv,markdown", "-o", "more");
        Sluice.Result into =
                sluice.run("convert", "out", "--to", "csv", "-o", "out", "--set", "output.csv.delimiter=tab");

        assertThat(same.exit()).as(same.err()).isZero();
        assertThat(same.err()).contains("12 documents", "output 'csv'", "are left out");
        assertThat(Files.readString(shared.resolve("more/mentions.csv"))).isEqualTo(mined);
        assertThat(into.exit()).as(into.err()).isZero();
        assertThat(Files.readString(shared.resolve("out/mentions.tsv"))).contains("\t");
        assertThat(Files.readString(shared.resolve("out/mentions.csv"))).isEqualTo(mined);
        assertThat(Files.readString(shared.resolve("out/run.json"))).isEqualTo(run);
        try (var files = Files.list(shared.resolve("more"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .doesNotContain("run.json", "failed.jsonl")
                    .noneMatch(name -> name.startsWith("."));
        }
    }

    @Test
    void severalPackedCorporaBecomeOne() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("corpora"));
        for (String name : new String[] {"a", "b"}) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(Sluice.utf8("{\"id\":\"" + name + "\",\"text\":\"They met.\"}\n"));
            }
            Files.write(folder.resolve(name + ".jsonl.gz"), packed.toByteArray());
        }
        Sluice.Result result = new Sluice().in(directory).run("convert", "corpora", "--to", "jsonl");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.lines())
                .extracting(line -> Json.object(line).get("id"))
                .containsExactly("a", "b");
    }

    @Test
    void whatIsNoRecordIsRefusedWithFileAndLineAndNothingIsLeft() throws IOException {
        Files.writeString(directory.resolve("x.jsonl"), "{\"id\":\"a\",\"text\":\"They met.\"}\n\n{\"id\":\"b\"}\n");
        Sluice sluice = new Sluice().in(directory);

        Sluice.Result refused = sluice.run("convert", "x.jsonl", "--to", "csv", "-o", "new/tables");
        Sluice.Result page =
                sluice.run("convert", Sluice.ROOT.resolve("README.md").toString(), "--to", "jsonl");
        Sluice.Result gone =
                sluice.run("convert", "x.jsonl", "--to", "csv", "-o", "tables", "--set", "run.on-error=continue");

        assertThat(refused.exit()).as(refused.err()).isEqualTo(65);
        assertThat(refused.err()).contains("x.jsonl:3: not a document record: ", "text");
        assertThat(directory.resolve("new/tables")).doesNotExist();
        assertThat(page.exit()).isEqualTo(65);
        assertThat(page.err()).contains("README.md:1: not a JSON object");
        assertThat(page.out()).isEmpty();
        assertThat(gone.exit()).isEqualTo(1);
        assertThat(Files.readString(directory.resolve("tables/documents.csv"))).contains("a,");
    }

    @Test
    void aFormatThatDoesNotExistGetsTheRightOneAndAMissingInputIsNamed() {
        Sluice.Result typo = new Sluice().in(directory).run("convert", "x.jsonl", "--to", "markdwon");
        Sluice.Result missing = new Sluice().in(directory).run("convert", "none.jsonl", "--to", "csv", "-o", "t");
        Sluice.Result tables = new Sluice().in(directory).run("convert", "none.jsonl", "--to", "csv");

        assertThat(typo.exit()).isEqualTo(64);
        assertThat(typo.err()).contains("did you mean 'markdown'?");
        assertThat(missing.exit()).isEqualTo(66);
        assertThat(missing.err()).contains("none.jsonl");
        assertThat(tables.exit()).isEqualTo(64);
        assertThat(tables.err()).contains("-o DIR");
    }
}
