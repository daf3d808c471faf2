package dev.sluice.plugins.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Exporter;
import dev.sluice.testkit.MarkedText;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the tables back with the library of Parquet itself; {@code ParquetExporterIT} asks DuckDB. */
class ParquetExporterTest {
    static final List<Document> DOCUMENTS = List.of(
            MarkedText.of(
                            "\ud83d\ude00 {Ada Noe\u0308l=PERSON Q7} met {Bo=PERSON NIL1} in {Ulm=PLACE Q1} {mid-May=2020-05 MID}.")
                    .id("a/1")
                    .title("A café in Ulm")
                    .published("2020-06-10")
                    .expected(),
            MarkedText.of("{Noe\u0308l=PERSON Q7} is 'here' \0; \ud800 {Ulm=OTHER Q1}")
                    .id("2")
                    .published("2020-06-12")
                    .expected());

    private static final Path EXAMPLES = Path.of("..", "..", "examples", "formats");

    @TempDir
    Path directory;

    @Test
    void rangesHoldTheirWordsWhenCutOutOfTheText() throws Exception {
        TestExport export = write(DOCUMENTS);
        int[] text = rows(export, "documents").get(0).get("text").codePoints().toArray();
        for (String table : List.of("mentions", "timex")) {
            List<Map<String, String>> rows = rows(export, table).stream()
                    .filter(row -> row.get("document").equals("a/1"))
                    .toList();
            assertThat(rows).isNotEmpty().allSatisfy(row -> {
                int begin = Integer.parseInt(row.get("begin"));
                assertThat(new String(text, begin, Integer.parseInt(row.get("end")) - begin))
                        .isEqualTo(row.get("surface"));
            });
        }
    }

    @Test
    void cellsHaveTheirTypesAndWhatIsNotKnownIsNotThere() throws Exception {
        TestExport export = write(DOCUMENTS);
        assertThat(rows(export, "documents").get(0))
                .containsEntry("id", "a/1")
                .containsEntry("title", "A café in Ulm")
                .containsEntry("published", "2020-06-10")
                .containsEntry(
                        "published_earliest",
                        String.valueOf(LocalDate.of(2020, 6, 10).toEpochDay()))
                .containsEntry("confidence", "1.0")
                .doesNotContainKeys("site", "authors", "language");
        assertThat(rows(export, "documents").get(1).get("text")).contains("'here' \0; ? ");
        assertThat(rows(export, "timex"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("value", "2020-05")
                        .containsEntry("mod", "MID")
                        .containsEntry("type", "DATE"));
        assertThat(rows(export, "dates"))
                .extracting(row -> row.get("document") + " " + row.get("role") + " " + row.get("edtf"))
                .containsExactly("a/1 PUBLISHED 2020-06-10", "2 PUBLISHED 2020-06-12");
        assertThat(ParquetFiles.schema(file(export, "mentions")).toString())
                .contains("required binary surface (STRING)", "required int32 begin", "required double score");
        assertThat(ParquetFiles.schema(file(export, "dates")).toString()).contains("optional int32 earliest (DATE)");
    }

    @Test
    void entitiesAreCountedOverAllDocuments() throws Exception {
        assertThat(rows(write(DOCUMENTS), "entities"))
                .extracting(row -> String.join(" ", row.values()))
                .containsExactly(
                        "NIL1 Bo PERSON 1 1 18423 18423",
                        "Q1 Ulm PLACE 2 2 18423 18425",
                        "Q7 Ada Noe\u0308l PERSON 2 2 18423 18425");
    }

    @Test
    void datesThatAreVagueDateNoEntity() throws Exception {
        DateInterval decade = new DateInterval(LocalDate.of(2010, 1, 1), LocalDate.of(2019, 12, 31));
        Document document = DOCUMENTS
                .get(0)
                .withId("decade")
                .withDate(new DocumentDate(DocumentDate.Role.PUBLISHED, decade, null, 0.5, List.of()));
        assertThat(rows(write(List.of(document, DOCUMENTS.get(1))), "entities"))
                .extracting(row -> String.join(" ", row.values()))
                .containsExactly(
                        "NIL1 Bo PERSON 1 1",
                        "Q1 Ulm PLACE 2 2 18425 18425",
                        "Q7 Ada Noe\u0308l PERSON 2 2 18425 18425");
    }

    @Test
    void aDocumentThatAnotherOutputRefusedIsNotThere() throws Exception {
        TestExport export = new TestExport();
        Exporter.Output output = exporter().open(export);
        output.write(DOCUMENTS.get(0));
        output.write(DOCUMENTS.get(1));
        output.kept(DOCUMENTS.get(1));
        output.write(DOCUMENTS.get(0));
        output.finish();
        assertThat(rows(export, "documents")).extracting(row -> row.get("id")).containsExactly("2");
        assertThat(rows(export, "mentions"))
                .isNotEmpty()
                .extracting(row -> row.get("document"))
                .containsOnly("2");
        assertThat(rows(export, "entities"))
                .extracting(row -> row.get("documents"))
                .containsOnly("1");
    }

    @Test
    void aDayThatIsTooFarForTheTypeIsNotThere() throws Exception {
        DateInterval far = new DateInterval(LocalDate.MIN, LocalDate.of(-44, 3, 15));
        Document document = Document.of("far", "Then.")
                .withDate(new DocumentDate(DocumentDate.Role.PUBLISHED, far, null, 1, List.of()));
        assertThat(rows(write(List.of(document)), "dates"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .doesNotContainKeys("earliest", "value")
                        .containsEntry(
                                "latest",
                                String.valueOf(LocalDate.of(-44, 3, 15).toEpochDay())));
    }

    @Test
    void theSameDocumentsMakeTheSameBytesAndNoneTablesWithoutRows() throws Exception {
        TestExport export = write(DOCUMENTS);
        TestExport again = write(DOCUMENTS);
        TestExport none = write(List.of());
        assertThat(export.names()).hasSize(5);
        for (String name : export.names()) {
            assertThat(again.bytes(name)).as(name).isEqualTo(export.bytes(name));
        }
        assertThat(rows(none, "documents")).isEmpty();
        assertThat(rows(none, "entities")).isEmpty();
    }

    /**
     * With the property {@code update.golden} the example is written anew. The rows are compared, since how tightly they are
     * packed is the platform's business.
     */
    @Test
    void thePublishedExampleIsWhatIsWritten() throws Exception {
        List<Document> documents = new ArrayList<>();
        for (String line : Files.readAllLines(EXAMPLES.resolve("jsonl/documents.jsonl"))) {
            documents.add(Document.fromRecord(new ObjectMapper().readValue(line, new TypeReference<>() {})));
        }
        TestExport written = write(documents);
        for (String name : written.names()) {
            Path example = EXAMPLES.resolve("parquet").resolve(name);
            if (System.getProperty("update.golden") != null) {
                Files.createDirectories(example.getParent());
                Files.write(example, written.bytes(name));
            }
            Path copy = Files.write(directory.resolve("written"), written.bytes(name));
            assertThat(ParquetFiles.schema(example)).isEqualTo(ParquetFiles.schema(copy));
            assertThat(ParquetFiles.rows(example)).as(name).isNotEmpty().isEqualTo(ParquetFiles.rows(copy));
        }
    }

    @Test
    void theManualSaysWhatCannotBeExpressed() throws Exception {
        String manual = Files.readString(Path.of("..", "..", "docs", "formats.md"));
        assertThat(manual).contains("\n| [`parquet`](#parquet) |");
        Matcher section = Pattern.compile("(?ms)^### parquet\n(.*?)(?=^##|\\z)").matcher(manual);
        assertThat(section.find()).isTrue();
        assertThat(section.group(1)
                        .lines()
                        .filter(line -> line.startsWith("- "))
                        .map(line -> line.substring(2)))
                .containsExactlyElementsOf(exporter().losses());
    }

    private List<Map<String, String>> rows(TestExport export, String table) throws Exception {
        return ParquetFiles.rows(file(export, table));
    }

    private Path file(TestExport export, String table) throws Exception {
        return Files.write(directory.resolve(table), export.bytes("parquet/" + table + ".parquet"));
    }

    private static Exporter exporter() {
        return new ParquetFactory().create(new ParquetConfig("parquet"), TestContext.create());
    }

    static TestExport write(List<Document> documents) throws Exception {
        return TestExport.write(exporter(), documents);
    }
}
