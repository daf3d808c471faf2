package {{package}};

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.Exporter;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import java.util.List;
import org.junit.jupiter.api.Test;

class {{class}}Test {
    @Test
    void writesALineForEachDocument() throws Exception {
        Exporter exporter = new {{class}}Factory().create(new {{class}}Factory.Config("a.tsv"), TestContext.create());
        List<Document> documents = List.of(Document.of("a", "Four"), Document.of("b\tc", ""));
        assertThat(TestExport.write(exporter, documents).text("a.tsv")).isEqualTo("a\t4\nb c\t0\n");
    }
}
