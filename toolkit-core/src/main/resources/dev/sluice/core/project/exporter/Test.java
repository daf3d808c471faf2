package {{package}};

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.api.Exporter;
import dev.sluice.testkit.ExporterContract;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests what is written; the promises that every exporter makes are inherited. */
class {{class}}Test extends ExporterContract<{{class}}Factory.Config> {
    @Test
    void writesALineForEachDocument() throws Exception {
        Exporter exporter = new {{class}}Factory().create(config(), TestContext.create());
        assertThat(TestExport.write(exporter, documents()).text("a.tsv")).isEqualTo("a\t4\nb c\t0\n");
    }

    @Override
    protected ComponentFactory<{{class}}Factory.Config> factory() {
        return new {{class}}Factory();
    }

    @Override
    protected {{class}}Factory.Config config() {
        return new {{class}}Factory.Config("a.tsv");
    }

    @Override
    protected List<Document> documents() {
        return List.of(Document.of("a", "Four"), Document.of("b\tc", ""));
    }
}
