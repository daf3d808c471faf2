package dev.sluice.plugins.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.TestExport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks the tables by a real DuckDB. */
class ParquetExporterIT {
    @TempDir
    Path directory;

    @BeforeEach
    void write() throws Exception {
        TestExport export = ParquetExporterTest.write(ParquetExporterTest.DOCUMENTS);
        for (String name : export.names()) {
            Files.write(directory.resolve(Path.of(name).getFileName()), export.bytes(name));
        }
    }

    @Test
    void rangesHoldTheirWordsWhenCutOutOfTheText() throws Exception {
        for (String table : List.of("mentions", "timex")) {
            assertThat(query("SELECT count(*), count(*) FILTER (surface = substring(text, x.begin + 1, x.end - x.begin))"
                            + " FROM '" + table + ".parquet' x JOIN 'documents.parquet' ON id = document"))
                    .containsExactly(table.equals("mentions") ? "5 5" : "1 1");
        }
    }

    @Test
    void daysAreDaysAndNumbersAreNumbers() throws Exception {
        assertThat(query("SELECT id, published_earliest, confidence FROM 'documents.parquet'"
                        + " WHERE published_earliest > DATE '2020-06-11'"))
                .containsExactly("2 2020-06-12 1.0");
        assertThat(query("SELECT typeof(first_date), typeof(documents), name FROM 'entities.parquet' WHERE entity = 'Q7'"))
                .containsExactly("DATE INTEGER Ada Noe\u0308l");
    }

    private List<String> query(String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery(sql.replaceAll("'(\\w+\\.parquet)'", "'" + directory + "/$1'"))) {
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
}
