package {{package}};

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.api.Document;
import dev.sluice.api.Extractor;
import dev.sluice.api.StepException;
import dev.sluice.testkit.TestContext;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class {{class}}Test {
    private final Extractor extractor =
            new {{class}}Factory().create(new {{class}}Factory.Config("Title:"), TestContext.create());

    private Document extract(String file) throws Exception {
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
}
