package dev.sluice.plugins.sqlite;

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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks the database in SQL. */
class SqliteExporterTest {
    private static final List<Document> DOCUMENTS = List.of(
            MarkedText.of(
                            "\ud83d\ude00 {Ada Noe\u0308l=PERSON Q7} met {Bo=PERSON NIL1} in {Ulm=PLACE Q1} {mid-May=2020-05 MID}.")
                    .id("a/1")
                    .title("A café in Ulm")
                    .published("2020-06-10")
                    .expected(),
            MarkedText.of("{Noe\u0308l=PERSON Q7} is 'here' \0; DROP TABLE documents; \ud800 {Ulm=OTHER Q1}")
                    .id("2")
                    .published("2020-06-12")
                    .expected());

    private static final Path EXAMPLES = Path.of("..", "..", "examples", "formats");
    private static final String TABLES = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
            + " AND name NOT LIKE 'words\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";

    @TempDir
    Path directory;

    @Test
    void rangesHoldTheirWordsWhenCutOutOfTheText() throws Exception {
        byte[] database = write(DOCUMENTS);
        for (String table : List.of("mentions", "timex")) {
            assertThat(query(
                            database,
                            "SELECT count(*), sum(surface = substr(text, \"begin\" + 1, \"end\" - \"begin\")) FROM "
                                    + table + " JOIN documents ON id = document"))
                    .containsExactly(table.equals("mentions") ? "5 5" : "1 1");
        }
        assertThat(query(database, "SELECT value, mod, surface FROM timex")).containsExactly("2020-05 MID mid-May");
        assertThat(query(database, "SELECT id, published FROM documents"))
                .containsExactly("a/1 2020-06-10", "2 2020-06-12");
    }

    @Test
    void wordsAreFoundWithAndWithoutAccents() throws Exception {
        byte[] database = write(DOCUMENTS);
        String sql =
                "SELECT id FROM documents WHERE rowid IN (SELECT rowid FROM words WHERE words MATCH '%s') ORDER BY rowid";
        assertThat(query(database, sql.formatted("noel"))).containsExactly("a/1", "2");
        assertThat(query(database, sql.formatted("cafe ulm"))).containsExactly("a/1");
        assertThat(query(database, sql.formatted("title:ulm"))).containsExactly("a/1");
        assertThat(query(database, "SELECT snippet(words, 1, '[', ']', '', 2) FROM words WHERE words MATCH 'drop'"))
                .containsExactly("[DROP] TABLE");
    }

    @Test
    void entitiesAreCountedOverAllDocuments() throws Exception {
        byte[] database = write(DOCUMENTS);
        assertThat(query(database, "SELECT * FROM entities"))
                .containsExactly(
                        "NIL1 Bo PERSON 1 1 2020-06-10 2020-06-10",
                        "Q1 Ulm PLACE 2 2 2020-06-10 2020-06-12",
                        "Q7 Ada Noe\u0308l PERSON 2 2 2020-06-10 2020-06-12");
        assertThat(query(database, "SELECT * FROM cooccurrences ORDER BY 1, 2"))
                .containsExactly("NIL1 Q1 1", "NIL1 Q7 1", "Q1 Q7 2");
        assertThat(query(database, "SELECT count(*) FROM variants")).containsExactly("4");
    }

    @Test
    void datesThatAreVagueDateNoEntity() throws Exception {
        List<Document> documents = new ArrayList<>(DOCUMENTS);
        documents.add(vague("open", new DateInterval(LocalDate.of(2013, 4, 1), null)));
        documents.add(vague("decade", new DateInterval(LocalDate.of(2010, 1, 1), LocalDate.of(2019, 12, 31))));
        assertThat(query(write(documents), "SELECT documents, first_date, last_date FROM entities WHERE entity = 'Q1'"))
                .containsExactly("4 2020-06-10 2020-06-12");
    }

    private static Document vague(String id, DateInterval days) {
        return MarkedText.of("In {Ulm=PLACE Q1}.")
                .id(id)
                .expected()
                .withDate(new DocumentDate(DocumentDate.Role.PUBLISHED, days, null, 0.5, List.of()));
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
        byte[] database = export.bytes("documents.sqlite");
        assertThat(query(database, "SELECT id FROM documents")).containsExactly("2");
        assertThat(query(database, "SELECT DISTINCT document FROM mentions")).containsExactly("2");
    }

    @Test
    void theSameDocumentsMakeTheSameBytesAndNoneAValidDatabase() throws Exception {
        assertThat(write(DOCUMENTS)).isEqualTo(write(DOCUMENTS));
        assertThat(query(write(List.of()), "PRAGMA integrity_check")).containsExactly("ok");
        assertThat(query(write(DOCUMENTS), "PRAGMA integrity_check")).containsExactly("ok");
    }

    @Test
    void anExportThatBreaksOffLeavesNoTemporaryFile() throws Exception {
        long before = temporaryFolders();
        Exporter exporter = exporter();
        Exporter.Output output = exporter.open(new TestExport());
        output.write(DOCUMENTS.get(0));
        assertThat(temporaryFolders()).isGreaterThan(before);
        exporter.close();
        assertThat(temporaryFolders()).isEqualTo(before);
    }

    /**
     * With the property {@code update.golden} the example is written anew. The rows are compared, since the bytes depend on the
     * version of SQLite.
     */
    @Test
    void thePublishedExampleIsWhatIsWritten() throws Exception {
        List<Document> documents = new ArrayList<>();
        for (String line : Files.readAllLines(EXAMPLES.resolve("jsonl/documents.jsonl"))) {
            documents.add(Document.fromRecord(new ObjectMapper().readValue(line, new TypeReference<>() {})));
        }
        byte[] written = write(documents);
        Path example = EXAMPLES.resolve("sqlite/documents.sqlite");
        if (System.getProperty("update.golden") != null) {
            Files.createDirectories(example.getParent());
            Files.write(example, written);
        }
        byte[] published = Files.readAllBytes(example);
        List<String> tables = query(published, TABLES);
        assertThat(tables)
                .contains("documents", "dates", "mentions", "timex", "entities", "variants", "cooccurrences", "words")
                .isEqualTo(query(written, TABLES));
        for (String table : tables) {
            String rows = "SELECT * FROM " + table;
            assertThat(query(published, rows)).as(table).isNotEmpty().isEqualTo(query(written, rows));
        }
    }

    @Test
    void theManualSaysWhatCannotBeExpressed() throws Exception {
        String manual = Files.readString(Path.of("..", "..", "docs", "formats.md"));
        assertThat(manual).contains("\n| [`sqlite`](#sqlite) |");
        Matcher section = Pattern.compile("(?ms)^### sqlite\n(.*?)(?=^##|\\z)").matcher(manual);
        assertThat(section.find()).isTrue();
        assertThat(section.group(1)
                        .lines()
                        .filter(line -> line.startsWith("- "))
                        .map(line -> line.substring(2)))
                .containsExactlyElementsOf(exporter().losses());
    }

    private static long temporaryFolders() throws Exception {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("sluice-sqlite"))
                    .count();
        }
    }

    private List<String> query(byte[] database, String sql) throws Exception {
        Path file = directory.resolve("x.sqlite");
        Files.write(file, database);
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join(" ", cells));
            }
        }
        return rows;
    }

    private static Exporter exporter() {
        return new SqliteFactory().create(new SqliteConfig("documents.sqlite"), TestContext.create());
    }

    private static byte[] write(List<Document> documents) throws Exception {
        return TestExport.write(exporter(), documents).bytes("documents.sqlite");
    }
}
