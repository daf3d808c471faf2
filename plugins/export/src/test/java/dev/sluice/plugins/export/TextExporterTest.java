package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.Exporter;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import java.io.StringReader;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class TextExporterTest {
    @Test
    void everyDocumentIsAFileThatTheTableNames() throws Exception {
        List<Document> documents = SampleDocuments.all();
        TestExport export = Read.written(exporter(false), documents);
        List<CSVRecord> rows = rows(export.text("text/metadata.csv"));
        assertThat(rows).hasSameSizeAs(documents);
        for (int i = 0; i < documents.size(); i++) {
            Document document = documents.get(i);
            assertThat(rows.get(i).get("id")).isEqualTo(Characters.encodable(document.id()));
            assertThat(export.text("text/" + rows.get(i).get("file")))
                    .isEqualTo(Characters.encodable(document.text()))
                    .hasSameSizeAs(document.text());
        }
        assertThat(export.names()).hasSize(documents.size() + 1);
    }

    @Test
    void theTableSaysWhatIsKnown() throws Exception {
        TestExport export = Read.written(exporter(true), List.of(SampleDocuments.full()));
        assertThat(export.bytes("text/metadata.csv")).startsWith(0xef, 0xbb, 0xbf);
        CSVRecord row = rows(export.text("text/metadata.csv").substring(1)).get(0);
        assertThat(row.get("title")).isEqualTo("A title");
        assertThat(row.get("published")).isEqualTo("2020-06-10T18:02:00Z");
        assertThat(row.get("language")).isEqualTo("en");
    }

    @Test
    void aDocumentThatAnotherOutputRefusedDoesNotTakeAName() throws Exception {
        TestExport export = new TestExport();
        Exporter.Output output = exporter(false).open(export);
        output.write(Document.of("A", "x"));
        output.write(Document.of("a", "y"));
        output.kept(Document.of("a", "y"));
        output.write(Document.of("AA", "z"));
        output.finish();
        assertThat(export.names()).containsExactly("text/A.txt", "text/AA.txt", "text/a.txt", "text/metadata.csv");
    }

    private static Exporter exporter(boolean bom) {
        return new TextFactory().create(new TextConfig("text", bom), TestContext.create());
    }

    private static List<CSVRecord> rows(String table) throws Exception {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(table), format)) {
            return parser.getRecords();
        }
    }
}
