package {{package}};

import static dev.sluice.testkit.SluiceAssertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.testkit.MarkedText;
import dev.sluice.testkit.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class {{class}}Test {
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
}
