package {{package}};

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.api.Extractor;
import dev.sluice.api.Input;
import dev.sluice.api.StepException;
import dev.sluice.testkit.ExtractorContract;
import dev.sluice.testkit.TestContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests what is found in a file; the promises that every extractor makes are inherited. */
class {{class}}Test extends ExtractorContract<{{class}}Factory.Config> {
    private Document extract(String file) throws Exception {
        Extractor extractor = new {{class}}Factory().create(config(), TestContext.create());
        byte[] content = file.getBytes(StandardCharsets.UTF_8);
        return extractor
                .extract(Document.of("a.note", ""), content, TestContext.create())
                .get(0)
                .seed();
    }

    @Test
    void tellsTitleAndTextApart() throws Exception {
        Document document = extract("Title: A bridge\n\nIt was opened.\n");
        assertThat(document.metadata().title()).contains("A bridge");
        assertThat(document.text()).isEqualTo("It was opened.");
    }

    @Test
    void declinesWhatIsNotItsOwn() {
        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> extract("<html>"))
                .matches(e -> e.kind() == StepException.Kind.UNSUPPORTED);
    }

    @Override
    protected ComponentFactory<{{class}}Factory.Config> factory() {
        return new {{class}}Factory();
    }

    @Override
    protected {{class}}Factory.Config config() {
        return new {{class}}Factory.Config("Title:");
    }

    @Override
    protected List<Input> inputs() {
        byte[] note = "Title: A bridge\n\nIt was opened.\n".getBytes(StandardCharsets.UTF_8);
        return List.of(Input.part("a.note", null, note), Input.part("b.html", "text/html", new byte[] {'<'}));
    }
}
