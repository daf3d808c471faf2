package dev.sluice.plugins.sqlite;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.testkit.ExporterContract;
import dev.sluice.testkit.MarkedText;
import java.util.List;

class SqliteContractTest extends ExporterContract<SqliteConfig> {
    @Override
    protected ComponentFactory<SqliteConfig> factory() {
        return new SqliteFactory();
    }

    @Override
    protected SqliteConfig config() {
        return new SqliteConfig("documents.sqlite");
    }

    @Override
    protected List<Document> documents() {
        return List.of(
                MarkedText.of("{Ada=PERSON Q7} met {Bo=PERSON NIL1} on {Friday=2020-06-12}.")
                        .id("a/1")
                        .published("2020-06-14")
                        .expected(),
                MarkedText.of("{Bo=PERSON NIL1} stayed in {Ulm=PLACE Q1}.")
                        .id("b")
                        .expected());
    }
}
