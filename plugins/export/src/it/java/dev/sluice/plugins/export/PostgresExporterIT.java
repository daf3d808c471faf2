package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Loads the files into a real PostgreSQL, as psql would by the script. */
class PostgresExporterIT {
    @Test
    void theDatabaseTakesEveryRowAndFindsWords() throws Exception {
        List<Document> documents = new ArrayList<>(SampleDocuments.all());
        documents.addAll(FormatsTest.example());
        TestExport export = Read.written(
                new PostgresFactory().create(new PostgresConfig("x", "sluice"), TestContext.create()), documents);
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Connection connection = server.getPostgresDatabase().getConnection()) {
            load(connection, export);
            assertThat(query(connection, "SELECT count(*) FROM sluice.documents"))
                    .containsExactly(String.valueOf(documents.size()));
            for (TableKind kind : TableKind.values()) {
                long rows = export.text("x/" + kind.tableName() + ".copy").lines().count();
                assertThat(query(connection, "SELECT count(*) FROM sluice." + kind.tableName()))
                        .containsExactly(String.valueOf(rows));
            }
            List<String> texts = documents.stream()
                    .map(document -> Characters.encodable(document.text()).replace('\0', '\ufffd'))
                    .sorted()
                    .toList();
            assertThat(query(connection, "SELECT body FROM sluice.texts").stream().sorted())
                    .containsExactlyElementsOf(texts);
            assertThat(query(connection, "SELECT document FROM sluice.texts WHERE words @@ to_tsquery('simple', 'berlin')"))
                    .containsExactly("letter");
            assertThat(query(connection, "SELECT published_earliest FROM sluice.documents WHERE id = 'far dates'"))
                    .containsExactly("0044-03-15 BC");
            assertThat(query(
                            connection,
                            "SELECT name FROM sluice.entities ORDER BY documents DESC, mentions DESC, entity LIMIT 1"))
                    .containsExactly("Ulm");
        }
    }

    /** Sends the statements of the script in order, and the files where it says {@code \copy}. */
    private static void load(Connection connection, TestExport export) throws Exception {
        StringBuilder statement = new StringBuilder();
        for (String line : export.text("x/load.sql").split("\n")) {
            if (line.startsWith("\\copy ")) {
                String target = line.replaceFirst("\\\\copy (.*) FROM .*", "$1");
                String file = line.replaceFirst(".* FROM '(.*)'", "x/$1");
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + target + " FROM STDIN", new ByteArrayInputStream(export.bytes(file)));
            } else if (!line.startsWith("\\") && !line.startsWith("--")) {
                statement.append(line).append('\n');
                if (line.endsWith(";")) {
                    try (Statement sql = connection.createStatement()) {
                        sql.execute(statement.toString());
                    }
                    statement.setLength(0);
                }
            }
        }
        assertThat(statement.toString()).isBlank();
    }

    private static List<String> query(Connection connection, String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
