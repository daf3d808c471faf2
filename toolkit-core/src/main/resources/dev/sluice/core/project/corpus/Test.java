package {{package}};

import static dev.sluice.testkit.SluiceAssertions.assertThat;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.testkit.CorpusAnnotatorContract;
import dev.sluice.testkit.MarkedText;
import dev.sluice.testkit.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests what the annotator says; the promises that every corpus annotator makes are inherited. */
class {{class}}Test extends CorpusAnnotatorContract<{{class}}Factory.Config> {
    private final {{class}}Annotator annotator = new {{class}}Annotator(2);
    private final TestContext context = TestContext.create();

    @Test
    void marksWordsOfSeveralDocuments() throws Exception {
        MarkedText first = MarkedText.of("A ship left {Oslo={{name}}:} for Bergen.");
        MarkedText second = MarkedText.of("In {Oslo={{name}}:} it rains.");
        List<Document> documents = List.of(first.plain(), second.plain());
        List<Set<String>> observed = new ArrayList<>();
        for (Document document : documents) {
            observed.add(annotator.observe(document, context));
        }
        Map<String, Integer> counts = annotator.combine(observed.stream(), context);
        assertThat(annotator.apply(first.plain(), counts, context)).hasSameAnnotationsAs(first);
        assertThat(annotator.apply(second.plain(), counts, context)).hasSameAnnotationsAs(second);
    }

    @Override
    protected ComponentFactory<{{class}}Factory.Config> factory() {
        return new {{class}}Factory();
    }

    @Override
    protected {{class}}Factory.Config config() {
        return new {{class}}Factory.Config(2);
    }

    @Override
    protected List<Document> documents() {
        return List.of(Document.of("a", "A ship left Oslo."), Document.of("b", "In Oslo it rains."));
    }
}
