package {{package}};

import static dev.sluice.testkit.SluiceAssertions.assertThat;

import dev.sluice.api.Annotator;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.testkit.AnnotatorContract;
import dev.sluice.testkit.MarkedText;
import dev.sluice.testkit.TestContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests what the annotator finds; the promises that every annotator makes are inherited. */
class {{class}}Test extends AnnotatorContract<{{class}}Factory.Config> {
    @Test
    void marksTheListedWords() throws Exception {
        MarkedText text = MarkedText.of("One {example={{name}}:} of three, not of examples.");
        Annotator annotator = new {{class}}Factory().create(config(), TestContext.create());
        assertThat(annotator.annotate(text.plain(), TestContext.create())).hasSameAnnotationsAs(text);
    }

    @Override
    protected ComponentFactory<{{class}}Factory.Config> factory() {
        return new {{class}}Factory();
    }

    @Override
    protected {{class}}Factory.Config config() {
        return new {{class}}Factory.Config(List.of("example"));
    }

    @Override
    protected List<Document> documents() {
        return List.of(MarkedText.of("This is an example.").plain());
    }
}
