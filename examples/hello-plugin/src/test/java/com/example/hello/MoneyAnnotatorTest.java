package com.example.hello;

import static dev.sluice.testkit.SluiceAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.testkit.AnnotatorContract;
import dev.sluice.testkit.MarkedText;
import dev.sluice.testkit.TestContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what the annotator finds; the promises that every annotator makes are inherited. */
class MoneyAnnotatorTest extends AnnotatorContract<MoneyConfig> {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The bridge cost {$3.5 million=money:$} and the toll is {£2=money:£}.",
                "A {€20,000=money:€} prize, then a {¥5-billion=money:¥} deal.",
                "Neither 20 nor $ nor $1.2.3 is an amount."
            })
    void marksAmounts(String marked) throws Exception {
        MarkedText text = MarkedText.of(marked);
        assertThat(annotate(text.plain(), 0)).hasSameAnnotationsAs(text);
    }

    @Test
    void givesTheAmountInUnits() throws Exception {
        Document document = annotate(Document.of("a", "It cost $3.5 million."), 0);
        assertEquals("3500000", document.custom("money").get(0).features().get("amount"));
    }

    @Test
    void leavesSmallAmountsOut() throws Exception {
        assertThat(annotate(Document.of("a", "From $999.99 to $1,000."), 1000)).hasCustom("money", "$1,000");
    }

    private static Document annotate(Document document, double minimum) throws Exception {
        TestContext context = TestContext.create();
        return new MoneyFactory().create(new MoneyConfig(minimum), context).annotate(document, context);
    }

    @Override
    protected ComponentFactory<MoneyConfig> factory() {
        return new MoneyFactory();
    }

    @Override
    protected MoneyConfig config() {
        return new MoneyConfig(0);
    }

    @Override
    protected List<Document> documents() {
        return List.of(Document.of("a", "It cost $3.5 million."), Document.of("b", "No money here."));
    }
}
