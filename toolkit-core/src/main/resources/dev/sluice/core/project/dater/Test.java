package {{package}};

import static dev.sluice.testkit.SluiceAssertions.assertThat;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Dater;
import dev.sluice.api.Document;
import dev.sluice.testkit.DaterContract;
import dev.sluice.testkit.TestContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests what the dater says; the promises that every dater makes are inherited. */
class {{class}}Test extends DaterContract<{{class}}Factory.Config> {
    @Test
    void readsTheDateOfTheLine() throws Exception {
        assertThat(date("A letter.\nDated 2020-06-12")).hasPublished("2020-06-12");
    }

    @Test
    void saysNothingOfADayThatIsNone() throws Exception {
        assertThat(date("A letter.\nDated 2020-02-31")).hasNoPublished();
    }

    private Document date(String text) throws Exception {
        Dater dater = new {{class}}Factory().create(config(), TestContext.create());
        return dater.annotate(Document.of("a", text), TestContext.create());
    }

    @Override
    protected ComponentFactory<{{class}}Factory.Config> factory() {
        return new {{class}}Factory();
    }

    @Override
    protected {{class}}Factory.Config config() {
        return new {{class}}Factory.Config("Dated");
    }

    @Override
    protected List<Document> documents() {
        return List.of(Document.of("a", "Dated 2020-06-12"), Document.of("b", "Without a date."));
    }
}
