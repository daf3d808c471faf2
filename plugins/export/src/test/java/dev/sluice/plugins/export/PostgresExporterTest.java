package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Document;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Reads the files back with the format for COPY of Commons CSV. */
class PostgresExporterTest {
    @Test
    void everyTableIsAFileThatTheScriptLoads() throws Exception {
        TestExport export = write(SampleDocuments.all());
        String script = export.text("postgres/load.sql");
        List<String> loaded = script.lines()
                .filter(line -> line.startsWith("\\copy "))
                .map(line -> "postgres/" + line.replaceFirst(".* FROM '(.*)'", "$1"))
                .toList();
        List<String> files = new ArrayList<>(export.names());
        files.remove("postgres/load.sql");
        assertThat(loaded).containsExactlyInAnyOrderElementsOf(files).hasSize(TableKind.values().length + 1);
    }

    @Test
    void cellsComeBackAsTheyWere() throws Exception {
        List<Document> documents = SampleDocuments.all();
        TestExport export = write(documents);
        List<CSVRecord> texts = rows(export, "postgres/texts.copy");
        List<String> expected = documents.stream()
                .map(document -> Characters.encodable(document.text()).replace('\0', '\ufffd'))
                .toList();
        assertThat(texts).extracting(row -> row.get(1)).containsExactlyElementsOf(expected);
        assertThat(rows(export, "postgres/mentions.copy").get(0).toList())
                .containsExactly("a/b.html", "3", "12", "Ada Byron", "PERSON", "Q7259", "0.93");
    }

    @Test
    void daysOutsideTheUsualYearsAreWrittenAsTheDatabaseWantsThem() {
        assertThat(PostgresScript.cell(LocalDate.of(-43, 3, 15))).isEqualTo("0044-03-15 BC");
        assertThat(PostgresScript.cell(LocalDate.of(0, 1, 1))).isEqualTo("0001-01-01 BC");
        assertThat(PostgresScript.cell(LocalDate.of(12020, 1, 1))).isEqualTo("12020-01-01");
        assertThat(PostgresScript.cell(null)).isEqualTo("\\N");
        assertThat(PostgresScript.cell("\\N\t\n\0")).isEqualTo("\\\\N\\t\\n\ufffd");
    }

    @Test
    void aSchemaThatIsNoNameIsRefused() {
        assertThatThrownBy(() ->
                        new PostgresFactory().create(new PostgresConfig("x", "a; DROP TABLE b"), TestContext.create()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DROP");
    }

    private static List<CSVRecord> rows(TestExport export, String file) throws Exception {
        try (CSVParser parser = CSVParser.parse(new StringReader(export.text(file)), CSVFormat.POSTGRESQL_TEXT)) {
            return parser.getRecords();
        }
    }

    private static TestExport write(List<Document> documents) throws Exception {
        return Read.written(
                new PostgresFactory().create(new PostgresConfig("postgres", "sluice"), TestContext.create()),
                documents);
    }
}
